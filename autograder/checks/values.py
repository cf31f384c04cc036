"""The layers of a comparison: type, shape, dtype, finiteness, value.

Each function returns the value in a plain form or raises `CheckFailed` with a sentence for
the student. With `reveal=False` no number of the expected answer, and nothing of the input,
appears in the message: that is how hidden tests speak.
"""

from __future__ import annotations

import numbers
from typing import Any

import numpy as np

from linearloss.failure import CheckFailed

FLOAT64_TOLERANCE = 1e-6


def kind_of(value: Any) -> str:
    """A short name for a value's type, for messages: `list`, `array of shape (3, 2)`, `None`."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"array of shape {value.shape}"
    return str(getattr(value, "type_name", type(value).__name__))


def as_number(value: Any, what: str) -> float:
    """`value` as a Python float: accepts a float, an int, a NumPy scalar, or a one-element array.

    Raises:
        CheckFailed: layer `type` if it is none of these, layer `value` if it is not finite.
    """
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "fiu":
        number = float(np.asarray(value).reshape(()))  # a matrix stays two-dimensional
    elif isinstance(value, (numbers.Real, np.floating, np.integer)) and not isinstance(value, (bool, np.bool_)):
        try:
            number = float(value)
        except OverflowError:  # an integer of hundreds of digits
            number = float("inf")
    else:
        raise CheckFailed(f"{what} should be one number, but is {kind_of(value)}.", layer="type")
    if not np.isfinite(number):
        raise CheckFailed(
            f"{what} is {number}. A loss or an answer must be a finite number: look for a division by zero, "
            "the logarithm of zero, or an exponential that overflows.",
            layer="value",
            diagnoses=["not-finite"],
        )
    return number


def as_float_array(value: Any, shape: tuple[int, ...], what: str) -> np.ndarray:
    """`value` as a plain float64 array of the given shape.

    Accepts any real float array (float32, Fortran order, `np.matrix`, read-only); a list of
    lists is not an array and is refused, so that the student meets the difference.

    Raises:
        CheckFailed: layer `type`, `shape`, `dtype` or `value` (not finite).
    """
    if not isinstance(value, np.ndarray):
        raise CheckFailed(f"{what} should be a NumPy array, but is {kind_of(value)}.", layer="type")
    array = np.asarray(value)
    if array.shape != shape:
        hint = ""
        if array.shape == shape[::-1]:
            hint = " It looks transposed."
        elif array.size == int(np.prod(shape)):
            hint = " The number of entries is right: did a reshape or a keepdims go missing?"
        raise CheckFailed(f"{what} should have shape {shape}, but has shape {array.shape}.{hint}", layer="shape")
    if array.dtype.kind not in "fiu":
        raise CheckFailed(
            f"{what} should hold real floating-point numbers, but its dtype is {array.dtype}.", layer="dtype"
        )
    if array.dtype.kind in "iu":
        raise CheckFailed(
            f"{what} has the integer dtype {array.dtype}: fractions were cut off. Make it of floats: "
            "np.zeros makes such an array, np.zeros_like of an array of integers does not.",
            layer="dtype",
            diagnoses=["integer-array"],
        )
    array = array.astype(np.float64)
    if not np.all(np.isfinite(array)):
        bad = int(np.count_nonzero(~np.isfinite(array)))
        raise CheckFailed(
            f"{what} has {bad} of {array.size} entries that are nan or infinite: look for 0/0, log(0) or an "
            "exponential that overflows.",
            layer="value",
            diagnoses=["not-finite"],
        )
    return array


def is_close(got: Any, expected: Any, tolerance: float = FLOAT64_TOLERANCE) -> bool:
    """Whether two finite arrays or numbers agree, relative to the largest expected entry.

    The scale is the largest absolute entry of `expected` (at least 1e-8): an entry that should
    be zero may carry rounding noise, but a small answer is not passed by a large absolute slack.
    """
    got, expected = np.asarray(got, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    if got.shape != expected.shape:
        return False
    if got.size == 0:
        return True
    scale = max(float(np.max(np.abs(expected))), 1e-8)
    return bool(np.all(np.abs(got - expected) <= tolerance * scale))


def compare_number(got: float, expected: float, what: str, *, tolerance: float, reveal: bool, note: str = "") -> None:
    """Raise `CheckFailed` (layer `value`) unless two numbers agree; `note` says what it probably is."""
    if is_close(got, expected, tolerance):
        return
    numbers_text = f": expected {expected:.6g}, got {got:.6g}" if reveal else " is not right"
    raise CheckFailed(f"{what}{numbers_text}.{_space(note)}", layer="value")


def compare_array(
    got: np.ndarray, expected: np.ndarray, what: str, *, tolerance: float, reveal: bool, note: str = ""
) -> None:
    """Raise `CheckFailed` (layer `value`) unless two float arrays of one shape agree.

    The message names the worst entry's index and, with `reveal`, both its numbers.
    """
    if is_close(got, expected, tolerance):
        return
    error = np.abs(got - expected)
    worst = tuple(int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
    scale = max(float(np.max(np.abs(expected))), 1e-8)
    wrong = int(np.count_nonzero(error > tolerance * scale))
    if reveal:
        place = f"[{', '.join(map(str, worst))}]" if worst else ""
        text = (
            f"{what} differs in {wrong} of {error.size} entries. The worst is {place}: "
            f"expected {expected[worst]:.6g}, got {got[worst]:.6g}."
        )
    else:
        text = f"{what} differs in {'every entry' if wrong == error.size else 'some entries'}."
    raise CheckFailed(text + _space(note), layer="value")


def _space(note: str) -> str:
    return f" {note}" if note else ""
