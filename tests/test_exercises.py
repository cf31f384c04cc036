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
from autograder.exercise.loading import exercise_file
from autograder.exercise.proof import prove
from autograder.exercise.right_answers import right_answers

COURSE = load_course(ROOT)
WRITTEN = [
    (assignment, function)
    for assignment in COURSE.assignments
    for path in sorted(COURSE.source_script(assignment).parent.glob("*.mistakes.toml"))
    for function in (path.name.split(".")[0],)
    if exercise_file(COURSE, assignment, function).is_file()
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


def test_the_small_example_of_the_contributors_page_is_complete(tmp_path: Path) -> None:
    """As it is printed there: one mistake, priced and named, and nothing that is forgotten."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = page[page.index("A small one, complete:") :]
    program, mistakes = (part.split(f"```{kind}\n", 1)[1].split("```", 1)[0] for kind in ("python", "toml"))
    topic = tmp_path / "solutions" / "01-clip"
    topic.mkdir(parents=True)
    (topic / "clip_weights.exercise.py").write_text(program, encoding="utf-8")
    (topic / "clip_weights.mistakes.toml").write_text(mistakes, encoding="utf-8")
    (topic / "clip.py").write_text(CLIP_NOTEBOOK, encoding="utf-8")
    (tmp_path / "solutions" / "course.toml").write_text(CLIP_COURSE, encoding="utf-8")
    course = load_course(tmp_path)
    task = Exercises(course).task(course.assignment("01-clip"), "clip_weights")
    assert len(task.mistakes) == 1 and not prove(task, {"right": "def clip_weights(W, t):\n    return W.clip(-t, t)\n"})


CLIP_COURSE = """\
title = "A course"
[[assignments]]
name = "01-clip"
notebook = "clip"
title = "Clipping"
minutes = 5
"""
CLIP_NOTEBOOK = """\
# %% setup="imports"
import numpy as np
from linearloss import check

# %% solution="clip_weights"
def clip_weights(W, t):
    ### BEGIN SOLUTION
    return np.clip(W, -t, t)
    ### END SOLUTION

# %% [markdown] hints="clip_weights"
# What is large?
#
# ---
#
# np.clip.
#
# ---
#
# Both limits.

# %% test="test_clip_weights" points=3
check("clip_weights", clip_weights)
"""
