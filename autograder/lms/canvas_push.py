"""Puts totals into Canvas through its own interface, by canvasapi: an optional package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.course import Assignment, CourseError
from autograder.intake.text import one_line, shown
from linearloss.sentences import say

from .filling import EXCUSED, Column, check_maximum, column_of, number, why_none
from .grades import Grades
from .matches import Matches
from .roster import Person, Roster, names_of
from .table import Table

TOKEN = "CANVAS_API_TOKEN"  # the environment variable: a token on the command line would be seen by others
INSTALL = "python -m pip install canvasapi"


@dataclass
class Push:
    """What will be sent for one assignment.

    Attributes:
        entries: Canvas's user id -> the number, as text.
        named: the same for the eye, a line each, with another number that is there now.
        left: who gets none, and why.
    """

    title: str
    target: Any
    entries: dict[int, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def plan_push(
    address: str, token: str, course_id: int, assignment: Assignment, grades: Grades, title: str | None = None, scale: bool = False
) -> Push:  # fmt: skip
    """Ask Canvas for the assignment and the students, and decide about every total; nothing is changed there.

    Args:
        address: e.g. `https://canvas.example.edu`.
        course_id: Canvas's number of the course.

    Raises:
        CourseError: canvasapi is not installed, Canvas refuses, or the assignment cannot be told.
    """
    try:
        from canvasapi import Canvas
        from canvasapi.exceptions import CanvasException
    except ImportError as error:
        raise CourseError(
            say(
                "--push needs the package canvasapi: {install}. Without it: --fill a downloaded gradebook.",
                install=INSTALL,
            )
        ) from error
    try:
        course = Canvas(address, token).get_course(course_id)
        found = {one.id: one for one in course.get_assignments()}
        target = found[_assignment(found, assignment, title)]
        roster = Roster(map(_person, course.get_users(enrollment_type=["student"])), say("the course in Canvas"))
        there = {one.user_id: one for one in target.get_submissions()}
    except (CanvasException, OSError) as error:
        raise CourseError(
            say("Canvas at {address} did not answer as it should: {error}", address=address, error=one_line(error))
        ) from error
    push = Push(target.name, target)
    maximum = getattr(target, "points_possible", None)
    table = Table("Canvas", [[target.name, ""]])
    check_maximum(Column(0, assignment.name, maximum), grades, table, scale)
    _decide(push, assignment, grades, roster, there, maximum if scale else None)
    return push


def carry_out(push: Push) -> None:
    """Send it.

    Raises:
        CourseError: Canvas refuses.
    """
    from canvasapi.exceptions import CanvasException

    data = {user: {"posted_grade": value} for user, value in push.entries.items()}
    try:
        push.target.submissions_bulk_update(grade_data=data)
    except (CanvasException, OSError) as error:
        raise CourseError(say("Canvas did not take the grades: {error}", error=one_line(error))) from error


def _decide(
    push: Push, assignment: Assignment, grades: Grades, roster: Roster, there: Mapping[int, Any], maximum: float | None
) -> None:
    matches = Matches(roster, grades.people, {student for student, _ in grades.of})
    for (student, name), grade in sorted(grades.of.items()):
        if name != assignment.name:
            continue
        row = matches.of(student)
        if isinstance(row, str):
            push.left.append(row)
            continue
        user = int(row.keys["canvas"])
        if why := why_none(grade, EXCUSED if getattr(there.get(user), "excused", False) else ""):
            push.left.append(f"{shown(student)}: {why}")
            continue
        share = maximum / grade.max_points if maximum and grade.max_points else 1.0
        push.entries[user] = number(grade.points * share)
        before = getattr(there.get(user), "entered_score", None)
        earlier = "" if before is None or number(before) == push.entries[user] else f"{number(before)} → "
        push.named.append(f"{shown(student)} ({shown(row.name)}): {earlier}{push.entries[user]}")


def _assignment(found: Mapping[int, Any], assignment: Assignment, title: str | None) -> int:
    """As a column of a gradebook is found."""
    ids = list(found)
    table = Table(say("The course in Canvas"), [[str(found[one].name) for one in ids] + [""]])
    index = column_of(table, assignment, range(len(ids)), title)
    if index is None:
        names = ", ".join(shown(heading, 40) for heading in table.heading[:8] if heading)
        raise CourseError(
            say(
                "The course in Canvas has no assignment for {name} (it has: {names}). Name it: --column TITLE",
                name=assignment.name,
                names=names,
            )
        )
    return ids[index]


def _person(user: Any) -> Person:
    def said(name: str) -> str:
        return str(getattr(user, name, None) or "")

    keys = {"canvas": str(user.id), "number": said("sis_user_id"), "login": said("login_id"), "email": said("email")}
    keys = {kind: value for kind, value in keys.items() if value}
    return Person(keys.get("login", str(user.id)), said("name"), keys, names_of(said("name"), said("sortable_name")))
