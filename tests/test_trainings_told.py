"""What is told of training loops that go wrong in another place: nothing of what is right in them."""

from __future__ import annotations

import pytest
from test_beyond import told

from autograder.grading.complaints import message

TRAIN = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
{}
        W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1].astype(X.dtype)
    return W
"""
# What it does -> its lines, and what is not so.
PROGRAMS = {
    "rows of another generator": ("        rows = np.random.permutation(len(X))[: batch_size + step % 2]", "The first weights are not"),
    "no full minibatch, and none of a size of its own": (
        "        rows = np.arange(len(X))[step : step + batch_size] if len(X) >= batch_size else []", "fits the number",
    ),
    "the loss of all rows before each step": (
        "        rows = rng.choice(len(X), size=batch_size)\n        loss_function(W, X, y, reg), loss_function(W, X, y, reg)",
        "It is zero everywhere",
    ),
    "one row in each step, and the loss of all": (
        "        rows = rng.integers(len(X), size=1)\n        loss_function(W, X, y, reg)", "There should be num_iters steps",
    ),
    "minibatches of a size that is rounded": ("        rows = rng.choice(len(X), size=4 * max(1, batch_size // 4))", "fits the number"),
    "a row and a label by themselves": ("        rows = rng.integers(len(X))", "could not be looked at"),
    "a name that steps need": ("        rows = indices[:batch_size]", "With num_iters = 0 it should"),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_what_is_right_in_a_training_is_not_told_as_wrong(what: str) -> None:
    lines, false = PROGRAMS[what]
    said = message(told("06-tune-lambda", "train_sgd", TRAIN.format(lines)))
    assert said and false not in said and "made for one size" not in said


def test_zeros_are_named_beside_rows_by_chance() -> None:
    zeros = TRAIN.replace("0.001 * rng", "0 * rng").format("        rows = np.random.permutation(len(X))[:batch_size]")
    assert "Your first weights are zeros." in message(told("06-tune-lambda", "train_sgd", zeros))


def test_the_loss_of_all_after_each_round_is_no_step_and_no_minibatch() -> None:
    rounds = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    W = np.zeros((X.shape[1], int(np.max(y)) + 1), X.dtype)
    for _ in range(num_iters):
        for start in range(0, len(X), batch_size):
            rows = np.arange(len(X))[start : start + batch_size]
            W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1].astype(X.dtype)
        loss_function(W, X, y, reg)
    return W
"""
    said = message(told("06-tune-lambda", "train_sgd", rounds))
    assert "You take several steps where one is counted" in said
    assert "before the last step" not in said and "there: all examples" not in said
