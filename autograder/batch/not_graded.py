"""What is entered for a submission on which the grader itself failed: no points, and not zero either."""

from __future__ import annotations

import nbformat

from autograder.build.expand import expand
from autograder.course import Course
from autograder.grading.parts import PartResult
from autograder.judge.engine import Graded
from autograder.judge.run_test import result_of
from autograder.judge.score_output import score_output
from autograder.notebook.official import merge, roles

from .grade_one import Outcome
from .submissions import Submission


def not_graded(course: Course, submission: Submission, reason: str, isolation: str) -> Outcome:
    """Every test `grader_error`, in a notebook with nothing of the student's: who handed it in may have broken ours."""
    assignment = submission.assignment
    notebook = merge(expand(course.source_script(assignment)), nbformat.v4.new_notebook())
    graded = Graded(notebook, isolation)
    for cell in notebook.cells:
        if roles(cell).is_test:
            points = float(cell.metadata["nbgrader"]["points"])
            result = result_of([PartResult("the grader itself failed", 0.0, points, "grader_error", (reason,))])
            graded.results[roles(cell).grade_id] = result
            cell.outputs = [score_output(result)]
    records = graded.records(submission.student, assignment.name, assignment.notebook)
    return Outcome(submission, records, notebook, reason)
