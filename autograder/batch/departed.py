"""Students who have left the course: their folders are still there, and grading must not bring them back into the gradebook."""

from __future__ import annotations

from collections.abc import Collection

from autograder.course import Course
from autograder.gradebook.reading import read_marks
from autograder.intake.text import shown
from linearloss.sentences import say

from .store import ResultStore


def departed(course: Course, students: Collection[str]) -> list[str]:
    """Those of `students` who have been graded and are not in the gradebook any more; nobody, if it is empty."""
    known, store = read_marks(course).students, ResultStore(course.root / "results")
    if not known:
        return []
    return sorted(
        student
        for student in students
        if student not in known
        and any(store.path(assignment.name, student).is_file() for assignment in course.assignments)
    )


def forget_another_gradebook(course: Course) -> str:
    """Where the gradebook is empty, as one that has been made anew, remove results of before; what to tell of it.

    They count for nothing there, and who has one would seem to have left.
    """
    results = [*ResultStore(course.root / "results").folder.glob("*/*.json")]
    if not results or read_marks(course).students:
        return ""
    for path in results:
        path.unlink()
    return say(
        "The gradebook is empty: {count} results of before do not belong to it and were removed. Is db_url the right one?",
        count=len(results),
    )


def in_words(student: str) -> str:
    """That a student is left out, and what to do."""
    return say(
        "{student} was graded, and then removed from the gradebook: left out. Take submitted/{student}/ away, or have the "
        "student back by `nbgrader db student add {student}`.",
        student=shown(student),
    )
