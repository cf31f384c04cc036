"""A name is said only where its whole sentence is true of the code: programs that look like a known mistake, and are none."""

from __future__ import annotations

import re
from functools import cache

import pytest
from real_course import BENCH, COURSE

from autograder.exercise.mistakes import read_mistakes
from linearloss.words import Named

# What a sentence says of another part of the code than the one that is wrong.
_COMPARES = re.compile(
    r"as you (?:do|divide)|(?:losses|values|slopes|loss|gradient) (?:is|are) right|in your (?:loss|gradient), but not in"
)


@cache
def assignments() -> dict[str, str]:
    return {function: one.name for one in reversed(COURSE.assignments) for function in BENCH.functions(one.name)}


def named(function: str, program: str) -> list[Named]:
    """Everything that is named of a program, in all the tests of its function."""
    tasks = BENCH.tasks(assignments()[function], function)
    parts = [part for task in tasks for part in task.grade(task.program(program))]
    return [*dict.fromkeys(name for part in parts for name in part.names)]


def test_a_sentence_that_calls_something_right_is_said_only_where_it_is() -> None:
    careless = [one.where for one in read_mistakes(COURSE) if _COMPARES.search(one.says) and not one.only_if_right]
    assert careless == []


ROWS_IN_FLOAT32 = """
def numerical_gradient(f, W):
    slopes = np.zeros_like(W)
    if W.ndim > 1:
        for i, row in enumerate(W):
            slopes[i] = numerical_gradient(f, row)
        return slopes
    for i in range(len(W)):
        kept = W[i]
        W[i] = kept + 1e-5
        above = f(W)
        W[i] = kept - 1e-5
        slopes[i] = (above - f(W)) / 2e-5
        W[i] = kept
    return slopes
"""
CLASSES_OF_Y = """
def svm_loss_vectorized(W, X, y, reg):
    S = X @ W
    M = np.maximum(0, S - S[np.arange(len(y)), y][:, None] + 1)
    hot = np.zeros((len(y), np.unique(y).size))
    hot[np.arange(len(y)), y] = 1
    M = M * (1 - hot)
    A = (M > 0) - hot * (M > 0).sum(axis=1, keepdims=True)
    return M.sum() / len(y) + reg * np.sum(W * W), X.T @ A / len(y) + 2 * reg * W
"""
A_NUMBER_AS_AXIS = """
def L_i_vectorized(x, y, W):
    s = x @ W
    margins = np.maximum(0, np.sum(s, -s[y]) + 1)
    return np.sum(margins)
"""
READ_BEFORE_SET = """
def svm_loss_naive(W, X, y, reg):
    total += reg * np.sum(W * W)
    return total, 2 * reg * W
"""


@pytest.mark.parametrize(
    ("function", "program", "codes", "never"),
    [
        ("numerical_gradient", ROWS_IN_FLOAT32, {"row-for-W", "float32-result"}, "flattened"),
        ("svm_loss_vectorized", CLASSES_OF_Y, {"index-error"}, "loop"),
        ("L_i_vectorized", A_NUMBER_AS_AXIS, {"type-error"}, "np.max"),
        ("svm_loss_naive", READ_BEFORE_SET, {"read-before-set"}, "not defined"),
    ],
)
def test_nothing_is_said_that_is_not_so(function: str, program: str, codes: set[str], never: str) -> None:
    names = named(function, program)
    assert {one.code for one in names} == codes
    assert not any(never in one.says for one in names)


def test_a_name_that_an_error_alone_speaks_for_is_never_certain() -> None:
    names = named(
        "L_i_vectorized", BENCH.exercises.solution("01-hinge", "L_i_vectorized").replace("np.maximum", "np.max")
    )
    assert [(one.code, one.certainty) for one in names] == [("np-max-for-maximum", "possible")]


FORWARD_BY_ROWS = """
def numerical_gradient(f, W):
    W = np.array(W, dtype=np.float64)
    slopes = np.zeros(W.shape)
    for i in range(len(W)):
        moved = W.copy()
        moved[i] += 1e-5
        slopes[i] = (f(moved) - f(W)) / 1e-5
    return slopes
"""
MULTIPLIED_BY_A_STEP_OF_ONES_OWN = """
def numerical_gradient(f, W):
    W = np.array(W, dtype=np.float64)
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = 1e-4
        slopes[place] = (f(W + step) - f(W - step)) / 2 * 1e-4
    return slopes
"""
HALF_BESIDE_A_LABEL_LOOKED_UP = """
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(X)):
        s = X[i] @ W
        p = np.exp(s - s.max())
        p /= p.sum()
        loss -= np.log(p[y[i]])
        for k in range(W.shape[1]):
            dW[:, k] += (p[y[k]] - (k == y[i])) * X[i]
    return loss / len(X) + 0.5 * reg * np.sum(W**2), dW / len(X) + reg * W
"""
SUM_OVER_THE_MATRIX = """
def softmax_loss_vectorized(W, X, y, reg):
    E = np.exp(X @ W - np.max(X @ W))
    P = E / np.sum(E)
    rows = np.arange(len(y))
    loss = -np.mean(np.log(P[rows, y]))
    P[rows, y] -= 1 / len(y)
    return loss + reg * np.sum(W**2), X.T @ P + reg * np.sum(W**2, axis=0)
"""


NO_SHIFT_AND_A_SUM_DOWN_THE_COLUMNS = """
def softmax_loss_vectorized(W, X, y, reg):
    S = X @ W
    E = np.exp(S)
    rows = np.arange(len(y))
    loss = -np.mean(np.log((E / E.sum(axis=1, keepdims=True))[rows, y]))
    P = E / E.sum(axis=0)
    P[rows, y] -= 1
    return loss + reg * np.sum(W**2), X.T @ P / len(y) + 2 * reg * W
"""
CUT_OFF_AND_DIVIDED_BY_H = """
def numerical_gradient(f, W):
    W = np.array(W, dtype=int) + 0.0
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = 1e-5
        slopes[place] = (f(W + step) - f(W - step)) / 1e-5
    return slopes
"""


@pytest.mark.parametrize(
    ("function", "program", "codes"),
    [
        ("softmax_loss_vectorized", NO_SHIFT_AND_A_SUM_DOWN_THE_COLUMNS, {"softmax-no-shift", "sum-over-columns"}),
        ("numerical_gradient", FORWARD_BY_ROWS, {"one-sided", "whole-rows-moved"}),
        ("numerical_gradient", MULTIPLIED_BY_A_STEP_OF_ONES_OWN, {"multiplied-by-h"}),
        ("softmax_loss_naive", HALF_BESIDE_A_LABEL_LOOKED_UP, {"half-convention", "label-for-class"}),
        ("softmax_loss_vectorized", SUM_OVER_THE_MATRIX, {"divided-by-total", "grad-half-divided", "reg-grad-sumW"}),
    ],
)  # fmt: skip
def test_several_mistakes_are_all_named_and_nothing_else(function: str, program: str, codes: set[str]) -> None:
    assert {one.code for one in named(function, program)} == codes


def test_a_step_is_told_only_where_one_step_was_made() -> None:
    codes = {one.code for one in named("numerical_gradient", CUT_OFF_AND_DIVIDED_BY_H)}
    assert not codes & {"one-sided", "step-too-large", "step-too-small"}


SUM_OF_ALL_ROWS = """
def softmax(S):
    return np.exp(S) / np.exp(S).sum()
"""
LOSSES_OF_ALL_ROWS = """
def cross_entropy(S, y):
    E = np.exp(S - np.max(S))
    return -np.log((E / np.sum(E))[range(len(y)), y])
"""
SMALL_CONSTANT_IN_A_LOOP = """
def cross_entropy(S, y):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    return np.array([-np.log(P[i, j] + 1e-05) for i, j in enumerate(y)])
"""
BY_SETTING = """
def search(train, settings, X_train, y_train, X_val, y_val):
    results = {}
    for rate, reg in settings:
        W = train(X_train, y_train, rate, reg)
        results[rate, reg] = accuracy(W, X_train, y_train), accuracy(W, X_val, y_val)
    return results
"""

STOPS_BEFORE_IT_MOVES = """
def numerical_gradient(f, W):
    f(W)
    return W + None
"""
MARKS_THE_BEST = """
def choose_best(results):
    best = max(results, key=lambda one: one["val_accuracy"])
    best["is_best"] = True
    return best
"""


@pytest.mark.parametrize(
    ("function", "program", "untrue"),
    [
        ("softmax", SUM_OF_ALL_ROWS, "A single row goes wrong."),
        ("cross_entropy", LOSSES_OF_ALL_ROWS, "A single row goes wrong."),
        ("cross_entropy", SMALL_CONSTANT_IN_A_LOOP, "In one table at least, all losses are off by one factor."),
        ("numerical_gradient", ROWS_IN_FLOAT32, "no entry is moved"),
        ("search", BY_SETTING, "go through once"),
        ("numerical_gradient", STOPS_BEFORE_IT_MOVES, "step is far from"),
        ("choose_best", MARKS_THE_BEST, "one of the best where"),
    ],
)
def test_no_fact_is_told_that_is_not_true(function: str, program: str, untrue: str) -> None:
    tasks = BENCH.tasks(assignments()[function], function)
    facts = [str(fact) for task in tasks for part in task.grade(task.program(program)) for fact in part.facts]
    assert not [fact for fact in facts if untrue in fact]


STOPS_AFTER_THE_START = """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = [W]
    for _ in range(num_iters):
        difference = learning_rate * loss_function(W)[1]
        if np.abs(difference) < 0.01:
            break
        W = W - difference
        history.append(W)
    return W, history
"""


def test_what_an_error_hides_names_nothing_that_another_mistake_shows_as_well() -> None:
    assert {one.code for one in named("gradient_descent", STOPS_AFTER_THE_START)} == {"array-for-truth"}


ONLY_THE_BEST_NUMBERS = """
def search(train, settings, X_train, y_train, X_val, y_val):
    best = -1
    for setting in settings:
        W = train(X_train, y_train, *setting)
        if accuracy(W, X_val, y_val) > best:
            best, at, train_accuracy = accuracy(W, X_val, y_val), setting, accuracy(W, X_train, y_train)
    return train_accuracy, best, at
"""
EVERY_THIRD = """
def split_data(images, labels, num_val):
    held = np.arange(len(images)) % 3 == 0
    return images[~held], labels[~held], images[held], labels[held]
"""
SHUFFLED_WITH_ONE_LOST = """
def split_data(images, labels, num_val):
    order = np.random.permutation(len(images))
    train, val = order[: -num_val - 1], order[-num_val:]
    return images[train], labels[train], images[val], labels[val]
"""


@pytest.mark.parametrize(
    ("function", "program", "codes"),
    [
        ("search", ONLY_THE_BEST_NUMBERS, {"only-the-best"}),
        ("split_data", EVERY_THIRD, {"split-every-so-many"}),
        ("split_data", SHUFFLED_WITH_ONE_LOST, {"split-shuffled"}),
    ],
)
def test_a_form_that_came_back_is_called_what_it_is(function: str, program: str, codes: set[str]) -> None:
    assert {one.code for one in named(function, program)} == codes


def test_a_history_that_is_never_written_is_not_one_that_is_written_where_it_is_printed() -> None:
    solution = BENCH.exercises.solution("05-sgd", "LinearClassifier")
    assert {one.code for one in named("LinearClassifier", solution.replace("history.append(float(loss))", "pass"))} == {
        "history-empty"
    }
