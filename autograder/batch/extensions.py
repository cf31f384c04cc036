"""More time for one student: nbgrader's own extension of a due date, and the late penalty that follows from it."""

from __future__ import annotations

from datetime import timedelta

from autograder.course import Course, CourseError
from autograder.gradebook.marks import SubmissionMarks
from autograder.gradebook.reading import read_marks
from linearloss.sentences import say

from .gradebook import GradebookWriter


def extend(course: Course, student: str, assignment: str, by: timedelta) -> SubmissionMarks:
    """Move the due date of one student, from that of everybody; a later extension replaces an earlier one.

    Returns:
        the submission as the gradebook has it then, perhaps an empty one.

    Raises:
        CourseError: there is no such student, assignment or due date.
    """
    name = course.assignment(assignment).name
    marks = read_marks(course)
    if student not in marks.students:
        raise CourseError(
            say(
                "The gradebook has no student {student}. Add one by: nbgrader db student add {student}",
                student=repr(student),
            )
        )
    if name not in marks.assignments or marks.assignments[name].due is None:
        raise CourseError(
            say(
                '{name} has no due date that could be moved. Set one by: nbgrader db assignment add {name} --duedate "2026-01-31 23:59 UTC"',
                name=name,
            )
        )
    with GradebookWriter(course) as writer:
        if (student, name) not in marks.submissions:
            writer.gradebook.add_submission(name, student)
        writer.gradebook.grant_extension(name, student, minutes=by.total_seconds() / 60)
        found = read_marks(course).submissions[student, name]
        if any(mark.is_given for mark in found.cells):
            found = writer.renew_penalty(found)
    return found
