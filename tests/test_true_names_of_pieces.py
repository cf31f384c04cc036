"""Of functions around the losses nothing is said that is not so: programs that look like a known mistake, and are another."""

from __future__ import annotations

import numpy as np
import pytest
from test_true_names import BENCH, assignments, named

from linearloss.errors import stopped
from linearloss.walks import Valley

POWERS_OF_TWO = "def softmax(S):\n    E = 2 ** ({shifted})\n    return E / np.sum(E, axis=1, keepdims=True)\n"
ELASTIC_WITHOUT_BIAS = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if kind == "elastic" and not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    if kind == "elastic":
        return lam * np.sum(beta * V**2 + np.abs(V)), lam * (2 * beta * V + np.sign(V))
    raise ValueError(kind)
"""
REG_TIMES_ACCURACY = "def choose_best(results):\n    return max(results, key=lambda r: r['val_accuracy'] * r['reg'])\n"
CUT_BY_LENGTH = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], y.max() + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        dW = loss_function(W, X[rows], y[rows], reg)[1]
        W = W - (learning_rate * dW / max(np.linalg.norm(dW), 1)).astype(X.dtype)
    return W
"""
N_WITHOUT_EFFECT = "def standard_error(accuracy, n):\n    return np.sqrt(accuracy * (1 - accuracy // n))\n"


@pytest.mark.parametrize(
    ("function", "program", "never"),
    [
        ("softmax", POWERS_OF_TWO.format(shifted="S - S.min(axis=1, keepdims=True)"), ("centre",)),
        ("reg_loss_grad", ELASTIC_WITHOUT_BIAS, ("elastic", "is not used")),
        ("choose_best", REG_TIMES_ACCURACY, ("whatever its accuracy",)),
        ("train_sgd", CUT_BY_LENGTH, ("equally long",)),
        ("standard_error", N_WITHOUT_EFFECT, ("The number of images is",)),
    ],
)
def test_nothing_is_said_that_is_not_so(function: str, program: str, never: tuple[str, ...]) -> None:
    assert not [one.says for one in named(function, program) if any(words in one.says for words in never)]


@pytest.mark.parametrize(
    ("function", "program", "codes"),
    [
        ("reg_loss_grad", ELASTIC_WITHOUT_BIAS, {"bias-still-penalised"}),
        ("train_sgd", CUT_BY_LENGTH, {"gradient-clipped"}),
    ],
)
def test_what_it_is_has_its_name(function: str, program: str, codes: set[str]) -> None:
    assert {one.code for one in named(function, program)} == codes


def test_what_the_loss_function_could_not_answer_is_not_returned_wrongly() -> None:
    source = BENCH.exercises.solution("05-sgd", "LinearClassifier")
    program = source.replace("self.loss_function(self.W, X, y, reg)", "self.loss_function(self.W, y, X, reg)")
    (task,) = (
        one
        for one in BENCH.tasks(assignments()["LinearClassifier"], "LinearClassifier")
        if "predict" in one.exercise.function
    )
    facts = [fact for part in task.grade(task.program(program)) for fact in part.facts]
    assert facts and not [fact for fact in facts if "what the loss function returned" in fact]


def test_an_overflow_is_told_of_the_function_that_raises_it() -> None:
    assert "math.exp" in stopped("f", "OverflowError", "math range error", 3)
    assert "math.exp" not in stopped("f", "OverflowError", "Range exceeds valid bounds", 3)


def test_a_walk_that_stays_where_it_is_has_all_its_steps() -> None:
    valley = Valley(np.ones(2), np.zeros(2))
    for W in ([1.0, 0.0], [0.0, 0.0], [0.0, 0.0]):
        valley(np.array(W))
    assert [len(valley.walk(steps)) for steps in (3, 1)] == [3, 2]
