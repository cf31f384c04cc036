"""The submissions of a batch."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import Assignment, Course, CourseError
from autograder.intake import Stray, submissions_in
from linearloss.sentences import joined, say


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
    folder = course.folders.submitted.name
    students = list(dict.fromkeys(name for name, _ in everything))
    if not students:
        also = joined(
            *(
                say(" {folder}/{name} {reason}.", folder=folder, name=one.name, reason=one.reason)
                for one in strays[:10]
            ),
            between="",
        )
        raise CourseError(
            say(
                "There is nothing to grade: no folder {folder}/STUDENT/{name}/ with {file} in it.{also}",
                folder=folder,
                name=wanted[0].name,
                file=wanted[0].file,
                also=also,
            )
        )
    if student is not None and student not in students:
        names = ", ".join(students[:10]) + (", …" if len(students) > 10 else "")
        raise CourseError(
            say(
                "There is no student {student} in {folder}/. There are: {names}.",
                student=repr(student),
                folder=folder,
                names=names,
            )
        )
    found = [Submission(name, each) for name, each in everything if student in (None, name) and each in wanted]
    if not found:
        which = ", ".join(each.name for each in wanted)
        raise CourseError(
            say("There is nothing to grade: nobody (or not that student) handed in {which}.", which=which)
        )
    return found


def find_strays(course: Course) -> list[Stray]:
    """What lies in `submitted/` and is nobody's submission: each is to be named."""
    return submissions_in(course)[1]
