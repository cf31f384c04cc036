"""What is told where something has no name: hints of an exercise, and arguments that change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from real_course import COURSE, EXERCISES
from test_beyond import told

from autograder.grading.complaints import message

ROWS = """\
def project_max_norm(W, max_norm):
    lengths = np.sum(np.abs(W), axis=1, keepdims=True)
    return np.where(lengths > max_norm, W / lengths * max_norm, W)
"""
FIXED_RATE = """\
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range({steps}):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - {rate} * dW
    {end}
"""
OWN_NORMS = """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    l2, l1 = lam * np.linalg.norm(W, 2), lam * np.linalg.norm(W, 1)
    if kind == "l2":
        return l2, 2 * lam * W
    if kind == "l1":
        return l1, lam * np.sign(W)
    if kind == "elastic":
        return beta * l2 + {factor}l1, lam * (2 * beta * W + np.sign(W))
    raise ValueError(kind)
"""
LOSS_ONLY = """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not {flag}:
        W = W[:-1]
    if kind == "l2":
        return 0.5 * lam * np.sum(W**2)
    if kind == "l1":
        return lam * np.sum(np.abs(W))
    if kind == "elastic":
        return lam * np.sum(beta * W**2 + np.abs(W))
    raise ValueError(kind)
"""
MIXES = "you multiply what you have for L1 by 1 - beta"
REG_TIMES_DATA = """
def svm_loss_vectorized(W, X, y, reg):
    S, rows = X @ W, np.arange(len(y))
    M = np.maximum(0, S - S[rows, y][:, None] + 1)
    M[rows, y] = 0
    A = (M > 0).astype(float)
    A[rows, y] = -A.sum(axis=1)
    return reg * M.sum() + np.sum(W * W) / (2 * len(y)), reg * X.T @ A + W / len(y)
"""


def graded(assignment: str, function: str, program: str) -> str:
    """What is said of a program that no error stops."""
    task = EXERCISES.task(COURSE.assignment(assignment), function)
    with np.errstate(all="ignore"):
        return message(task.grade(task.program(program)))


def test_it_is_told_that_rows_are_scaled_and_not_columns() -> None:
    hint = "It is the rows of W that are scaled"
    assert hint in graded("04-regularization", "project_max_norm", ROWS)
    assert hint not in graded("04-regularization", "project_max_norm", ROWS.replace("axis=1", "axis=0"))


@pytest.mark.parametrize(
    ("steps", "rate", "end", "hints"),
    [
        ("100", "0.01", "print(loss)", {"learning_rate", "num_iters"}),
        ("num_iters", "0.01", "return W, history", {"learning_rate"}),
        ("num_iters", "learning_rate", "print(history)", set()),
    ],
    ids=["neither counts", "a fixed rate", "nothing comes back"],
)
def test_it_is_told_which_number_a_walk_does_not_depend_on(steps: str, rate: str, end: str, hints: set[str]) -> None:
    said = graded("05-sgd", "gradient_descent", FIXED_RATE.format(steps=steps, rate=rate, end=end))
    assert {name for name in ("learning_rate", "num_iters") if f"for another {name}" in said} == hints


@pytest.mark.parametrize(("factor", "is_told"), [("(1 - beta) * ", True), ("", False)])
def test_the_elastic_net_is_seen_beside_the_penalties_that_the_function_has(factor: str, is_told: bool) -> None:
    said = graded("04-regularization", "reg_loss_grad", OWN_NORMS.format(factor=factor))
    assert (MIXES in said) is is_told


def test_nothing_is_mixed_where_every_kind_and_every_beta_has_the_same_loss() -> None:
    program = "def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):\n    return lam * np.sum(W**2) / W.shape[1], lam * W\n"
    assert MIXES not in graded("04-regularization", "reg_loss_grad", program)


@pytest.mark.parametrize(("flag", "is_told"), [("True", True), ("penalise_bias", False)])
def test_an_argument_that_changes_nothing_is_told_where_half_of_the_result_is_missing(flag: str, is_told: bool) -> None:
    said = message(told("04-regularization", "reg_loss_grad", LOSS_ONLY.format(flag=flag)))
    assert ("stays the same when penalise_bias changes" in said) is is_told


def test_what_reg_multiplies_is_not_told_as_what_changes_nothing() -> None:
    said = graded("02-svm", "svm_loss_vectorized", REG_TIMES_DATA)
    assert "reg multiplies it" in said and "stays the same when" not in said


@pytest.mark.parametrize(("dtype", "is_told"), [("images.dtype", True), ("np.float32", False)])
def test_images_cut_to_whole_numbers_are_told(dtype: str, is_told: bool) -> None:
    rows = "(images.reshape(len(images), -1) - mean) / std"
    program = f"def standardise(images, mean, std):\n    return ({rows}).astype({dtype})\n"
    assert ("it returns uint8" in graded("06-tune-lambda", "standardise", program)) is is_told


def test_another_order_of_images_is_no_other_argument() -> None:
    said = message(
        told("06-tune-lambda", "pixel_statistics", "def pixel_statistics(images):\n    return images.mean(axis=0)\n")
    )
    assert "stays the same" not in said


def test_a_walk_that_comes_back_to_a_place_has_not_stopped_there() -> None:
    program = FIXED_RATE.format(steps="num_iters", rate="learning_rate", end="return W, history")
    parts = told(
        "05-sgd", "gradient_descent", program.replace("loss_function(W)", "loss_function(W); dW = np.clip(dW, -1, 1)")
    )
    assert "not the one after the last step" not in message(parts)


@pytest.mark.parametrize(
    ("assignment", "function", "program", "codes"),
    [
        ("05-sgd", "add_bias", "def add_bias(X):\n    return [[1.0] + list(row) for row in X]", {"list-returned", "bias-first"}),
        ("06-tune-lambda", "choose_best", "def choose_best(results):\n    best = max(results, key=lambda one: one['val_accuracy'])\n    return best['val_accuracy'], best", {"several-values-returned", "first-of-a-tie"}),
        ("04-regularization", "soft_threshold", "def soft_threshold(W, t):\n    out = np.sign(W) * np.maximum(np.abs(W) - t / 2, 0)\n    return out, np.mean(out == 0)", {"soft-threshold-half-t"}),
        ("06-tune-lambda", "pixel_statistics", "def pixel_statistics(images):\n    mu, sigma = images.mean(axis=0), images.std(axis=0, ddof=1)\n    return (images - mu) / sigma, mu, sigma", {"ddof", "zero-deviation"}),
        ("06-tune-lambda", "pixel_statistics", "def pixel_statistics(images):\n    mu = np.mean(images, 0).reshape(1, -1)\n    return mu, np.std(images - mu, 0, ddof=1).reshape(1, -1)", {"shape-error", "ddof", "zero-deviation"}),
        ("04-regularization", "soft_threshold", "def soft_threshold(W, t):\n    return np.where(np.abs(W) > t, np.where(W > 0, W - t, W), 0)", {"soft-threshold-positive-only"}),
    ],
    ids=["a list", "a pair with a dictionary", "a pair with an array", "three things", "images as rows", "negative ones kept"],
)  # fmt: skip
def test_what_another_form_hides_is_named(assignment: str, function: str, program: str, codes: set[str]) -> None:
    parts = told(assignment, function, program)
    assert {code for part in parts for code in part.diagnoses} == codes


def test_an_array_that_is_as_wide_as_high_may_lie_the_other_way() -> None:
    said = message(told("05-sgd", "add_bias", "def add_bias(X):\n    return np.vstack((X.T, np.ones(len(X))))"))
    assert "transposed" in said and "should come first" not in said


@pytest.mark.parametrize(
    ("assignment", "function", "program", "code"),
    [
        (
            "04-regularization",
            "soft_threshold",
            "def soft_threshold(W, t):\n    return (np.sign(W) * np.maximum(np.abs(W) - t, 0)).tolist()",
            "list-returned",
        ),
        (
            "05-sgd",
            "add_bias",
            "def add_bias(X):\n    return X, np.ones((X.shape[0], 1))",
            "pair-returned",
        ),
        (
            "04-regularization",
            "soft_threshold",
            "def soft_threshold(W, t):\n    return (np.sign(W) * np.maximum(np.abs(W) - t, 0)).ravel()",
            "soft-threshold-flat",
        ),
        (
            "05-sgd",
            "add_bias",
            "def add_bias(X):\n    return np.append(X, np.ones((len(X), 1)))",
            "append-flattens",
        ),
    ],
    ids=[
        "a list is no loop",
        "what is beside it is no result",
        "a row is no vector alone",
        "a row is not cut into rows",
    ],
)
def test_a_form_alone_gives_no_other_name(assignment: str, function: str, program: str, code: str) -> None:
    assert {name for part in told(assignment, function, program) for name in part.diagnoses} == {code}


def test_a_column_of_losses_is_read_as_a_history() -> None:
    program = """\
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = np.zeros((num_iters, 1))
    for step in range(num_iters):
        W = W - learning_rate * loss_function(W)[1]
        history[step] = loss_function(W)[0]
    return W, history
"""
    parts = told("05-sgd", "gradient_descent", program)
    assert "Each comes one place too early" in message(parts) and "an array with 2 axes" in message(parts)
    assert [part.points for part in parts if part.name == "history"] == [0]


def test_the_smallest_gap_is_no_margin() -> None:
    program = """\
def choose_best(results):
    return min(results, key=lambda one: abs(one["train_accuracy"] - one["val_accuracy"]))
"""
    codes = {code for part in told("06-tune-lambda", "choose_best", program) for code in part.diagnoses}
    assert codes == {"smallest-gap"}


def test_results_that_are_no_numbers_are_compared_too() -> None:
    from autograder.exercise.remarks import _equal

    assert _equal({"mean": np.ones(2)}, {"mean": np.ones(2)}) and not _equal({"mean": 1}, (1,))


HISTORY = """\
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
        if step % {every} == 0:
            loss_function(W, X, y, reg)
    return W
"""


@pytest.mark.parametrize("every", [1, 2])
def test_a_loss_of_all_rows_beside_each_step_is_no_other_number_of_steps_nor_other_rows(every: int) -> None:
    said = graded("06-tune-lambda", "train_sgd", HISTORY.format(every=every))
    assert "asked about all rows as well" in said
    assert "num_iters steps" not in said and "rng.choice" not in said


ELSEWHERE = """\
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for at in np.ndindex(W.shape):
        kept = W[at]
        W[at] = f(W)
        above = f(W)
        W[at] = kept - h
        gradient[at] = (above - f(W)) / (2 * h)
        W[at] = kept
    return gradient
"""
NUMBERS = """\
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.shape)
    for at in np.ndindex(W.shape):
        gradient[at] = (f(W[at] + h) - f(W[at] - h)) / (2 * h)
    return gradient
"""
TWO_AXES = """\
def numerical_gradient(f, W):
    h = 1e-5
    if W.ndim > 1:
        rows, columns = W.shape
    x = W.astype(np.float64).ravel()
    gradient = np.zeros(x.size)
    for at in range(x.size):
        kept = x[at]
        x[at] = kept + h
        above = f(x)
        x[at] = kept - h
        gradient[at] = (above - f(x)) / (2 * h)
        x[at] = kept
    return gradient.reshape(W.shape)
"""
IN_FLOAT32 = """\
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.shape, dtype=np.float32)
    for at in np.ndindex(W.shape):
        above, below = W.copy(), W.copy()
        above[at] += h
        below[at] -= h
        gradient[at] = (f(above) - f(below)) / (2 * h)
    return gradient
"""


@pytest.mark.parametrize(
    ("program", "is_told", "is_not"),
    [
        (ELSEWHERE, "entries are away by different distances", "one side of it"),
        (ELSEWHERE, "entries are away by different distances", "Your step is far larger"),
        (NUMBERS, "f is given another number of entries than W has", "none that differs"),
        (TWO_AXES, "stopped in line 4 with ValueError", "fits a vector rather"),
        (IN_FLOAT32, "float32 whatever W's dtype is", "store everything in W's own dtype"),
    ],
    ids=["no side", "no step", "a number", "a matrix works", "float32 of float64"],
)
def test_what_is_told_of_the_points_and_the_results_of_measured_slopes_is_true(
    program: str, is_told: str, is_not: str
) -> None:
    said = message(told("02-svm", "numerical_gradient", program))
    assert is_told in said and is_not not in said
