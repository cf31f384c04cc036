"""Seeded random problems on which hidden tests compare a student's function with the reference."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

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
    made = _made(problems_number(), seed, N, D, C, dtype, absent, weight)
    return Problem(*(array.copy() for array in made))


@lru_cache(maxsize=1024)
def _made(
    number: int, seed: int, N: int, D: int, C: int, dtype: str, absent: int | None, weight: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """W, X and y: made once, for each submission is asked about the same ones."""
    numbers = generator(seed)
    X = numbers.normal(size=(N, D))
    X[:, -1] = 1.0
    W = weight * numbers.normal(size=(D, C)) / np.sqrt(max(D / 4, 1))
    present = [c for c in range(C) if c != absent]
    y = numbers.choice(present, size=N)
    return W.astype(dtype), X.astype(dtype), y.astype(np.int64)
