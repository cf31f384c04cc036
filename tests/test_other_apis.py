"""Programs that were written for another interface, or go another way altogether: each is called by what it does, and by that alone."""

from __future__ import annotations

import numpy as np
import pytest
from test_true_names import BENCH, assignments

from autograder.grading.complaints import message
from linearloss.exercise import Case
from linearloss.outcome import Trouble
from linearloss.pixel_looks import ShapeOfStatistic

SPLIT = "def split_data(images, labels, num_val):\n"
OTHERS = {
    "images shuffled, labels not": (
        "split_data", SPLIT + """
    images = images.copy()
    np.random.shuffle(images)
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]
""", {"split-shuffled-apart"}),
    "every so many-th": (
        "split_data", SPLIT + """
    val = np.arange(len(images)) % (len(images) // num_val) == 0
    return images[~val], labels[~val], images[val], labels[val]
""", {"split-every-so-many"}),
    "a share, shuffled": (
        "split_data", SPLIT + """
    n, order = int(len(images) * num_val), np.random.permutation(len(images))
    return images[order[n:]], labels[order[n:]], images[order[:n]], labels[order[:n]]
""", {"split-as-a-share"}),
    "shuffled, and in the order of another library": (
        "split_data", SPLIT + """
    order = np.random.permutation(len(images))
    val, train = order[:num_val], order[num_val:]
    return images[train], images[val], labels[train], labels[val]
""", {"split-shuffled"}),
    "exponents of its own": (
        "sample_log_uniform", """
def sample_log_uniform(low, high, size, seed):
    return 10 ** (-np.random.default_rng(seed).uniform(1, 5, size))
""", {"limits-not-used"}),
    "one of Python's numbers": (
        "sample_log_uniform", """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return 10 ** rng.uniform(np.log10(low), np.log10(high))
""", {"size-forgotten"}),
    "a dictionary and more": (
        "search", """
def search(train, settings, X_train, y_train, X_val, y_val):
    results, best, best_W = {}, -1, None
    for lr, reg in settings:
        W = train(X_train, y_train, lr, reg)
        results[(lr, reg)] = (accuracy(W, X_train, y_train), accuracy(W, X_val, y_val))
        if results[(lr, reg)][1] > best:
            best, best_W = results[(lr, reg)][1], W
    return results, best, best_W
""", {"several-things-without-a-list"}),
    "an image's own mean, nothing divided, no ones": (
        "standardise", """
def standardise(images, mean, std):
    X = np.reshape(images, (images.shape[0], -1)).astype(np.float32)
    return X - np.mean(X, axis=1)[:, None]
""", {"each-image-by-itself", "not-divided", "ones-missing"}),
    "one mean, and a deviation with N - 1": (
        "pixel_statistics", """
def pixel_statistics(images):
    return np.mean(images), np.std(images, ddof=1) or 1
""", {"one-mean", "ddof"}),
    "the history first, as an array": (
        "gradient_descent", """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    costs = np.zeros(num_iters)
    for i in range(num_iters):
        costs[i], grad = loss_function(W)
        W = W - learning_rate * grad
    return costs, W
""", {"swapped"}),
    "the highest so far is not kept": (
        "choose_best", """
def choose_best(results):
    highest = 0
    for i, r in enumerate(results):
        if r["val_accuracy"] > highest:
            highest == r["val_accuracy"]
            best = results[i]
    return best
""", {"highest-not-kept"}),
    "a margin of so many images as there are results": (
        "choose_simplest", """
def choose_simplest(results, n):
    b = choose_best(results)["val_accuracy"]
    near = [r for r in results if r["val_accuracy"] >= b - standard_error(b, len(results))]
    return max(near, key=lambda r: (r["reg"], r["val_accuracy"]))
""", {"margin-of-the-number-of-results"}),
    "a margin for each": (
        "choose_simplest", """
def choose_simplest(results, n):
    b = max(r["val_accuracy"] for r in results)
    near = [r for r in results if r["val_accuracy"] + standard_error(r["val_accuracy"], n) >= b]
    return max(near, key=lambda r: (r["reg"], r["val_accuracy"]))
""", {"margin-of-each-result"}),
    "small weights stay": (
        "soft_threshold", """
def soft_threshold(W, t):
    V = W.copy()
    V[W > t] -= t
    V[W < -t] += t
    return V
""", {"soft-threshold-small-kept"}),
    "a constant beside the lengths": (
        "project_max_norm", """
def project_max_norm(W, max_norm):
    norms = np.sqrt(np.sum(W**2, axis=0)) + 1e-2
    return W * np.where(norms > max_norm, max_norm / norms, 1.0)
""", {"max-norm-epsilon"}),
    "no slope of |w|, and no lam": (
        "reg_loss_grad", """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), 2 * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), np.zeros_like(V)
    if kind == "elastic":
        return lam * np.sum(beta * V**2 + np.abs(V)), 2 * lam * beta * V
    raise ValueError
""", {"reg-coefficient-forgotten", "l1-grad-zero", "elastic-grad-term-missing"}),
    "the batches in order, the last one short": (
        "train_sgd", """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(y.max()) + 1))).astype(X.dtype)
    start = 0
    for step in range(num_iters):
        loss, dW = loss_function(W, X[start : start + batch_size], y[start : start + batch_size], reg)
        W = W - (learning_rate * dW).astype(X.dtype)
        start = start + batch_size if start + batch_size < len(X) else 0
    return W
""", {"minibatches-in-order"}),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_goes_another_way_is_called_by_it(name):
    function, source, codes = OTHERS[name]
    (task,) = BENCH.tasks(assignments()[function], function)

    parts = task.grade(task.program(source))
    assert {one.code for part in parts for one in part.names} == codes and all(part.explained for part in parts)


def test_rounds_through_the_training_set_are_no_steps():
    source = """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function, self.rng, self.W = loss_function, np.random.default_rng(seed), None

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((X.shape[1], int(np.max(y)) + 1))
        history = []
        for epoch in range(num_iters):
            order = self.rng.permutation(len(X))
            for at in range(0, len(X), batch_size):
                loss, dW = self.loss_function(self.W, X[order[at : at + batch_size]], y[order[at : at + batch_size]], reg)
                self.W = self.W - learning_rate * dW
            history.append(float(loss))
        return history
"""
    task = next(
        one
        for one in BENCH.tasks(assignments()["LinearClassifier"], "LinearClassifier")
        if one.exercise.test == "test_train"
    )
    parts = task.judged(task.exercise.observe(task.program(source)))

    assert {one.code for part in parts for one in part.names} == {"epochs-for-steps"}


def test_a_factor_in_the_first_step_is_called_by_what_was_given():
    source = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(y.max()) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - (learning_rate * dW / len(X)).astype(X.dtype)
    return W
"""
    (task,) = BENCH.tasks(assignments()["train_sgd"], "train_sgd")

    assert "It is the right value divided by the number of rows of X." in message(task.grade(task.program(source)))


def test_where_a_walk_is_wrong_for_some_matrices_it_is_not_called_right_for_matrices():
    source = """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate / len(W) * dW
    return W, history
"""
    (task,) = BENCH.tasks(assignments()["gradient_descent"], "gradient_descent")

    assert "edges" not in message(task.grade(task.program(source)))


def test_what_could_not_be_looked_at_is_nobodys_type():
    left_out = Trouble("left out", "One of the things to return is missing.")

    class Asked:
        name = "pixel_statistics"

        def result(self, case):
            return left_out, np.zeros(3)

    assert ShapeOfStatistic(0)(Asked(), Case("any", lambda: (np.zeros((2, 3)),))) is left_out
