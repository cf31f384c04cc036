"""Names that were once given though they were false: of programs with slips that look like a known mistake in a part of what it shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_beyond import told
from test_naming import EXERCISE, RIGHT, explained, known, unused
from test_true_names import assignments, named

from autograder.grading.complaints import message
from linearloss.exercise import Asked, Case, Facet
from linearloss.function import LocalFunction
from linearloss.hinge_table_looks import is_turned
from linearloss.known import Seen
from linearloss.naming import explain
from linearloss.walk_looks import LossesNoted, OfTheWalk

PROGRAMS = {
    "the third result, whatever it is: nothing is kept": (
        "choose_best", "def choose_best(results):\n    return results[min(2, len(results) - 1)]\n", "depends-on-earlier-calls",
    ),
    "other numbers at the start: no factor": (
        "train_sgd", '''
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * np.random.RandomState(seed).standard_normal((X.shape[1], int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
    return W
''', "start-other-scale",
    ),
    "powers of two of natural logarithms: no logarithms to base ten": (
        "sample_log_uniform", '''
def sample_log_uniform(low, high, size, seed):
    return np.exp2(np.random.default_rng(seed).uniform(np.log(low), np.log(high), size))
''', "mixed-bases-the-other-way",
    ),
    "scores in float32: none is cut off": (
        "softmax_loss_vectorized", '''
def softmax_loss_vectorized(W, X, y, reg):
    rows = np.arange(len(y))
    S = (X @ W).astype(np.float32)
    P = np.exp(S - S.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[rows, y])) + reg * np.sum(W**2)
    P[rows, y] -= 1
    return loss, X.T @ P / len(y) + 2 * reg * W
''', "clipped-scores",
    ),
    "combinations, and a list of its own in every call: nothing is left of earlier ones": (
        "search", """
def search(train, settings, X_train, y_train, X_val, y_val):
    results, settings = [], list(settings)
    for learning_rate, _ in settings:
        for _, reg in settings[::-1]:
            W = train(X_train, y_train, learning_rate, reg)
            shares = {"train_accuracy": accuracy(W, X_train, y_train), "val_accuracy": accuracy(W, X_val, y_val)}
            results.append({"learning_rate": learning_rate, "reg": reg, **shares})
    return results
""", "depends-on-earlier-calls",
    ),
    "whole rows shrunk: vectors and tables are taken as well": (
        "soft_threshold", """
def soft_threshold(W, t):
    lengths = np.linalg.norm(W, axis=-1, keepdims=True)
    return W * np.maximum(1 - t / np.maximum(lengths, 1e-12), 0)
""", "two-dimensions-only",
    ),
    "nearly all are 0: they have no order": (
        "sample_log_uniform", "def sample_log_uniform(low, high, size, seed):\n    return np.exp(-np.random.default_rng(seed).uniform(low, high, size))\n", "sorted-values",
    ),
    "one whole number: the seed decides which, if it is large": (
        "sample_log_uniform", """
def sample_log_uniform(low, high, size, seed):
    return np.exp(np.random.default_rng(seed).uniform(np.log(low), np.log(high), size=1)).astype(int)
""", "seed-ignored",
    ),
    "a column of ones: the classes are as many as there should be": (
        "train_sgd", """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng, X = np.random.default_rng(seed), np.hstack([X, np.ones((len(X), 1))])
    W = 0.001 * rng.standard_normal((X.shape[1], int(np.max(y)) + 1))
    for step in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
    return W
""", "hard-coded-size",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_name_that_is_false_of_the_program_is_not_given(what: str) -> None:
    function, program, code = PROGRAMS[what]

    assert code not in {one.code for one in named(function, program)}


ROUNDED_DOWN = """
def svm_loss_vectorized(W, X, y, reg):
    rows = np.arange(len(y))
    S = X @ W
    M = np.maximum(0, S - S[rows, y][:, None] + 1)
    M[rows, y] = 0
    A = (M > 0) * 1.0
    A[rows, y] = -A.sum(axis=1)
    return np.sum(M) // len(y) + reg * np.sum(W**2), X.T @ A / len(y) + 2 * reg * W
"""


def test_a_case_that_is_only_near_enough_for_its_facet_is_not_called_right() -> None:
    loss, *_ = told(assignments()["svm_loss_vectorized"], "svm_loss_vectorized", ROUNDED_DOWN)

    assert "float32" not in loss.message


def test_zeros_alone_do_not_speak_for_a_mistake_of_which_the_words_are_others() -> None:
    zeros = {"gradient": {"a": np.zeros(2)}}
    other = {"stability": {"a": "changes"}}
    catalogue = [known("the-same-array", {**zeros, "stability": {"a": "not finite"}})]

    assert explained({**zeros, **other}, catalogue).findings == ()


def test_where_what_a_mistake_says_in_words_is_right_it_is_another_one() -> None:
    how = Facet("how", "stability", "It is computed in another way.", unused, ("a",))
    exercise, right = replace(EXERCISE, facets=[*EXERCISE.facets, how]), {**RIGHT, "how": {"a": "one by one"}}
    numbers = {"gradient": {"a": np.array([3.0, -7.0])}}
    catalogue = [known("moved-together", {**numbers, "how": {"a": "together"}})]

    def codes(words: str) -> set[str]:
        shown = {**right, **numbers, "stability": {"a": "changes"}, "how": {"a": words}}
        return {one.code for one in explain(exercise, shown, right, catalogue).findings}

    assert codes("otherwise") == {"moved-together"} and codes("one by one") == set()


def test_examples_in_an_order_of_their_own_are_seen_in_whatever_order_the_piles_come() -> None:
    program = """
def split_data(images, labels, num_val):
    order = np.random.default_rng(3).permutation(len(images))
    images, labels = images[order], labels[order]
    return images[num_val:], images[:num_val], labels[num_val:], labels[:num_val]
"""
    assert "split-shuffled" in {one.code for one in named("split_data", program)}


def test_a_number_that_grows_with_the_rows_is_not_the_wrong_way_round() -> None:
    def whole_rows(S, y, delta=1.0, p=1):
        return np.sum(np.maximum(0, S - S[y] + delta)) - delta

    def turned(S, y, delta=1.0, p=1):
        return np.sum(np.maximum(0, S[np.arange(len(y)), y, None] - S + delta), axis=1) - delta

    assert [is_turned(Asked(LocalFunction(f), "hinge_losses")) for f in (whole_rows, turned)] == [False, True]


def test_points_in_the_place_of_losses_are_entries_that_are_no_numbers() -> None:
    def descend(loss_function, W, learning_rate, num_steps):
        history = []
        for _ in range(num_steps):
            history.append(W)
            W = W - learning_rate * loss_function(W)[1]
        return W, np.array(history)

    case = Case("a walk", lambda: (np.ones((2, 3)), np.zeros((2, 3)), np.ones((2, 3)), 0.1, 5))
    asked = Asked(LocalFunction(descend), "gradient_descent")
    assert LossesNoted()(asked, case) == 5  # what they are is seen elsewhere
    assert OfTheWalk("history")(asked, case) == "no numbers"


CLASSIFIER = """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function, self.rng, self.W = loss_function, np.random.default_rng(seed), None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((X.shape[1], int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            rows = self.rng.choice(len(X), size=batch_size, replace=True)
            loss, dW = self.loss(X[rows], y[rows], reg)
            history.append(loss)
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
"""


@pytest.mark.parametrize(
    ("old", "new", "right", "false"),
    [
        # Not only the default of batch_size is cut down.
        ("size=batch_size", "size=min(batch_size, 100)", "batch-size-limited", "defaults-changed"),
        # Half of the strength does reach the loss function.
        ("(self.W, X, y, reg)", "(self.W, X, y, reg / 2)", "reg-scaled", "reg-ignored"),
    ],
)
def test_a_number_that_is_handed_on_changed_is_neither_a_default_nor_left_out(
    old: str, new: str, right: str, false: str
) -> None:
    codes = {one.code for one in named("LinearClassifier", CLASSIFIER.replace(old, new))}

    assert right in codes
    assert false not in codes


# Of one function: what was told of it, and is not so.
SENTENCES = {
    "one number for all rows": (
        "hinge_losses", """
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[y] + 1)
    margins[y] = 0
    return np.sum(margins)
""", "could not be looked at",
    ),
    "one number that grows with the scores": (
        "cross_entropy", """
def cross_entropy(S, y):
    E = np.exp(S - S.max()) + 1e-8
    return -np.log(E[np.arange(len(y)), y] / E.sum(axis=1)).mean() + S.max()
""", "the same everywhere",
    ),
    "the batches run out": (
        "train_sgd", """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = np.arange(step * batch_size, min(len(X), (step + 1) * batch_size))
        W = W - (learning_rate * loss_function(W, X[rows], y[rows], reg)[1]).astype(X.dtype)
    return W
""", "does not go along the gradient",
    ),
    "the first weights are small, and of another shape": (*PROGRAMS["a column of ones: the classes are as many as there should be"][:2], "another scale"),
    "a thousand steps, each with its loss": (
        "gradient_descent", """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(1000):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""", "more than one loss a step",
    ),
    "small steps of the whole matrix, and itself where that is short": (
        "project_max_norm", """
def project_max_norm(W, max_norm):
    while np.sum(W**2) > max_norm:
        W = 0.9 * W
    return W
""", "Where no column is too long you return W itself",
    ),
    "lists for vectors": (
        "numerical_gradient", """
def numerical_gradient(f, W, h=1e-5):
    slopes = []
    for i in range(len(W)):
        above, below = list(W), list(W)
        above[i] += h
        below[i] -= h
        slopes.append((f(above) - f(below)) / (2 * h))
    return slopes
""", "Given vectors, this part passes",
    ),
}  # fmt: skip


def test_words_of_a_mistake_that_looks_otherwise_are_not_told_of_an_error() -> None:
    said = known("array-for-truth", {"loss": {"a": "raises ValueError"}})
    seen = Seen(EXERCISE, RIGHT, RIGHT, [said])
    assert seen.says_of("array-for-truth", ["gradient"]) == ""


@pytest.mark.parametrize("what", SENTENCES)
def test_a_sentence_that_is_false_of_the_program_is_not_told(what: str) -> None:
    function, source, false = SENTENCES[what]
    said = message(told(assignments()[function], function, source))
    assert said and false not in said


def test_a_list_handed_to_f_is_told() -> None:
    function, source, _ = SENTENCES["lists for vectors"]
    assert "What came back there: a list." in message(told(assignments()[function], function, source))
