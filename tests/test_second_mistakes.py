"""Programs as students write them, often with a second mistake: both are named, and nothing is said that contradicts them."""

from __future__ import annotations

import pytest
from test_true_names import BENCH, assignments

from autograder.grading.complaints import message

SGD = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], int(y.max()) + 1))).astype(X.dtype)
    before = None
    for step in range(num_iters):
        rows = rng.choice(len(X), size=min(batch_size, len(X)), replace=False)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = (W - learning_rate * dW).astype(X.dtype)
        if before is not None and abs(before - loss) < 1e-4:
            break
        before = loss
    return W
"""
WALK = """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for step in range(num_iters):
        loss, dW = loss_function(W)
        history.append(W)
        if np.linalg.norm(dW) < 1e-5:
            break
        W = W - learning_rate * dW
    return W, history
"""
ONE_KIND = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    return lam * np.sum(np.abs(W)), lam * np.sign(W)
"""
ELSE = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), lam * 2 * V
    return lam * np.sum(beta * V**2 + abs(V)), lam * (2 * beta * V + np.sign(V))
"""
TWO_LINES = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        return lam * np.sum(W**2), 2 * lam * W
    if kind == "l1":
        return lam * np.summ(np.abs(W)), lam * np.sign(W)
    if kind == "elastic":
        return lam * np.summ(beta * W**2 + np.abs(W)), lam * (2 * beta * W + np.sign(W))
    raise ValueError(kind)
"""
BESIDE_THE_LIST = """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = []
    for rate, reg in settings:
        W = train(X_train, y_train, rate, reg)
        shares = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
        results.append({"learning_rate": rate, "reg": reg, "train_accuracy": shares[0], "val_accuracy": shares[1]})
    return [results, results[-1], W]
"""
BEST_NUMBERS = """
def search(train, settings, X_train, y_train, X_val, y_val):
    W = [train(X_train, y_train, *one) for one in settings]
    best = max(range(len(W)), key=lambda k: accuracy(W[k], X_val, y_val))
    return [*settings[best], accuracy(W[best], X_val, y_val)]
"""
OWN_MEAN = """
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    rows = (rows - rows.mean(axis=0)) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
"""
# What it is -> function, program, codes, words that are said, words that are not.
PROGRAMS: dict[str, tuple[str, str, set[str], str, str]] = {
    "an early stop, and no replacement": ("train_sgd", SGD, {"stops-early", "without-replacement"}, "", "are not those"),
    "weights noted, and an early stop": ("gradient_descent", WALK, {"history-of-weights", "stops-early"}, "", ""),
    "one kind for all": ("reg_loss_grad", ONE_KIND, {"kind-ignored", "bias-still-penalised"}, "that of L1", "squares are missing"),
    "two kinds in one": ("reg_loss_grad", ELSE, {"kind-taken-for-another", "unknown-kind-accepted"}, "", "taken for L1"),
    "one error in two lines": ("reg_loss_grad", TWO_LINES, {"missing-attribute"}, "in line 8", "elastic loss, bias: reg_loss_grad stopped in line 6"),
    "zeros in front": ("add_bias", "def add_bias(X):\n    return np.insert(X, 0, 0, axis=1)\n", {"bias-first", "bias-of-zeros"}, "new column", "column of ones before"),
    "more than the list": ("search", BESIDE_THE_LIST, {"more-than-the-list"}, "", "no dictionaries"),
    "the best one's numbers": ("search", BEST_NUMBERS, {"only-the-best", "settings-by-position"}, "", "no dictionaries"),
    "its own mean": ("standardise", OWN_MEAN, {"centred-again"}, "in place of the given one", "once more"),
    "one number for all": (
        "sample_log_uniform", "def sample_log_uniform(low, high, size, seed):\n    return np.full(size, np.random.default_rng(seed).uniform(low, high))\n",
        {"same-number-many-times"}, "", "evenly",
    ),
    "no column moved": (
        "numerical_gradient",
        "def numerical_gradient(f, W):\n    g = np.zeros(W.shape)\n    for at in np.ndindex(*W.shape[:-1], W.shape[-1] - 1):\n"
        "        E = np.zeros(W.shape)\n        E[at] = 1e-5\n        g[at] = (f(W + E) - f(W - E)) / 2e-5\n    return g\n",
        set(), "", "only in",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_all_of_it_is_named_and_nothing_false_is_said(what: str) -> None:
    function, program, codes, said, unsaid = PROGRAMS[what]
    (task,) = BENCH.tasks(assignments()[function], function)
    parts = task.grade(task.program(program))

    told = message(parts)
    assert {name.code for part in parts for name in part.names} == codes
    assert said in told and (not unsaid or unsaid not in told)
    assert not [line for line in told.splitlines() if line.endswith(":")]  # every line says something


def test_minibatches_that_are_always_others_are_not_others_for_being_printed() -> None:
    solution = BENCH.exercises.solution("05-sgd", "LinearClassifier")
    unseeded = solution.replace("self.rng.choice(", "np.random.choice(")
    parts = [part for task in BENCH.tasks("05-sgd", "LinearClassifier") for part in task.grade(task.program(unseeded))]

    assert {name.code for part in parts for name in part.names} == {"batches-unseeded"}
    assert "verbose" not in message(parts)
