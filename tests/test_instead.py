"""For which other arguments a wrong function would be right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.exercise.instead import Instead
from autograder.exercise.sizes import by_sizes, sizes_of
from linearloss.exercise import Case, Exercise, Facet
from linearloss.function import LocalFunction
from linearloss.looks import Entries

Array = np.ndarray[Any, Any]


def mean_loss(W: Array, X: Array, y: Array, delta: float = 1.0, p: float = 2.0) -> Array:
    """Something that depends on all of its arguments, the order of rows and labels among them."""
    S = X @ W
    gaps = np.maximum(0.0, S - S[np.arange(len(y)), y][:, None] + delta)
    return np.asarray(np.mean(np.sum(gaps**p, axis=1) * (1 + y)))


def case(seed: int, N: int, *more: float) -> Case:
    numbers = np.random.default_rng(seed)
    W, X, y = numbers.normal(size=(4, 3)), numbers.normal(size=(N, 4)), numbers.integers(3, size=N)
    y[0] = 1
    return Case(f"{seed}", lambda: (W.copy(), X.copy(), y.copy(), *more))


def one_number(*args: Any) -> tuple[int, ...]:
    return ()


EXERCISE = Exercise(
    "mean_loss",
    {"value": 1},
    [case(1, 5), case(2, 6), case(3, 4, 0.5), case(4, 1, 2.0, 3.0)],
    [Facet("value", "value", "It is wrong.", Entries(shape=one_number))],
)
INSTEAD = Instead(EXERCISE, mean_loss)


def told(function: Callable[..., Any]) -> str:
    return INSTEAD.told("value", EXERCISE.observe(LocalFunction(function))["value"], 1e-6)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X[-1:], y[-1:], delta, p), "the last row of X, y alone would give"),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X[:1], y[:1], delta, p) / len(y), "the first row of X, y alone adds to the mean"),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, y, 1.0, p), "right for delta = 1."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, y, 0.0, p), "right for delta = 0."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, y, p, delta), "right if delta and p changed places."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, 0 * y, delta, p), "right if y were always 0."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W[:-1], X[:, :-1], y, delta, p), "right if the last row of W were zeros."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(-W, X, y, delta, p), "right for -W."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, y, delta / p, p), "right for delta / p in place of delta."),
        (lambda W, X, y, delta=1.0, p=2.0: mean_loss(W, X, y, delta, p**2), "right for p**2."),
    ],
)  # fmt: skip
def test_what_would_be_right_for_other_arguments_is_told(function: Callable[..., Any], says: str) -> None:
    assert says in told(function)


def test_nothing_is_told_that_one_case_contradicts() -> None:
    def only_the_last(W: Array, X: Array, y: Array, delta: float = 1.0, p: float = 2.0) -> Array:
        return mean_loss(W, X[-1:], y[-1:], delta, p) if len(y) < 6 else np.asarray(7.0)

    assert told(only_the_last) == "" and told(lambda W, X, y, delta=1.0, p=2.0: np.asarray(7.0)) == ""


def test_a_class_has_no_arguments_to_change() -> None:
    class Classifier:
        pass

    assert Instead(EXERCISE, Classifier).told("value", {}, 1e-6) == ""


def test_a_size_by_which_all_is_too_large_is_told_if_no_case_contradicts() -> None:
    sizes = {str(n): sizes_of(("X",), (np.zeros((n, 3)),)) for n in (1, 4, 5)}
    right = {case: np.array([1.0, -2.0, 0.5]) for case in sizes}
    times = {case: (int(case) * value, value) for case, value in right.items() if case != "1"}
    over = {case: (value / int(case), value) for case, value in right.items() if case != "1"}

    assert by_sizes(times, {"1": right["1"]}, sizes, 1e-6) == "It is the right value times the number of rows of X."
    assert by_sizes(over, {"1": right["1"]}, sizes, 1e-6) == "It is the right value divided by the number of rows of X."
    assert by_sizes({"4": times["4"], "5": (3 * right["5"], right["5"])}, {}, sizes, 1e-6) == ""
    assert by_sizes({"4": times["4"]}, {"5": right["5"]}, sizes, 1e-6) == ""


def test_a_look_at_entries_that_an_argument_chooses_looks_at_those_of_its_own_case():
    def shrunk(W: Array, t: float) -> Array:
        return np.asarray(np.sign(W) * np.maximum(np.abs(W) - t, 0))

    cases = [Case(f"{t}", lambda t=t: (np.linspace(-3, 3, 14).reshape(2, 7), t)) for t in (0.5, 0.7, 1.3)]  # type: ignore[misc]
    large = Entries(lambda W, t: np.abs(W) > t)
    exercise = Exercise("shrunk", {"large": 1}, cases, [Facet("large", "large", "It is wrong.", large)])
    observed = exercise.observe(LocalFunction(lambda W, t: shrunk(W, t**2)))["large"]

    assert Instead(exercise, shrunk).told("large", observed, 1e-6) == "It is what would be right for t**2."
