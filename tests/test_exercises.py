"""Every exercise: known mistakes are priced as stated and named by one observation, right answers in odd styles score full."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from real_course import BENCH, COURSE
from sample_course import ROOT

from autograder.exercise.check_data import check_data
from autograder.grading.complaints import message
from autograder.selfcheck.proof import Checked
from autograder.selfcheck.run import run_pieces

CELLS = [(assignment.name, cell) for assignment in COURSE.assignments for cell in BENCH.functions(assignment.name)]


@pytest.fixture(scope="module")
def proofs(request: pytest.FixtureRequest) -> dict[tuple[str, str], list[Checked]]:
    """What became of every program of the solution cells that tests were chosen for; cells side by side in processes."""
    chosen = {
        (params["assignment"], params["cell"])
        for item in request.session.items
        if "proofs" in getattr(item, "fixturenames", ()) and (params := item.callspec.params)  # type: ignore[attr-defined]
    }
    # The build, which is tested beside this, begins at the other end: what both need is kept by whoever comes first.
    pieces = [("proof", (*cell, 1, 1)) for cell in reversed(CELLS) if cell in chosen]
    return {(name, cell): found for (_, (name, cell, *_)), found in run_pieces(COURSE, pieces)}


def test_what_mistakes_show_is_found_once_and_kept() -> None:
    """Begun early, and at the other end than the demonstration: what is kept here the other tests need not find out themselves."""
    for name, cell in reversed(CELLS):
        for task in BENCH.tasks(name, cell):
            assert task.known and task.kept.read(task.task.key), task.task.key


@pytest.mark.proof
@pytest.mark.parametrize(("assignment", "cell"), CELLS)
def test_mistakes_are_priced_and_named_and_right_answers_score_full(
    assignment: str, cell: str, proofs: dict[tuple[str, str], list[Checked]]
) -> None:
    found = proofs[assignment, cell]
    assert [one.shortfall for one in found if one.shortfall] == []
    wrong, right = (sum((one.kind == "right") is kind for one in found) for kind in (False, True))
    assert wrong >= 10, f"{cell}.mistakes.toml: {wrong} mistakes; an exercise of this course has ten at least"
    assert right >= 3, (
        f"{cell}.right.py: {right} right answers with the solution; an exercise of this course has three at least"
    )


def test_the_check_in_a_notebook_says_what_grading_says(tmp_path: Path) -> None:
    """One line, in a process that has nothing but the students' library and its data."""
    data = check_data(BENCH.exercises, COURSE.assignment("04-regularization"), ["soft_threshold"])
    (tmp_path / "checks.json").write_text(data, encoding="utf-8")
    cell = "from linearloss import check\nimport numpy as np\ncheck('soft_threshold', lambda W, t: {})"
    for program, says in (
        ("np.sign(W) * np.maximum(np.abs(W) - t, 0)", "soft_threshold: passed."),
        ("np.where(np.abs(W) > t, W, 0.0)", "You set small weights to 0 and leave the large ones alone"),
        ("np.maximum(np.abs(W) - 2 * t, 0)", "twice t"),  # beside another mistake in the same numbers
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


def test_the_readme_shows_what_a_student_reads() -> None:
    task = BENCH.exercises.task(COURSE.assignment("02-svm"), "svm_loss_naive")
    (mistake,) = (one for one in task.mistakes if one.name == "svm_loss_naive/reg-grad-no-2")
    parts = task.grade(task.program_of(mistake))
    reached, whole = (sum(getattr(part, name) for part in parts) for name in ("points", "max_points"))
    shown = f"svm_loss_naive, {reached:g} of {whole:g} points\n{message(parts)}\n"
    assert f"```\n{shown}```" in (COURSE.root / "README.md").read_text(encoding="utf-8")
