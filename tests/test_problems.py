"""Seeded random problems, and files that were handed in beside the notebook."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from autograder.grading import generator, random_problem
from autograder.grading.problems import other_problems
from linearloss import CheckFailed
from linearloss.submission import handed_in, submitted_file


def test_a_problem_is_what_its_arguments_say() -> None:
    problem = random_problem(3, N=40, D=5, C=4, absent=2, dtype="float32")
    assert problem.W.shape == (5, 4) and problem.X.shape == (40, 5) and problem.y.shape == (40,)
    assert problem.W.dtype == problem.X.dtype == np.float32 and problem.y.dtype == np.int64
    assert set(problem.y) == {0, 1, 3}
    np.testing.assert_array_equal(problem.X[:, -1], 1.0)
    np.testing.assert_array_equal(problem.scores, problem.X @ problem.W)


def test_problems_repeat_by_seed_and_differ_between_seeds() -> None:
    one, same, other = (random_problem(seed, 6, 5, 3) for seed in (1, 1, 2))
    assert all(np.array_equal(getattr(one, k), getattr(same, k)) for k in "WXy")
    assert not np.array_equal(one.X, other.X) and not np.array_equal(one.W, other.W)


def test_whoever_changes_a_problem_changes_his_own_copy() -> None:
    random_problem(1, 6, 5, 3).X.fill(0.0)
    assert np.any(random_problem(1, 6, 5, 3).X)
    every_day = random_problem(1, 6, 5, 3)
    with other_problems(4):
        assert not np.array_equal(random_problem(1, 6, 5, 3).W, every_day.W)


def test_weights_scale() -> None:
    np.testing.assert_allclose(random_problem(1, 6, 5, 3, weight=10).W, 10 * random_problem(1, 6, 5, 3).W)


def test_while_the_grader_is_checked_every_problem_is_another_one() -> None:
    plain = generator(1).random(3)
    with other_problems(2):
        assert not np.array_equal(generator(1).random(3), plain)
        with other_problems(0):
            assert np.array_equal(generator(1).random(3), plain)
    assert np.array_equal(generator(1).random(3), plain)


def test_files_are_sought_beside_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, elsewhere = tmp_path / "beside", tmp_path / "elsewhere"
    for folder in (beside, elsewhere):
        folder.mkdir()
    (beside / "best.npz").write_bytes(b"12345")
    (beside / "link.npz").symlink_to(beside / "best.npz")
    monkeypatch.chdir(elsewhere)
    with handed_in(beside):
        assert submitted_file("best.npz").read_bytes() == b"12345"
        for name in ("link.npz", "none.npz", "."):
            with pytest.raises(CheckFailed) as caught:
                submitted_file(name)
            assert caught.value.layer == "missing"
        with pytest.raises(CheckFailed, match="more than"):
            submitted_file("best.npz", most_bytes=4)
    with pytest.raises(CheckFailed):
        submitted_file("best.npz")
