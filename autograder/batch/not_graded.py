"""What is entered for a submission on which the grader itself failed: no points, and not zero either."""

from __future__ import annotations

import nbformat

from autograder.build.expand import expand
from autograder.course import Course
from autograder.judge.engine import nothing_to_grade
from autograder.notebook.official import merge

from .grade_one import Outcome
from .submissions import Submission


def not_graded(course: Course, submission: Submission, reason: str, isolation: str) -> Outcome:
    """Every test `grader_error`, in a notebook with nothing of the student's: who handed it in may have broken ours."""
    assignment = submission.assignment
    notebook = merge(expand(course.source_script(assignment)), nbformat.v4.new_notebook())
    graded = nothing_to_grade(notebook, reason, isolation, "grader_error")
    records = graded.records(submission.student, assignment.name, assignment.notebook)
    return Outcome(submission, records, notebook, reason, is_graded=False)
