"""What the tests of the last notebook's file of results share."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from autograder.grading import Score
from linearloss.submission import handed_in
from solutions.hidden.tune_lambda import grade_results_file

FILE = "tune_lambda_results.npz"
POINTS = {
    "file": 1, "search": 2, "table": 2, "choice": 2, "test images": 2,
    "validation accuracy 0.36": 1, "validation accuracy 0.38": 1, "validation accuracy 0.39": 1,
}  # fmt: skip
Arrays = dict[str, np.ndarray]


def graded(folder: Path) -> Score:
    with handed_in(folder):
        return grade_results_file(dict(POINTS))


def lost(score: Score) -> set[str]:
    assert not [part for part in score.parts if part.status == "grader_error"], score.parts
    assert {part.name: part.max_points for part in score.parts} == POINTS
    assert float(score) == sum(part.max_points for part in score.parts if part.status == "passed")
    return {part.name for part in score.parts if part.status != "passed"}


def diagnoses(score: Score) -> set[str]:
    return {code for part in score.parts for code in part.diagnoses}
