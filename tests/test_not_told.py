"""Sentences that are not said of a program of which they are false, however near it is to one of which they are true."""

from __future__ import annotations

import pytest
from test_beyond import told
from test_true_names import assignments

from autograder.grading.complaints import message

MEASURED = """
def numerical_gradient(f, W):
    W, h = W.astype(np.float64), 1e-5
    g = np.zeros(W.shape)
    for at in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[at] = h
        g[at] = {0}
    return g
"""
WALKED = """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        {0}
    return W, history
"""
TRAINED = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng, v = np.random.default_rng(seed), 0.0
    W = (0.001 * rng.standard_normal((X.shape[1], np.max(y) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.integers(len(X), size=batch_size)
        dW = loss_function(W, X[rows], {0}, reg)[1]
        v = {1}
        W = W - (learning_rate * v).astype(X.dtype)
    return W
"""
PENALTY = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    squares, sizes = {"l2": (1, 0), "l1": (0, 1), "elastic": (beta, 1)}.get(kind, (None, None))
    if squares is None:
        raise ValueError(kind)
    loss, dW = lam * (squares * np.sum(W**2) + sizes * np.sum(np.abs(W))), lam * (2 * squares * W + sizes * np.sign(W))
    if not penalise_bias:
        loss, dW[-1] = loss - lam * (squares * np.sum(W[-1] ** 2) + sizes * np.sum(np.abs(W[-1]))), dW[-1] - 2 * lam * W[-1]
    return loss, dW
"""
SPLIT = """
def split_data(images, labels, num_val):
    order = np.random.default_rng(0).permutation(len(images))
    train, val = {0}
    return images[train], labels[train], images[val], labels[val]
"""
SAMPLED = """
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return {0}
"""
# What it does -> function, program, and what is false of it.
PROGRAMS = {
    "neither side, nor a step": ("numerical_gradient", MEASURED.format("f(W + E) - f(W)"), "You divide by 2 alone"),
    "a parenthesis forgotten": ("numerical_gradient", MEASURED.format("f(W + E) - f(W) / h"), "Digits are cut off"),
    "a step that float32 need not round": ("numerical_gradient", MEASURED.replace("1e-5", "2.0**-17").format("(f(W + E) - f(W - E)) / (2 * h)"), "float32"),
    "the last row of a loop": ("numerical_gradient", MEASURED.replace("np.ndindex(W.shape)", "np.ndindex(len(W) - 1, *W.shape[1:])").format("(f(W + E) - f(W - E)) / (2 * h)"), "All slopes"),
    "the sign of the last row": ("reg_loss_grad", PENALTY, "other rows of the gradient"),
    "a gradient checked on the way": ("gradient_descent", WALKED.format("E = np.zeros(W.shape); E.flat[0] = 1e-5\n        loss_function(W + E), loss_function(W - E)\n        W = W - learning_rate * dW"), "is not the one after the last step", "each taken before its step", "downhill"),
    "a rate that is halved": ("gradient_descent", WALKED.format("V = W - learning_rate * dW\n        if loss_function(V)[0] > loss:\n            learning_rate /= 2\n        else:\n            W = V"), "is not the one after the last step", "each taken before its step"),
    "a decay beside the gradient": ("gradient_descent", WALKED.format("W = W - learning_rate * (dW + 1e-3 * W)"), "Where gradients are large"),
    "the gradient turned": ("gradient_descent", WALKED.format("W = W - learning_rate * dW.T"), "it was given W.T"),
    "a branch for matrices": ("softmax", "def softmax(S):\n    if S.ndim == 2:\n        E = np.exp(S - S.max(axis=1))\n        return E / E.sum(axis=1)\n    E = np.exp(S - S.max())\n    return E / E.sum()\n", "written for a vector"),
    "labels from 1": ("train_sgd", TRAINED.format("y[rows] - 1", "dW"), "always those of the first", "labels of other rows"),
    "labels as a table": ("train_sgd", TRAINED.format("np.eye(np.max(y) + 1)[y[rows]]", "dW"), "should have batch_size examples", "labels of other rows"),
    "an average of gradients": ("train_sgd", TRAINED.format("y[rows]", "0.9 * v + 0.1 * dW"), "too long"),
    "shuffled and exchanged": ("split_data", SPLIT.format("order[:num_val], order[num_val:]"), "do not come from num_val"),
    "shuffled, one off": ("split_data", SPLIT.format("order[num_val + 1:], order[:num_val + 1]"), "do not come from num_val"),
    "a pile that is empty once": ("split_data", "def split_data(images, labels, num_val):\n    cut = int(len(images) * (1 - num_val / len(images)))\n    return images[:cut], labels[:cut], images[cut:], labels[cut:]\n", "The exercise itself failed"),
    "the way to high alone": ("sample_log_uniform", SAMPLED.format("low * high ** rng.random(size)"), "The difference high - low"),
    "a bell that stays inside": ("sample_log_uniform", SAMPLED.format("low * (high / low) ** rng.beta(2, 2, size)"), "fall outside"),
    "a long tail": ("sample_log_uniform", SAMPLED.format("low * (1 + rng.pareto(0.5, size))"), "many are equal"),
    "one image by itself": ("standardise", "def standardise(images, mean, std):\n    X = (np.squeeze(images.reshape(len(images), -1)) - mean) / std\n    return np.hstack([X, np.ones((X.shape[0], 1))]).astype(np.float32)\n", "leaks"),
    "pixels bent, not cut": ("standardise", "def standardise(images, mean, std):\n    X = np.tanh((images.reshape(len(images), -1) - mean) / std)\n    return np.hstack([X, np.ones((len(X), 1))]).astype(np.float32)\n", "You cut off"),
    "one class against all": ("hinge_losses", "def hinge_losses(S, y, delta=1.0, p=1):\n    Y = 2 * np.eye(S.shape[1])[y] - 1\n    return np.sum(np.maximum(0, delta - Y * S) ** p, axis=1)\n", "The right class counts, too"),
    "features standardised": ("add_bias", "def add_bias(X):\n    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1)\n    return np.hstack([X, np.ones((len(X), 1))])\n", "should hold ones"),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_it_is_not_said(what: str) -> None:
    function, source, *false = PROGRAMS[what]
    said = message(told(assignments()[function], function, source))
    assert not [one for one in false if one in said], said


@pytest.mark.parametrize("what", ["a gradient checked on the way", "a step that float32 need not round"])
def test_what_is_right_has_its_points(what: str) -> None:
    function, source, *_ = PROGRAMS[what]
    assert all(part.points == part.max_points for part in told(assignments()[function], function, source))
