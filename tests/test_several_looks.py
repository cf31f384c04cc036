"""Looks at functions that return several things: one of them, whatever the others are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from linearloss.exercise import Case, Exercise, Facet
from linearloss.function import LocalFunction
from linearloss.looks import Entries
from linearloss.outcome import Outcome, same
from linearloss.several_looks import OneOf, a_number

NAMES = ("loss", "dW")
W = np.array([[1.0, 2.0], [0.0, 0.0]])
EXERCISE = Exercise(
    "f",
    {"all": 1},
    [Case("two rows", lambda: (W.copy(),))],
    [
        Facet("loss", "all", "It is wrong.", OneOf(NAMES, "loss", shape=a_number)),
        Facet("rows", "all", "It is wrong.", OneOf(NAMES, "dW", lambda W: W.any(axis=1))),
    ],
)


def seen(function: Any) -> tuple[Outcome, Outcome]:
    shown = EXERCISE.observe(LocalFunction(function))
    return shown["loss"]["two rows"], shown["rows"]["two rows"]


@pytest.mark.parametrize("returned", [tuple, list])
def test_each_of_them_is_looked_at_by_itself(returned: Any) -> None:
    loss, rows = seen(lambda W: returned([3, 2 * W]))

    assert same(loss, np.array(3.0)) and same(rows, np.array([[2.0, 4.0]]))


def test_what_is_wrong_with_one_says_nothing_of_the_other() -> None:
    loss, rows = seen(lambda W: (3.0, W / W.sum(axis=1).min()) if W.any() else None)
    assert same(loss, np.array(3.0)) and rows == "not finite"

    loss, rows = seen(lambda W: (W, W))
    assert loss == "shape (2, 2)" and same(rows, W[:1])


@pytest.mark.parametrize(("result", "word"), [(None, "None"), (1.0, "one thing"), ((1.0, 2.0, 3.0), "3 things")])
def test_another_number_of_things_is_told(result: Any, word: str) -> None:
    assert seen(lambda W: result) == (word, word)


def test_integers_are_right_where_something_is_counted() -> None:
    def outcome(integers: bool) -> Outcome:
        facet = Facet("counts", "all", "They are wrong.", Entries(integers=integers))
        return Exercise("f", {"all": 1}, EXERCISE.cases, [facet]).observe(LocalFunction(lambda W: W.astype(int)))[
            "counts"
        ]["two rows"]

    assert outcome(False) == "integers" and same(outcome(True), W)
