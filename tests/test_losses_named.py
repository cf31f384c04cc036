"""What is named of losses and their pieces in which several things are wrong at once, or one that is told in several places."""

from __future__ import annotations

import numpy as np
import pytest
from real_course import COURSE, EXERCISES
from test_beyond import told
from test_true_names import assignments

from autograder.grading.complaints import message
from autograder.grading.parts import PartResult

# A vectorised hinge loss; the lines between are those of the program.
HINGE = """
def svm_loss_vectorized(W, X, y, reg):
    N, rows = X.shape[0], np.arange(len(y))
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W**2)
    A = (margins > 0) * 1.0
{}
    return loss, dW
"""
RIGHT_COLUMN, MEAN, PULL = "    A[rows, y] = -A.sum(axis=1)", "    dW = X.T @ A / N", "    dW += 2 * reg * W"
WORST_ALWAYS = "    O = S.copy()\n    O[rows, y] = -np.inf\n    A = np.eye(W.shape[1])[O.argmax(axis=1)]"
LARGEST = "    loss = np.sum(margins.max(axis=1)) + reg * np.sum(W**2)"

# What is wrong: the function, its program, codes that must be named and none other, and what must be said.
PROGRAMS: dict[str, tuple[str, str, set[str], tuple[str, ...]]] = {
    "the worst class alone, pushed always; a sum; half the regulariser": (
        "svm_loss_vectorized",
        HINGE.format("\n".join([LARGEST.replace("reg", "0.5 * reg"), WORST_ALWAYS, RIGHT_COLUMN, "    dW = X.T @ A + reg * W"])),
        {"worst-class-only", "loss-not-averaged", "grad-not-averaged", "half-convention"},
        ("counts in your loss:", "it counts always"),
    ),
    "the worst class alone in the loss, a sum": (
        "svm_loss_vectorized",
        HINGE.format("\n".join([LARGEST, RIGHT_COLUMN, MEAN, PULL])),
        {"worst-class-only", "loss-not-averaged"},
        ("counts in your loss:",),
    ),
    "the mask of the kept margins, the right class's column missing": (
        "svm_loss_vectorized",
        HINGE.format("\n".join(["    A = (margins == 0) * 1.0", "    A[rows, y] = 0", MEAN, PULL])),
        {"mask-reversed"},
        ("the right class's column gets nothing",),
    ),
    "every wrong class, and the right one once": (
        "svm_loss_vectorized",
        HINGE.format("\n".join(["    A = np.ones(S.shape)", "    A[rows, y] = -1", MEAN, PULL])),
        {"indicator-ignored"},
        ("factor is always -1",),
    ),
    "without the bias in loss and gradient, and the gradient's share in the mean": (
        "svm_loss_vectorized",
        HINGE.format("\n".join([
            "    loss = np.sum(margins) / N + reg * np.sum(W[:-1] ** 2)", RIGHT_COLUMN, "    dW = X.T @ A",
            "    dW[:-1] += 2 * reg * W[:-1]", "    dW /= N"])),
        {"reg-without-bias", "reg-divided-by-N"},
        ("the regulariser in the loss", "out of the regulariser's gradient", "Your regulariser's gradient is divided"),
    ),
    "the first image in each round: no sum that is not divided": (
        "svm_loss_naive",
        """
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        s = X[0] @ W
        for j in range(W.shape[1]):
            if j != y[0] and s[j] - s[y[0]] + 1 > 0:
                loss += s[j] - s[y[0]] + 1
                dW[:, j] += X[0]
                dW[:, y[0]] -= X[0]
    return loss / len(X) + reg * np.sum(W**2), dW / len(X) + 2 * reg * W
""",
        {"first-example-only"},
        ("those of the first image alone, as where",),
    ),
    "a logarithm of 0: none of p - 1": (
        "softmax_loss_vectorized",
        """
def softmax_loss_vectorized(W, X, y, reg):
    S = X @ W
    P = np.exp(S - S.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    Y = np.eye(W.shape[1])[y]
    return -np.sum(np.log(Y * P)) / len(y) + reg * np.sum(W**2), X.T @ (P - Y) / len(y) + 2 * reg * W
""",
        {"log-of-negative"},
        ("nan or infinity for every batch, as where",),
    ),
    "the gradient of the best class": (
        "softmax_loss_vectorized",
        """
def softmax_loss_vectorized(W, X, y, reg):
    S = X @ W
    P = np.exp(S - S.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P.max(axis=1))) + reg * np.sum(W**2)
    P[np.arange(len(y)), P.argmax(axis=1)] -= 1
    return loss, X.T @ P / len(y) + 2 * reg * W
""",
        {"best-class"},
        ("Your loss is minus the logarithm of the largest", "subtracts the 1 from the largest probability"),
    ),
    "two mistakes of one line: no margin, a mean": (
        "L_i",
        """
def L_i(x, y, W):
    s = x @ W
    return sum(max(0, s[j] - s[y]) for j in range(len(s)) if j != y) / max(len(s) - 1, 1)
""",
        {"hinge-margin-forgotten", "hinge-mean-over-wrong-classes"},
        (),
    ),
    "a pair of whether it is wrong, and the worst class's loss": (
        "L_i",
        """
def L_i(x, y, W):
    s = x @ W
    rival = max((s[j] for j in range(len(s)) if j != y), default=s[y] - 1)
    return int(rival > s[y]), max(0.0, rival - s[y] + 1)
""",
        {"hinge-worst-only"},
        ("a tuple of 2 things",),
    ),
    "the highest score of a row, whatever delta is; their sum": (
        "hinge_losses",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    return np.sum(np.maximum(0, S.max(axis=1) - S[np.arange(len(y)), y] + 1))
""",
        {"hinge-predicted-only", "sum-returned"},
        (),
    ),
    "scores that are taken for probabilities": (
        "cross_entropy",
        "def cross_entropy(S, y):\n    return -np.log(S[np.arange(len(y)), y])\n",
        {"scores-for-probabilities"},
        (),
    ),
    "a list of rows, the ones first": (
        "add_bias",
        "def add_bias(X):\n    return [[1.0, *row] for row in X]\n",
        {"list-returned", "bias-first"},
        (),
    ),
    "a list of rows that is right but for that: no loop, and no other shape": (
        "project_max_norm",
        "def project_max_norm(W, max_norm):\n    return (W * np.minimum(1, max_norm / np.maximum(np.linalg.norm(W, axis=0), 1e-9))).tolist()\n",
        {"list-returned"},
        (),
    ),
    "columns of every label": (
        "cross_entropy",
        """
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[:, y]
""",
        {"whole-columns"},
        (),
    ),
    "the matrix and the ones, as two things": (
        "add_bias",
        "def add_bias(X):\n    return X, np.ones((len(X), 1))\n",
        {"pair-returned"},
        (),
    ),
    "one long row: nothing was cut": (
        "add_bias",
        "def add_bias(X):\n    return np.append(X, np.ones((len(X), 1)))\n",
        {"append-flattens"},
        (),
    ),
    "rows, all brought to one length": (
        "project_max_norm",
        "def project_max_norm(W, max_norm):\n    return W / np.maximum(np.linalg.norm(W, axis=1, keepdims=True), 1e-9) * max_norm\n",
        {"max-norm-rows"},
        ("every row",),
    ),
    "rows, and a constant under the root": (
        "project_max_norm",
        """
def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.sum(W * W, axis=1, keepdims=True) + 1e-5)
    return np.where(lengths > max_norm, W / lengths * max_norm, W)
""",
        {"max-norm-rows"},
        ("under the root", "1e-05"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_all_of_it_is_named_and_nothing_else(what: str) -> None:
    function, program, codes, says = PROGRAMS[what]
    parts: tuple[PartResult, ...] = told(assignments()[function], function, program.lstrip())
    said = message(parts)

    assert {code for part in parts for code in part.diagnoses} == codes
    assert [words for words in says if words not in said] == []


def test_a_regulariser_of_one_column_is_told() -> None:
    program = HINGE.format("\n".join([RIGHT_COLUMN, MEAN, "    dW[:, -1] += 2 * reg * W[:, -1]"]))
    assert "Only the last column is right." in message(told("02-svm", "svm_loss_vectorized", program.lstrip()))


def test_losses_that_differ_by_rounding_do_not_differ() -> None:
    """What rounding leaves is another number on every machine, and in the worker: no mistake would look as it did elsewhere."""
    task = EXERCISES.task(COURSE.assignment("01-hinge"), "L_i_vectorized")
    program = "def L_i_vectorized(x, y, W):\n    S = x @ W\n    M = np.maximum(0, (S - S[y]) / np.linalg.norm(S) + 1)\n    M[y] = 0\n    return M.sum()\n"
    observed = task.exercise.observe(task.program(program))
    assert not any(np.any(observed[name][case]) for name in ("sizes", "sizes: float32") for case in observed[name])
