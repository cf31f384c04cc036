"""Scores `hinge_losses`, one loss for each row of a score matrix, in independent parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call
from autograder.grading import Examination, Parts, Score, changed_arguments, require_vectorised
from solutions.reference.losses import hinge_losses

from .observe_table import observe_table
from .problems import TOLERANCE, kinks, near, table, ties
from .rules_table import FURTHER, RULES, loops_over_rows

READ = "section 5, A whole table of scores"


def grade_hinge_losses(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(S, y, delta=1.0, p=1)`; points for `loss`, `delta`, `squared`, `edges`, `vectorised`.

    Whoever counts the right class, returns the mean, or returns the losses in another form (a list, a column)
    loses `loss` alone: the other parts make allowance for it.
    """
    test = _TableTest(function, name)
    parts = Parts()
    for part, check in (
        ("loss", test.check_loss),
        ("delta", test.check_delta),
        ("squared", test.check_squared),
        ("edges", test.check_edges),
        ("vectorised", test.check_vectorised),
    ):
        parts.part(part, points[part])(check)
    return parts.score(Examination(function, ("hinge_losses",), observe_table, FURTHER, RULES, loops_over_rows))


@dataclass(frozen=True)
class _TableTest:
    function: Callable[..., Any]
    name: str

    def check_loss(self) -> None:
        for seed, N, C in ((1, 8, 4), (2, 5, 7), (3, 11, 3), (4, 4, 4), (18, 8, 4)):
            S, y = table(seed, N, C)
            result = call(self.function, self.name, S.copy(), y.copy())
            self._refuse_one_number(result, N)
            losses = as_float_array(result, (N,), f"{self.name}: the array of losses")
            if not near(losses, hinge_losses(S, y)):
                raise CheckFailed(f"{self.name}: the losses are wrong with delta and p left at 1 ({_read(N, C)}).")
        # What it keeps of the scores, or of the labels, must not come back with other ones.
        for scores, labels in ((S, np.roll(y, 1)), (S[::-1].copy(), y)):
            if not near(self._losses(scores, labels), hinge_losses(scores, labels)):
                raise CheckFailed(f"{self.name}: the losses are wrong where only the labels, or the scores, are new.")

    def check_delta(self) -> None:
        for seed, delta in ((4, 2.5), (5, 0.4), (6, 10.0)):
            S, y = table(seed, 7, 4)
            if not self._is_right(S, y, delta=delta, p=1):
                raise CheckFailed(f"{self.name}: with a delta other than 1 the losses are wrong ({_read(7, 4)}).")
        S, y = table(15, 7, 4)
        if not near(self._losses(S, y, 2.5, 1), self._losses(S, y, delta=2.5, p=1)):
            raise CheckFailed(
                f"{self.name}(S, y, delta, p) gives another result than with delta=… and p=… written out."
            )

    def check_squared(self) -> None:
        for seed in (7, 8):
            if not self._is_right(*table(seed, 20, 4), delta=1.0, p=2):
                raise CheckFailed(f"{self.name}: with p = 2 the losses are wrong ({_read(20, 4)}).")
        alone = self._is_right(*table(4, 7, 4), delta=2.5, p=1)  # if not, it is priced in `delta`
        if alone and not self._is_right(*table(16, 7, 4), delta=2.5, p=2):
            raise CheckFailed(f"{self.name}: with p = 2 and a delta other than 1 together the losses are wrong.")

    def check_edges(self) -> None:
        for p in (1, 2):
            for special, what in (
                (kinks(), "lies behind by exactly the margin"),
                (ties(), "has the right one's score"),
            ):
                if self._is_right(*table(17, 3, 3), delta=1.0, p=p) and not self._is_right(*special, delta=1.0, p=p):
                    raise CheckFailed(f"{self.name}: a value is wrong where a wrong class {what}.")
        for seed, N, C in ((9, 1, 5), (10, 40, 2), (11, 1, 2), (19, 6, 23)):
            if not self._is_right(*table(seed, N, C), delta=1.0, p=1):
                raise CheckFailed(f"{self.name}: the losses are wrong for a table of another shape ({_read(N, C)}).")
        S, y = table(12, 30, 4)
        if not self._is_right(S.astype("float32"), y, delta=1.0, p=1, tolerance=TOLERANCE["float32"]):
            raise CheckFailed(f"{self.name}: wrong for scores of dtype float32.")
        if changed := changed_arguments(self.function, S, y):
            raise CheckFailed(f"{self.name} changes its argument {'Sy'[changed[0]]} in place: work on a copy.")
        if self._shape(8) == (8,) and self._shape(1) != (1,):
            raise CheckFailed(
                f"{self.name} returns shape {self._shape(1)} for a table of one row: one loss for each row is still an "
                "array, of shape (1,).",
                layer="shape",
            )

    def _shape(self, N: int) -> tuple[int, ...]:
        return np.shape(call(self.function, self.name, *table(9, N, 5), delta=1.0, p=1))

    def check_vectorised(self) -> None:
        small, large, other = table(13, 20, 4), table(14, 420, 4), table(12, 30, 4)
        if not np.any(self._losses(*small)):
            raise CheckFailed(f"{self.name}: it must compute the losses first.")

        def right(result: Any, S: np.ndarray, y: np.ndarray) -> bool:
            try:
                return self._fits(_in_a_row(result, len(y), self.name), hinge_losses(S, y), 1.0, 1)
            except CheckFailed:
                return False

        works = right(call(self.function, self.name, *other), *other)
        require_vectorised(self.function, self.name, small, large, 400, right=right if works else None)

    def _losses(self, S: np.ndarray, y: np.ndarray, *args: Any, **options: Any) -> np.ndarray:
        result = call(self.function, self.name, S.copy(), y.copy(), *args, **options)
        return _in_a_row(result, len(y), self.name)

    def _is_right(self, S: np.ndarray, y: np.ndarray, *, delta: float, p: int, tolerance: float = 1e-6) -> bool:
        expected = hinge_losses(S.astype(np.float64), y, delta, p)
        return self._fits(self._losses(S, y, delta=delta, p=p), expected, delta, p, tolerance)

    def _fits(self, got: np.ndarray, expected: np.ndarray, delta: float, p: int, tolerance: float = 1e-6) -> bool:
        """Whether losses are right, but for what is priced in `loss` alone."""
        if self._own_class:
            got = got - self._own_term(delta, p)
        if self._one_number:  # or N times the same
            got = np.asarray(got.flat[0] if got.ndim and near(got, np.full_like(got, got.flat[0])) else got)
            return any(near(got, one, tolerance) for one in (np.mean(expected), np.sum(expected)))
        return near(got, expected, tolerance)

    @cached_property
    def _own_class(self) -> bool:
        try:
            return near(self._own_term(1.0, 1), 1.0)
        except CheckFailed:
            return False

    def _own_term(self, delta: float, p: int) -> float:
        """What comes out where the right class is the only one: 0, unless it is counted."""
        alone = np.zeros((1, 1)), np.zeros(1, dtype=int)
        return float(np.sum(self._losses(*alone, delta=delta, p=p)))

    @cached_property
    def _one_number(self) -> bool:
        """One number for the whole table, however often it comes back."""
        try:
            losses = self._losses(*table(1, 8, 4))
        except CheckFailed:  # without defaults, for one
            return False
        return losses.ndim == 0 or len(np.unique(losses)) == 1

    def _refuse_one_number(self, result: Any, N: int) -> None:
        if not isinstance(result, (tuple, list)) and np.ndim(result) == 0 and N > 1:
            raise CheckFailed(
                f"{self.name} returns one number for the whole table: it should return one loss for each row.",
                layer="shape",
            )


def _in_a_row(result: Any, N: int, name: str) -> np.ndarray:
    """Losses given in whatever form as an array (N,); one number for a whole table as an array ().

    Raises:
        CheckFailed: they are not N numbers, nor one.
    """
    if isinstance(result, list) and all(isinstance(value, (int, float, np.number)) for value in result):
        result = np.array(result)
    if isinstance(result, np.ndarray) and result.size == N and result.dtype.kind in "iuf":
        return as_float_array(np.asarray(result, dtype=np.float64).reshape(N), (N,), f"{name}: the losses")
    if isinstance(result, np.ndarray) and result.size > 1:
        return as_float_array(result, (N,), f"{name}: the losses")
    return np.asarray(as_number(result, f"{name}: the losses"))


def _read(N: int, C: int) -> str:
    return f"N = {N}, C = {C}; read again: {READ}"
