"""Every exercise: known mistakes are priced as stated and named by one observation, right answers in odd styles score full."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from sample_course import ROOT

from autograder.course import import_from, load_course
from autograder.exercise.check_data import check_data
from autograder.exercise.grading import Exercises
from autograder.exercise.proof import prove
from autograder.exercise.right_answers import right_answers

COURSE = load_course(ROOT)
WRITTEN = [
    (assignment, path.name.split(".")[0])
    for assignment in COURSE.assignments
    for path in sorted(COURSE.source_script(assignment).parent.glob("*.mistakes.toml"))
    if path.with_name(path.name.replace(".mistakes.toml", ".py")).is_file()
    and not path.name.startswith(f"{assignment.notebook}.")
]
OF_A_CLASS = [(COURSE.assignment("05-sgd"), f"LinearClassifier.{test}") for test in ("train", "predict_and_loss")]


@cache
def exercises() -> Exercises:
    import_from(COURSE)
    return Exercises(COURSE)


@pytest.mark.parametrize(
    ("assignment", "function"), WRITTEN + OF_A_CLASS, ids=lambda value: getattr(value, "name", value)
)
def test_one_observation_prices_and_names(assignment, function):  # type: ignore[no-untyped-def]
    right = {
        one.title: one.source for one in right_answers(COURSE, assignment) if one.function == function.partition(".")[0]
    }
    assert not prove(exercises().task(assignment, function), right)


def test_the_check_in_a_notebook_says_what_grading_says(tmp_path: Path) -> None:
    """One line, in a process that has nothing but the students' library and its data."""
    data = check_data(exercises(), COURSE.assignment("04-regularization"), ["soft_threshold"])
    (tmp_path / "checks.json").write_text(data, encoding="utf-8")
    cell = "from linearloss import check\nimport numpy as np\ncheck('soft_threshold', lambda W, t: {})"
    for program, says in (
        ("np.sign(W) * np.maximum(np.abs(W) - t, 0)", "soft_threshold: passed."),
        ("np.where(np.abs(W) > t, W, 0.0)", "You set small weights to 0 and leave the large ones alone"),
        ("W.no_such_thing", "AttributeError"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", cell.format(program)],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert says in done.stdout + done.stderr, done.stderr


def test_the_data_of_the_checks_hold_no_program() -> None:
    data = json.loads(check_data(exercises(), COURSE.assignment("02-svm"), ["svm_loss_naive"]))
    assert "lambda" not in json.dumps(data) and "def " not in json.dumps(data)
    assert data["svm_loss_naive"]["parts"] == {"loss": 3, "gradient": 3, "regulariser": 2}
