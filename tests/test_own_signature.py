"""How a right function is called in place of one whose parameters a student has renamed or moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder.worker.own_signature import called_as


def right(w: float, b: float, x: float) -> tuple[float, ...]:
    return w, b, x


def called(own: Any) -> Callable[..., Any]:
    return called_as(own, right, ["w", "b", "x"])


@pytest.mark.parametrize(
    ("own", "call"),
    [
        (lambda slope, intercept, inputs: 0, lambda f: f(inputs=3, slope=1, intercept=2)),
        (lambda slope, intercept, inputs: 0, lambda f: f(1, 2, inputs=3)),
        (lambda x, w, b: 0, lambda f: f(3, 1, 2)),
        (lambda x, slope, b: 0, lambda f: f(3, 1, 2)),
        (lambda w, intercept, x, shift=0.0: 0, lambda f: f(1, 2, x=3)),
        (lambda w, b, x: 0, lambda f: f(x=3, w=1, b=2)),
        (lambda *everything: 0, lambda f: f(1, 2, 3)),
        (lambda w, *, b, x: 0, lambda f: f(1, b=2, x=3)),
        (lambda w, b: 0, lambda f: f(1, 2, 3)),
        (None, lambda f: f(1, 2, x=3)),
    ],
)
def test_by_the_names_that_are_left_and_then_in_order(own: Any, call: Callable[..., Any]) -> None:
    assert call(called(own)) == (1, 2, 3)


@pytest.mark.parametrize(
    "call", [lambda f: f(m=1, b=2, x=3), lambda f: f(1, 2, 3, 4), lambda f: f(1, slope=1, b=2, x=3)]
)
def test_what_ones_own_does_not_take_fails_as_that_does(call: Callable[..., Any]) -> None:
    def own(slope: float, b: float, x: float) -> None:
        pass

    with pytest.raises(TypeError, match=r"own\(\)"):
        call(called(own))


def test_what_is_given_beside_is_not_passed_over() -> None:
    with pytest.raises(TypeError, match="4 were given"):
        called(lambda slope, b, x, power: 0)(1, 2, 3, 4)


def test_an_object_is_asked_nothing() -> None:
    class Line:
        def __getattribute__(self, name: str) -> Any:
            raise AssertionError(name)

    assert called(Line()) is right
