"""What other systems are to be told: totals after late penalties and hand marks, and who is in the course.

The one place where grades come in: everything else of this package works on `Grades`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.course import Course, CourseError

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
    """Everything that the gradebook holds; nothing if there is none."""
    from nbgrader.api import Gradebook

    path = course.root / "gradebook.db"
    if not path.is_file():
        return Grades((), {})
    found: dict[tuple[str, str], Grade] = {}
    with Gradebook(f"sqlite:///{path}") as gradebook:
        people = [
            _person(one.id, one.first_name, one.last_name, one.email, one.lms_user_id) for one in gradebook.students
        ]
        maxima = {one.name: float(one.max_score) for one in gradebook.assignments}
        for assignment in maxima:
            for one in gradebook.assignment_submissions(assignment):
                waiting = tuple(
                    grade.name for notebook in one.notebooks for grade in notebook.grades if grade.needs_manual_grade
                )
                points = max(0.0, one.score - sum(notebook.late_submission_penalty or 0 for notebook in one.notebooks))
                found[one.student.id, assignment] = Grade(points, float(one.max_score), waiting)
    return Grades(tuple(people), maxima, found)


def remember(course: Course, people: Iterable[Person]) -> None:
    """Tell the gradebook names, addresses and Canvas's numbers that it does not have yet: pages and tables show them.

    Raises:
        CourseError: the gradebook is locked or damaged.
    """
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import DBAPIError

    path = course.root / "gradebook.db"
    if not path.is_file():
        return
    try:
        with Gradebook(f"sqlite:///{path}") as gradebook:
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
            f"{path.name} does not take the names of students ({error.orig}). Collect again later."
        ) from error


def roster_of(grades: Grades) -> Roster:
    """The gradebook's students; there may be others whom it does not know yet."""
    return Roster(grades.people, "the gradebook", complete=False)


def _person(student: str, first: str | None, last: str | None, email: str | None, canvas: str | None) -> Person:
    keys = {"login": student, "email": email or "", "canvas": canvas or ""}
    name = f"{first or ''} {last or ''}".strip()
    both = [f"{first} {last}", f"{last}, {first}"] if first and last else []
    return Person(student, name, {kind: value for kind, value in keys.items() if value}, names_of(name, *both))
