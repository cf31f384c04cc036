"""Seeded random problems on which hidden tests compare a student's function with the reference."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")
MOST_KEPT = 256
_offset: ContextVar[int] = ContextVar("offset", default=0)


@contextlib.contextmanager
def other_problems(number: int) -> Iterator[None]:
    """While the grader is being checked: every random problem is another one, for each `number` above 0."""
    token = _offset.set(number)
    try:
        yield
    finally:
        _offset.reset(token)


def problems_number() -> int:
    """The number given to `other_problems`; 0 when it is not at work."""
    return _offset.get()


def generator(seed: int) -> np.random.Generator:
    """The random numbers from which a hidden test makes its problems; the same ones every time it grades."""
    offset = _offset.get()
    return np.random.default_rng([seed, offset] if offset else seed)


def made_once(make: Callable[P, T]) -> Callable[P, T]:
    """For a function that makes arrays with `generator`: of what was made with the same arguments it returns a new copy.

    Looks ask for the same problem again and again, which took a third of the time of an observation.
    """

    @lru_cache(maxsize=MOST_KEPT)
    def made(offset: int, args: tuple[Any, ...], options: tuple[tuple[str, Any], ...]) -> T:
        return make(*args, **dict(options))

    @wraps(make)
    def copies(*args: P.args, **options: P.kwargs) -> T:
        return _copied(made(_offset.get(), args, tuple(sorted(options.items()))))

    return copies


@dataclass(frozen=True)
class Problem:
    """Inputs of a loss function: `W` (D, C) floats, `X` (N, D) floats, `y` (N,) integers."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray

    @property
    def scores(self) -> np.ndarray:
        """The scores `X @ W`, shape (N, C)."""
        return np.asarray(self.X @ self.W)


def _copied(value: T) -> T:
    """Arrays, alone, in a tuple or in a `Problem`."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, tuple):
        return type(value)(map(_copied, value))
    return replace(value, W=value.W.copy(), X=value.X.copy(), y=value.y.copy()) if isinstance(value, Problem) else value


@made_once
def random_problem(
    seed: int, N: int, D: int, C: int, *, dtype: str = "float64", absent: int | None = None, weight: float = 1.0
) -> Problem:
    """A random problem with weights of order `weight` (1: as after training, where mistakes show).

    Args:
        seed: of the generator.
        N, D, C: examples, features (the last one a bias column of ones), classes.
        dtype: of `W` and `X`.
        absent: a class that no example has.
    """
    numbers = generator(seed)
    X = numbers.normal(size=(N, D))
    X[:, -1] = 1.0
    W = weight * numbers.normal(size=(D, C)) / np.sqrt(max(D / 4, 1))
    present = [c for c in range(C) if c != absent]
    y = numbers.choice(present, size=N)
    return Problem(W.astype(dtype), X.astype(dtype), y.astype(np.int64))
