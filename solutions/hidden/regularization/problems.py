"""What the three hidden tests share: random weights, and how the manner of computing is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, compare_result, is_close
from autograder.grading import Outcome, attempt, further_instructions, generator, outcome_of, require_vectorised

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
FLOAT32 = "float32"
TOY = "a W as large as the visible check's"
# Name of the case -> rows, columns. The toy's sizes and more than ten classes: sizes that get written as numbers.
SIZES = {
    "several classes": (5, 4),
    "one class": (7, 1),
    TOY: (3, 2),
    "more than ten classes": (4, 12),
    FLOAT32: (6, 3),
}
MORE = 200  # rows, or columns, by which the larger of two calls exceeds the smaller


def weights(seed: int, D: int, C: int, dtype: str = "float64") -> np.ndarray:
    """Random weights between 0.2 and 2 in size, so that none lies near the corner of |w|.

    Both signs occur, and the sum is positive.
    """
    numbers = generator(seed)
    sign = np.where(numbers.random((D, C)) < 0.35, -1.0, 1.0)
    sign.flat[:2] = [-1.0, 1.0]
    W = sign * numbers.uniform(0.2, 2.0, size=(D, C))
    return np.asarray(W if W.sum() > 0 else -W).astype(dtype)


def sizes_of(W: np.ndarray) -> str:
    """What a message may say of a W: its shape, and its dtype if it is not the usual one."""
    return f"a W of shape {W.shape}" + (" and dtype float32" if W.dtype == np.float32 else "")


def ask_for_array(function: Callable[..., Any], name: str, W: np.ndarray, number: float) -> np.ndarray:
    """What a function of W and a number returns, as a float array of W's shape.

    Raises:
        CheckFailed: it is something else.
    """
    return as_array(call(function, name, W.copy(), number), W.shape, f"{name}'s result")


def as_array(value: Any, shape: tuple[int, ...], what: str) -> np.ndarray:
    """`as_float_array`, where the catalogue names the mistake of an array of integers.

    Raises:
        CheckFailed: it is no such array.
    """
    try:
        return as_float_array(value, shape, what)
    except CheckFailed as error:
        if "integer-array" not in error.diagnoses:
            raise
        raise CheckFailed(str(error), layer=error.layer) from None


def array_outcome(function: Callable[..., Any], W: np.ndarray, number: float) -> np.ndarray | str:
    """The same for an examination: the array, finite or not, or what came back in words."""
    result, error = attempt(function, W, number)
    if error:
        return error
    if isinstance(result, np.ndarray) and result.dtype.kind in "fiu":
        return result.astype(float) if result.shape == W.shape else f"shape {result.shape}"
    outcome = outcome_of(result)
    return outcome if isinstance(outcome, str) else "not an array of floats"


def picked(result: np.ndarray | str, entries: np.ndarray) -> Outcome:
    """The outcome of some entries, or columns, of a result; `entries` is an index."""
    return result if isinstance(result, str) else outcome_of(result[entries])


def alike(one: Any, other: Any) -> bool:
    """Whether two outcomes of a student's function agree, as words or as numbers."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one == other
    return bool(np.array_equal(one, other, equal_nan=True) or is_close(one, other, 1e-6))


def loop_sizes() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """A small and a large W that differ in the number of rows, and two that differ in that of columns."""
    return {
        "rows": (weights(61, 20, 4), weights(62, 20 + MORE, 4)),
        "columns": (weights(63, 4, 20), weights(64, 4, 20 + MORE)),
    }


def loops_over(function: Any, *arguments: Any) -> str:
    """In an examination: over what a function loops in Python; the other arguments follow W."""
    found = []
    for what, (small, large) in loop_sizes().items():
        try:
            if further_instructions(function, (small, *arguments), (large, *arguments)) >= MORE:
                found.append(what)
        except Exception:
            return "no loop"  # nothing to count; the error shows elsewhere
    return f"loops over {' and '.join(found)}" if found else "no loop"


def refuse_loops(function: Callable[..., Any], name: str, reference: Callable[..., Any], *arguments: Any) -> None:
    """`require_vectorised`, in words about weights, for more rows and for more columns.

    What is right on a small W must be right where it is counted and timed.
    """

    def right(result: Any, *given: Any) -> bool:
        try:
            compare_result(result, reference(*given), name, reveal=False)
        except CheckFailed:
            return False
        return True

    for what, (small, large) in loop_sizes().items():
        works = right(call(function, name, small, *arguments), small, *arguments)
        try:
            require_vectorised(
                function, name, (small, *arguments), (large, *arguments), MORE, right=right if works else None
            )
        except CheckFailed as error:
            if "python-loop" not in error.diagnoses:
                raise
            raise CheckFailed(
                f"{name} loops over the weights in Python: it does more Python steps when W has more {what}. Let NumPy "
                "work on all weights at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
                diagnoses=["python-loop"],
            ) from None
