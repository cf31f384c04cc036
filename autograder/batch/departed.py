"""Students who have left the course: their folders are still there, and grading must not bring them back into the gradebook."""

from __future__ import annotations

from collections.abc import Collection

from autograder.course import Course
from autograder.gradebook.reading import read_marks
from autograder.intake.text import shown
from linearloss.sentences import say

from .store import ResultStore


def departed(course: Course, students: Collection[str]) -> list[str]:
    """Those of `students` who have been graded and are not in the gradebook any more.

    In a gradebook that has been made anew nobody has been graded: there, results of before count for nothing, and go.
    """
    known, store = read_marks(course).students, ResultStore(course.root / "results")
    if not known:
        for path in store.folder.glob("*/*.json"):
            path.unlink()
        return []
    return sorted(
        student
        for student in students
        if student not in known
        and any(store.path(assignment.name, student).is_file() for assignment in course.assignments)
    )


def in_words(student: str) -> str:
    """That a student is left out, and what to do."""
    return say(
        "{student} was graded, and then removed from the gradebook: left out. Take submitted/{student}/ away, or have the "
        "student back by `nbgrader db student add {student}`.",
        student=shown(student),
    )
