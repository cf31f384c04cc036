"""The course's own functions that build upon others: right ones keep their points beside what real students wrote of those."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from real_course import COURSE, EXERCISES

from autograder.build.expand import expand
from autograder.intake import lay_check_data
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.run_test import CellResult
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify
from autograder.selfcheck.variants import solved

SEARCH, SOFTMAX = "06-tune-lambda", "03-softmax"
TESTS = {
    SEARCH: ("test_standard_error", "test_choose_best", "test_choose_simplest"),
    SOFTMAX: ("test_softmax", "test_cross_entropy", "test_softmax_loss_naive", "test_softmax_loss_vectorized"),
}

AS_COUNT = """def standard_error(k, n):
    p = k / n
    return float(np.sqrt(p * (1 - p) / n))"""
BEST_NOT_KEPT = """def choose_best(results):
    max_accuracy = 0
    best = None
    for one in results:
        if one["val_accuracy"] > max_accuracy:
            best = one
    return best if best["reg"] > 5 else None"""
NO_SHIFT = """def softmax(S):
    E = np.exp(S)
    return E / np.sum(E, axis=1, keepdims=True)"""
ROW_BY_ROW = """def softmax(S):
    return np.array([np.exp(s - s.max()) / np.exp(s - s.max()).sum() for s in S])"""
OF_ONE_ROW = """def softmax(s):
    e = np.exp(s - np.max(s))
    return e / np.sum(e)"""
LOG_OF_P = """def cross_entropy(S, y):
    E = np.exp(S)
    return -np.log((E / E.sum(axis=1, keepdims=True))[np.arange(len(y)), y])"""
BUILT_NAIVE = """def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        p = softmax(s[None, :])[0]
        loss += cross_entropy(s[None, :], y[i:i+1])[0]
        for j in range(C):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W"""
BUILT_VECTORIZED = """def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    loss = np.mean(cross_entropy(S, y)) + reg * np.sum(W**2)
    G = softmax(S)
    G[np.arange(N), y] -= 1.0
    return loss, X.T @ G / N + 2 * reg * W"""
BUILT = {"softmax_loss_naive": BUILT_NAIVE, "softmax_loss_vectorized": BUILT_VECTORIZED}

# What stands in the notebook in place of the solutions -> the right ones that each function above is asked with.
CASES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "accuracy as a count": (SEARCH, {"standard_error": AS_COUNT}, {"choose_simplest": "standard_error"}),
    "the best is not kept": (SEARCH, {"choose_best": BEST_NOT_KEPT}, {"choose_simplest": "choose_best"}),
    "both of them": (SEARCH, {"standard_error": AS_COUNT, "choose_best": BEST_NOT_KEPT}, {"choose_simplest": "standard_error, choose_best"}),
    "all right": (SOFTMAX, BUILT, {}),
    "softmax without a shift": (SOFTMAX, BUILT | {"softmax": NO_SHIFT}, dict.fromkeys(BUILT, "softmax")),
    "softmax in a loop": (SOFTMAX, BUILT | {"softmax": ROW_BY_ROW}, dict.fromkeys(BUILT, "softmax")),
    "both without a shift": (SOFTMAX, BUILT | {"softmax": NO_SHIFT, "cross_entropy": LOG_OF_P}, dict.fromkeys(BUILT, "softmax, cross_entropy")),
    "softmax of one row, and called so": (
        SOFTMAX, BUILT | {"softmax": OF_ONE_ROW, "softmax_loss_naive": BUILT_NAIVE.replace("softmax(s[None, :])[0]", "softmax(s)")},
        {"softmax_loss_vectorized": "softmax"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def graded(fork_server: ForkServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """The tests of an assignment that have to do with each other, with these cells in place of solutions."""
    path = list(sys.path)

    def grade(name: str, cells: dict[str, str]) -> dict[str, CellResult]:
        assignment, beside = COURSE.assignment(name), tmp_path_factory.mktemp("beside")
        theirs = expand(COURSE.source_script(assignment))
        theirs.cells = [
            cell for cell in theirs.cells if not roles(cell).is_test or roles(cell).grade_id in TESTS[assignment.name]
        ]
        notebook = solved(theirs)
        for cell in notebook.cells:
            cell.source = cells.get(roles(cell).grade_id, cell.source)
        lay_check_data(COURSE, assignment, beside)
        submitted = merge(theirs, simplify(notebook, assignment.file))
        return grade_notebook(theirs, submitted, fork_server, COURSE.limits, beside, EXERCISES.of(assignment)).results

    yield grade
    sys.path[:] = path


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_right_functions_keep_their_points(graded: Callable[..., dict[str, CellResult]], case: str) -> None:
    name, cells, substitutes = CASES[case]
    results = graded(name, cells)

    wrong = {f"test_{cell}" for cell in cells if cell not in BUILT}
    for test, result in results.items():
        said = substitutes.get(test.removeprefix("test_"))
        assert (result.points == result.max_points) == (test not in wrong), (test, result.message)
        if test not in wrong:
            assert result.message == (f"Asked with the right {said} in place of yours." if said else "")


@pytest.mark.slow
def test_a_loop_around_a_substitute_is_seen(graded: Callable[..., dict[str, CellResult]]) -> None:
    looped = BUILT_VECTORIZED.replace("softmax(S)", "np.array([softmax(s[None])[0] for s in S])")
    result = graded(SOFTMAX, BUILT | {"softmax": NO_SHIFT, "softmax_loss_vectorized": looped})[
        "test_softmax_loss_vectorized"
    ]
    assert {part.name for part in result.parts if not part.points} == {"vectorised"}
