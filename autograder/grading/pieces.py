"""A function that takes vectors alone, asked about matrices: what it would show if that were all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from linearloss.function import Function
from linearloss.instructions import Counted

# The arguments of a call -> those of the calls with vectors in its place.
Calls = Callable[..., list[tuple[Any, ...]]]
# What came for each of the vectors, and the matrix that they are of -> the same in the matrix's place.
Joined = Callable[[list[Any], np.ndarray], Any]


@dataclass(frozen=True)
class InPieces:
    """A function under observation, of which every call with a matrix is made as calls with vectors.

    Attributes:
        matrix: which argument the matrix is.
        put_together: its pieces, as they were after the calls, as a matrix; as results are if None.
    """

    function: Function
    calls: Calls
    joined: Joined
    matrix: int = 0
    put_together: Joined | None = None

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self._join([self.function(*call, **options) for call in self.calls(*args)], args)

    def method(self, owner: Any, name: str) -> Function:
        return self.function.method(owner, name)

    def attribute(self, owner: Any, name: str) -> Any:
        return self.function.attribute(owner, name)

    def assign(self, owner: Any, name: str, value: Any) -> None:
        self.function.assign(owner, name, value)

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        came = [self.function.call_and_arguments(*call) for call in self.calls(*args)]
        after = list(args)
        pieces = [left[self.matrix] for _, left in came]
        after[self.matrix] = (self.put_together or self.joined)(pieces, args[self.matrix])
        return self._join([result for result, _ in came], args), after

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        pieces = [self.calls(*args) for args in calls]
        results = iter(self.function.results_kept(*(call for piece in pieces for call in piece)))
        return [self._join([next(results) for _ in piece], args) for piece, args in zip(pieces, calls, strict=True)]

    def counted(self, *args: Any) -> Counted:
        """Of the first vector alone: going through the others is no work of the function's."""
        counts = [self.function.counted(*call) for call in self.calls(*args)]
        return Counted(self._join([one.result for one in counts], args), counts[0].instructions, counts[0].escaped)

    def _join(self, values: list[Any], args: tuple[Any, ...]) -> Any:
        return self.joined(values, args[self.matrix])


def flat(values: list[Any], matrix: np.ndarray) -> Any:
    """What came for all entries of a matrix in one row, in its shape; anything else as it came."""
    (value,) = values
    fits = isinstance(value, np.ndarray) and value.shape == (matrix.size,)
    return value.reshape(matrix.shape) if fits else value


def row_by_row(values: list[Any], matrix: np.ndarray) -> Any:
    """What came for each row of a matrix, as rows; the first that is no row if any is none."""
    wrong = [value for value in values if not isinstance(value, np.ndarray) or value.shape != matrix.shape[1:]]
    return wrong[0] if wrong else np.array(values)


def of_examples(function: Function) -> Function:
    """A function of one row and its label, asked about `(S, y)`."""
    return InPieces(function, _with_labels, _number_by_number, put_together=row_by_row)


def each_row_alone(function: Function) -> Function:
    """A function of `(S, y)`, asked about each row as a table of its own."""
    return _EachRowAlone(function, _tables_of_one_row, _number_by_number, put_together=_one_below_the_other)


class _EachRowAlone(InPieces):
    """What it does in a whole table is counted there."""

    def counted(self, *args: Any) -> Counted:
        whole = self.function.counted(*args)
        return Counted(self(*args), whole.instructions, whole.escaped)


def _tables_of_one_row(S: np.ndarray, y: np.ndarray, *more: Any) -> list[tuple[Any, ...]]:
    return [(S[at : at + 1], y[at : at + 1], *more) for at in range(len(y))]


def _one_below_the_other(values: list[Any], matrix: np.ndarray) -> Any:
    wrong = [value for value in values if np.shape(value) != (1, *matrix.shape[1:])]
    return wrong[0] if wrong else np.concatenate(values)


def _number_by_number(values: list[Any], matrix: np.ndarray) -> Any:
    """One number for each row of a matrix, as a row of them; the first that is no number if any is none."""
    wrong = [value for value in values if np.size(value) != 1 or isinstance(value, (str, list, tuple, dict))]
    return wrong[0] if wrong else np.array([float(np.reshape(value, ())) for value in values])


def _with_labels(S: np.ndarray, y: np.ndarray, *more: Any) -> list[tuple[Any, ...]]:
    """The calls with one row and its label each."""
    return [(row, label, *more) for row, label in zip(S, y, strict=True)]
