"""The submissions of a batch."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import Assignment, Course, CourseError
from autograder.intake import Stray, submissions_in


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's folder for one assignment; what it holds is seen when it is taken in."""

    student: str
    assignment: Assignment


def find_submissions(course: Course, assignment: str | None = None, student: str | None = None) -> list[Submission]:
    """All submissions, or those of one assignment and one student, by student and assignment.

    Raises:
        CourseError: unknown assignment or student, or nothing at all was handed in.
    """
    wanted = [course.assignment(assignment)] if assignment else list(course.assignments)
    everything, strays = submissions_in(course)
    students = list(dict.fromkeys(name for name, _ in everything))
    if not students:
        also = "".join(f" submitted/{stray.name} {stray.reason}." for stray in strays[:10])
        raise CourseError(
            f"There is nothing to grade: no folder submitted/STUDENT/{wanted[0].name}/ with {wanted[0].file} in it.{also}"
        )
    if student is not None and student not in students:
        names = ", ".join(students[:10]) + (", …" if len(students) > 10 else "")
        raise CourseError(f"There is no student {student!r} in submitted/. There are: {names}.")
    found = [Submission(name, each) for name, each in everything if student in (None, name) and each in wanted]
    if not found:
        which = ", ".join(each.name for each in wanted)
        raise CourseError(f"There is nothing to grade: nobody (or not that student) handed in {which}.")
    return found


def find_strays(course: Course) -> list[Stray]:
    """What lies in `submitted/` and is nobody's submission: each is to be named."""
    return submissions_in(course)[1]
