"""What is told of programs in which something else would be near: where it is wrong, how it grows, which of several things is meant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from test_beyond import told
from test_true_names import assignments

from autograder.grading.complaints import message
from linearloss.exercise import Case
from linearloss.pixel_looks import form
from linearloss.probes import KEPT, Returned

# With the factors of the squares and of the sizes: for L2, for L1, for the elastic net.
PENALTY = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    squares, sizes = {{"l2": ({0}, 0), "l1": (0, {1}), "elastic": {2}}}.get(kind, (None, None))
    if squares is None:
        raise ValueError(kind)
    return squares * np.sum(V**2) + sizes * np.sum(np.abs(V)), 2 * squares * V + sizes * np.sign(V)
"""
# What it does -> function, program, what is told, what is false of it.
PROGRAMS = {
    "one end of two is wrong": (
        "standard_error", """
def standard_error(accuracy, n):
    share = accuracy / n
    return np.sqrt(share * (1 - share) / n)
""", "What came back in this case (an accuracy of 1): not 0.", "there: not 0",
    ),
    "one number by chance": (
        "sample_log_uniform", """
def sample_log_uniform(low, high, size, seed):
    return int(np.exp(np.random.uniform(np.log(low), np.log(high))) > high)
""", "You return one number", "in every call", "in the order in which they are drawn",
    ),
    "all weights, the first among them": (
        "gradient_descent", """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    losses, walk = [], [W]
    for _ in range(num_iters):
        loss, dW = loss_function(walk[-1])
        losses.append(loss)
        walk.append(walk[-1] - learning_rate * dW)
    return losses, walk
""", "It is 1 more than it should be", "you take a step",
    ),
    "what is asked for stands behind something else": (
        "pixel_statistics", """
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    mean, std = rows.mean(axis=0), rows.std(axis=0, ddof=1)
    std[std == 0] = 1
    return (rows - mean) / std, mean, std
""", "In the form that was asked for, this part passes.", "mean holds nan",
    ),
    "settings taken by their place": (
        "search", """
def search(train, settings, X_train, y_train, X_val, y_val):
    return [settings[0]]
""", "Something of type list_iterator has no entries", "behind a number",
    ),
    "the inverse of the strength, and halves": (
        "reg_loss_grad", PENALTY.format("0.5 / lam", "1 / lam", "(beta / lam, 1 / lam)"),
        "You take one half of the squares.", "does not grow in proportion to lam",
    ),
    "one kind without anything": (
        "reg_loss_grad", PENALTY.format("lam", "lam", "(0, 0)"),
        "the same for every W with elastic.", "the gradient of |w| should be 0", "what belongs to L1",
    ),
    "each strength at the other term": (
        "reg_loss_grad", PENALTY.format("lam", "lam", "(lam, beta)"),
        "that beta adds does not grow with lam", "For the elastic net lam multiplies",
    ),
    "the bias never counts": (
        "reg_loss_grad", """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    dW = 2 * lam * W
    dW[-1] = 0
    return lam * np.sum(W[:-1] ** 2), dW
""", "The last row of W never counts", "the bias still counts", "counts neither",
    ),
    "the bias in other rows": (
        "reg_loss_grad", """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    squares, sizes = {"l2": (1, 0), "l1": (0, 1), "elastic": (beta, 1)}.get(kind, (None, None))
    if squares is None:
        raise ValueError(kind)
    V, dW = W if penalise_bias else W[:-1], np.zeros(W.shape)
    dW[:-1] = lam * (2 * squares * W[:-1] + sizes * np.sign(W[:-1]))
    if penalise_bias:
        dW[:-1] += lam * 2 * squares * W[:-1]
        dW[-1] = lam * sizes * np.sign(W[-1])
    return lam * (squares * np.sum(V**2) + sizes * np.sum(np.abs(V))), dW
""", "penalise_bias changes other rows of the gradient", "counts neither",
    ),
    "delta has another name": (
        "hinge_losses", """
def hinge_losses(S, y, margin=1.0, p=1):
    rows = np.arange(len(y))
    costs = np.maximum(0, S - S[rows, y][:, None] + margin)
    costs[rows, y] = 0
    return costs.max(axis=1)
""", "an argument delta that it does not have", "changed places",
    ),
    "labels that nobody asks": (
        "hinge_losses", """
def hinge_losses(S, y, delta=1.0, p=1):
    return np.mean(np.maximum(0, 1 - S * S) ** 2, axis=1)
""", "With p = 2 the losses are wrong.", "The right class counts, too",
    ),
    "a dictionary's method": (
        "choose_best", """
def choose_best(results):
    return min(results, key=results.get)
""", "get belongs to dictionaries", "np.array",
    ),
    "two pairs of two": (
        "split_data", """
def split_data(images, labels, num_val):
    cut = num_val
    return (images[cut:], labels[cut:]), (images[:cut], labels[:cut])
""", "Of these, some are tuples.", "images alone",
    ),
    "a function that is defined nowhere": (
        "train_sgd", """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    W = np.zeros((X.shape[1], y.max() + 1), X.dtype)
    for _ in range(num_iters):
        W = shrink(W - learning_rate * loss_function(W, X[:batch_size], y[:batch_size], reg)[1], reg)
    return W
""", "shrink is not defined", "A number is called like a function",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_what_is_so_is_told_and_nothing_that_is_near(what: str) -> None:
    function, source, is_so, *false = PROGRAMS[what]
    said = message(told(assignments()[function], function, source))
    assert is_so in said and not [one for one in false if one in said]


def test_a_length_that_two_axes_have_is_not_said_to_be_that_of_the_colours() -> None:
    assert form((3,), np.zeros((6, 4, 2, 3))) == "one for each colour"
    assert form((3,), np.zeros((6, 3, 2, 3))) == "one for each place along one axis of an image"


def test_a_single_number_cannot_be_overwritten() -> None:
    class Numbers:
        def __call__(self, *_args: Any) -> float:
            return 1.0

        def results_kept(self, *calls: Any) -> list[float]:
            return [2.0 for _ in calls]

    asked: Any = SimpleNamespace(function=Numbers())
    assert Returned({"two calls": lambda: ((0.0,), (1.0,))})(asked, Case("", tuple)) == KEPT
