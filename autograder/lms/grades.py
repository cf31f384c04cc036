"""What other systems are to be told: totals after late penalties and hand marks, and who is in the course.

The one place where grades come in: everything else of this package works on `Grades`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from autograder.course import Course, CourseError
from autograder.gradebook.configuration import configuration
from autograder.gradebook.reading import read_marks
from autograder.gradebook.trouble import silence_nbgrader
from linearloss.sentences import say

from .roster import Person, Roster, names_of


@dataclass(frozen=True)
class Grade:
    """One student's assignment.

    Attributes:
        points: after the late penalty; not final while something is `waiting`.
        waiting: the cells that nobody has marked yet.
    """

    points: float
    max_points: float
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grades:
    """The gradebook: (student, assignment) -> grade, the maximum of each assignment, and the students."""

    people: tuple[Person, ...]
    maxima: dict[str, float]
    of: dict[tuple[str, str], Grade] = field(default_factory=dict)


def read_grades(course: Course) -> Grades:
    """Everything that the gradebook holds of those who are in the course; nothing if there is none.

    Raises:
        CannotGoOn: the gradebook cannot be read.
    """
    marks = read_marks(course)
    people = tuple(
        _person(one.id, one.first_name, one.last_name, one.email, one.lms_user_id) for one in marks.students.values()
    )
    found = {
        (student, assignment): Grade(one.total, one.max_points, tuple(mark.cell for mark in one.undecided))
        for (student, assignment), one in marks.submissions.items()
        if student in marks.students
    }
    return Grades(people, {name: entry.max_points for name, entry in marks.assignments.items()}, found)


def remember(course: Course, people: Iterable[Person]) -> None:
    """Tell the gradebook names, addresses and Canvas's numbers that it does not have yet: pages and tables show them.

    Raises:
        CourseError: the gradebook is locked or damaged.
    """
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import DBAPIError

    kept = configuration(course.root)
    if kept.folders.gradebook is not None and not kept.folders.gradebook.is_file():
        return
    silence_nbgrader()
    try:
        with Gradebook(kept.db_url, kept.course_id) as gradebook:
            known = {one.id: one for one in gradebook.students}
            for person in people:
                first, last = person.first_last
                wanted = {
                    "first_name": first, "last_name": last,
                    "email": person.keys.get("email", ""), "lms_user_id": person.keys.get("canvas", ""),
                }  # fmt: skip
                entry = known.get(person.student)
                new = {key: value for key, value in wanted.items() if value and not getattr(entry, key, None)}
                if new or entry is None:
                    gradebook.update_or_create_student(person.student, **new)
    except DBAPIError as error:
        raise CourseError(
            say(
                "{gradebook} does not take the names of students ({reason}). Collect again later.",
                gradebook=kept.gradebook,
                reason=error.orig,
            )
        ) from error


def roster_of(grades: Grades) -> Roster:
    """The gradebook's students; there may be others whom it does not know yet."""
    return Roster(grades.people, say("the gradebook"), complete=False)


def under_known_ids(roster: Roster, grades: Grades) -> Roster:
    """The same people, each under the id that the gradebook has them by: lists of one course differ in what they say of a student.

    Only what is one person's decides: id, student number, address, Canvas's number; a name never does, but is told.
    """
    ours = Roster(grades.people, "")
    meant = [(_known(person, ours) or person.student, person) for person in roster.people]
    times = Counter(student for student, _ in meant)
    people = [replace(person, student=student) if times[student] == 1 else person for student, person in meant]
    return Roster(people, roster.source, roster.complete, _namesakes(people, ours))


def _namesakes(people: Iterable[Person], ours: Roster) -> dict[str, list[str]]:
    """Who would be new in the gradebook, and whom of that name it has under an id that the list does not have."""
    people = list(people)
    listed, known = {one.student for one in people}, {one.student for one in ours.people}
    found = {
        person.student: [*{one.student: True for name in person.names for one in ours.named(name)}]
        for person in people
        if person.student not in known
    }
    return {student: left for student, ids in found.items() if (left := [one for one in ids if one not in listed])}


def _known(person: Person, ours: Roster) -> str:
    """The id of the one student of the gradebook who is this person; empty if nobody is, or several could be."""
    keys = {key for key in person.keys.items() if key[0] != "participant"}
    ids = {person.student, *(value for _, value in keys)}
    keys |= {("login", text) for text in ids}
    found = {one.student for kind, value in keys for one in ours.by_key(kind, value)}
    return found.pop() if len(found) == 1 else ""


def _person(student: str, first: str | None, last: str | None, email: str | None, canvas: str | None) -> Person:
    keys = {"login": student, "email": email or "", "canvas": canvas or ""}
    name = f"{first or ''} {last or ''}".strip()
    both = [f"{first} {last}", f"{last}, {first}"] if first and last else []
    return Person(student, name, {kind: value for kind, value in keys.items() if value}, names_of(name, *both))
