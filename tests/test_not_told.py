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
    "a branch for matrices": ("softmax", "def softmax(S):\n    if S.ndim == 2:\n        E = np.exp(S - S.max(axis=1))\n        return E / E.sum(axis=1)\n    E = np.exp(S - S.max())\n    return E / E.sum()\n", "fits a vector rather"),
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
    "features turned round": ("add_bias", "def add_bias(X):\n    return np.hstack([X[:, ::-1], np.ones((len(X), 1))])\n", "columns of X are not there"),
    "all moved at once": ("numerical_gradient", "def numerical_gradient(f, W):\n    return (f(W + 1e-5) - f(W)) / 1e-5\n", "stays moved"),
    "classes of the labels in a helper": ("softmax_loss_vectorized", "def one_hot(y):\n    b = np.zeros((len(y), len(np.unique(y))))\n    for i in range(len(y)):\n        b[i, y[i]] = 1\n    return b\n\n\ndef probabilities(W, X):\n    E = np.exp(np.dot(X, W))\n    return E / E.sum(axis=1, keepdims=True)\n\n\ndef softmax_loss_vectorized(W, X, y, reg):\n    P, T = probabilities(W, X), one_hot(y)\n    return -np.sum(T * np.log(P)) / len(y) + reg * np.sum(W**2), X.T @ (P - T) / len(y) + 2 * reg * W\n", "W.T", "cannot be multiplied"),
    "features standardised": ("add_bias", "def add_bias(X):\n    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1)\n    return np.hstack([X, np.ones((len(X), 1))])\n", "should hold ones"),
    "long gradients cut": ("gradient_descent", WALKED.format("W = W - learning_rate * dW * min(1.0, 5 / np.linalg.norm(dW))"), "another shape than a matrix", "to another place"),
    "weights kept positive": ("gradient_descent", WALKED.format("W = np.maximum(W - learning_rate * dW, 0)"), "is not the one after the last step"),
    "half a step ahead": ("train_sgd", TRAINED.replace("loss_function(W,", "loss_function(W - np.asarray(learning_rate * 0.9 * v).astype(X.dtype),").format("y[rows]", "0.9 * v + dW"), "The first step is not"),
    "weights kept small": ("train_sgd", TRAINED.replace("    return W", "        W = W * np.minimum(1, 3 / np.linalg.norm(W, axis=0)).astype(X.dtype)\n    return W").format("y[rows]", "dW"), "You cut large gradients"),
    "chosen by a mask": ("split_data", SPLIT.format("np.sort(order[num_val:]), np.sort(order[:num_val])"), "in an order of your own"),
    "every so many-th label": ("split_data", "def split_data(images, labels, num_val):\n    val = np.sort(np.argsort(labels)[:: len(labels) // num_val][:num_val])\n    train = np.setdiff1d(np.arange(len(labels)), val)\n    return images[train], labels[train], images[val], labels[val]\n", "every so many-th example"),
    "one number in each bin": ("sample_log_uniform", SAMPLED.format("low * (high / low) ** rng.permutation((np.arange(size) + rng.random(size)) / size)"), "a grid"),
    "beside the best alone": ("choose_simplest", "def choose_simplest(results, n):\n    best = choose_best(results)\n    simplest, limit = best, best['val_accuracy'] - standard_error(best['val_accuracy'], n)\n    for one in results:\n        if one['val_accuracy'] >= limit and one['reg'] >= best['reg']:\n            simplest = one\n    return simplest\n", "you take the last in the list"),
    "a tenth of the margin": ("choose_simplest", "def choose_simplest(results, n):\n    best = choose_best(results)['val_accuracy']\n    return max((one for one in results if one['val_accuracy'] >= best - 0.1 * standard_error(best, n)), key=lambda one: (one['reg'], one['val_accuracy']))\n", "You return the result with the highest validation accuracy"),
    "the best one, and the list": ("search", "def search(train, settings, X_train, y_train, X_val, y_val):\n    results = []\n    for rate, reg in settings:\n        W = train(X_train, y_train, rate, reg)\n        results.append({'lr': rate, 'reg': reg, 'train_accuracy': accuracy(W, X_train, y_train), 'val_accuracy': accuracy(W, X_val, y_val)})\n    return max(results, key=lambda one: one['val_accuracy']), results\n", "none of them is a list"),
    "no strength without the bias": ("reg_loss_grad", PENALTY.split("    if not penalise_bias")[0].replace("    loss, dW =", "    lam = lam if penalise_bias else 0.0\n    loss, dW =") + "    return loss, dW\n", "some entries"),
    "each class its weight": ("cross_entropy", "def cross_entropy(S, y):\n    P = np.exp(S - S.max(axis=1, keepdims=True))\n    P /= P.sum(axis=1, keepdims=True)\n    return -np.log(P[np.arange(len(y)), y]) * (np.bincount(y, minlength=S.shape[1]) / len(y))[y]\n", "wrong. All losses are off by one factor"),
    "half a sum": ("svm_loss_vectorized", "def svm_loss_vectorized(W, X, y, reg):\n    S, rows = X @ W, np.arange(len(y))\n    M = np.maximum(0, S - S[rows, y][:, None] + 1)\n    M[rows, y] = 0\n    A = (M > 0).astype(float)\n    A[rows, y] = -A.sum(axis=1)\n    return 0.5 * M.sum() + 0.5 * reg * np.sum(W * W), 0.5 * X.T @ A + reg * W\n", "made for one size"),
    "C before a mean": ("svm_loss_vectorized", "def svm_loss_vectorized(W, X, y, reg):\n    S, rows = X @ W, np.arange(len(y))\n    M = np.maximum(0, S - S[rows, y][:, None] + 1)\n    M[rows, y] = 0\n    A = (M > 0).astype(float)\n    A[rows, y] = -A.sum(axis=1)\n    return 0.5 * np.sum(W * W) + reg * M.sum() / len(y), W + reg * X.T @ A / len(y)\n", "divided by the number of images"),
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


@pytest.mark.parametrize(
    ("function", "source", "lost"),
    [
        ("choose_best", "def choose_best(results):\n    reg = max(results, key=lambda one: (one['val_accuracy'], one['reg']))['reg']\n    return next(one for one in results if one['reg'] == reg)\n", {"validation"}),
        ("choose_best", "def choose_best(results):\n    *_, one, best = sorted([{}, *results], key=lambda one: one.get('val_accuracy', -1.0))\n    return one if one and one['val_accuracy'] == best['val_accuracy'] and one['reg'] > best['reg'] else best\n", {"ties"}),
        ("softmax", "def softmax(S):\n    E = np.exp(np.minimum(S - S.min(axis=1, keepdims=True), 700))\n    return E / E.sum(axis=1, keepdims=True)\n", {"large scores"}),
    ],
    ids=["the first with that reg", "the last two compared", "scores limited upwards"],
)  # fmt: skip
def test_what_is_wrong_in_few_cases_has_not_all_points(function: str, source: str, lost: set[str]) -> None:
    parts = told(assignments()[function], function, source)
    assert {part.name for part in parts if part.points < part.max_points} == lost
