"""Every exercise: known mistakes are priced as stated and named by one observation, right answers in odd styles score full."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample_course import ROOT

from autograder.course import load_course
from autograder.exercise.check_data import check_data
from autograder.exercise.grading import Exercises
from autograder.selfcheck.proof import Checked, prove
from autograder.selfcheck.run import run_pieces
from autograder.selfcheck.workbench import Workbench

COURSE = load_course(ROOT)
BENCH = Workbench(COURSE)
CELLS = [(assignment.name, cell) for assignment in COURSE.assignments for cell in BENCH.functions(assignment.name)]


@pytest.fixture(scope="module")
def proofs(request: pytest.FixtureRequest) -> dict[tuple[str, str], list[Checked]]:
    """What became of every program of the solution cells that tests were chosen for; cells side by side in processes."""
    chosen = {
        (params["assignment"], params["cell"])
        for item in request.session.items
        if "proofs" in getattr(item, "fixturenames", ()) and (params := item.callspec.params)  # type: ignore[attr-defined]
    }
    pieces = [("proof", (*cell, 1, 1)) for cell in CELLS if cell in chosen]
    return {(name, cell): found for (_, (name, cell, *_)), found in run_pieces(COURSE, pieces)}


@pytest.mark.parametrize(("assignment", "cell"), CELLS)
def test_mistakes_are_priced_and_named_and_right_answers_score_full(
    assignment: str, cell: str, proofs: dict[tuple[str, str], list[Checked]]
) -> None:
    found = proofs[assignment, cell]
    assert [one.shortfall for one in found if one.shortfall] == []
    # Each exercise has wrong and right programs: ten and three at least.
    assert sum(one.kind != "right" for one in found) >= 10 and sum(one.kind == "right" for one in found) >= 3


def test_the_check_in_a_notebook_says_what_grading_says(tmp_path: Path) -> None:
    """One line, in a process that has nothing but the students' library and its data."""
    data = check_data(BENCH.exercises, COURSE.assignment("04-regularization"), ["soft_threshold"])
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
    data = json.loads(check_data(BENCH.exercises, COURSE.assignment("02-svm"), ["svm_loss_naive"]))
    assert "lambda" not in json.dumps(data) and "def " not in json.dumps(data)
    assert data["functions"]["svm_loss_naive"]["parts"] == {"loss": 3, "gradient": 3, "regulariser": 2}


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
    found = prove([task], {"right": "def clip_weights(W, t):\n    return W.clip(-t, t)\n"})
    assert [(one.kind, one.shortfall) for one in found] == [("right", ""), ("wrong", "")]


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
