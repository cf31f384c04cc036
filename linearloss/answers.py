"""The visible check of an answer given as a number or as a choice: its form, never its value.

Nothing is returned: nbgrader takes a number that a test cell displays for its score.
"""

from __future__ import annotations

import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np

from .errors import type_name
from .failure import CheckFailed
from .words import Named


def check_number_given(value: Any, name: str) -> None:
    """That a number was given at all; whether it is right, the hidden test decides.

    Raises:
        CheckFailed: if the answer is still `...` or None, or is not one finite number.
    """
    refuse_empty(value, name)
    as_number(value, name)
    print(f"{name}: a number, noted. Whether it is right is decided when your work is graded.")


def check_choice_given(value: Any, name: str, choices: Sequence[Any]) -> None:
    """That the answer is one of the choices; whether it is the right one, the hidden test decides.

    Raises:
        CheckFailed: if the answer is empty or none of the choices.
    """
    refuse_empty(value, name)
    plain = plain_choice(value)
    if not isinstance(plain, (str, int, bool)) or plain not in [plain_choice(choice) for choice in choices]:
        shown = ", ".join(repr(choice) for choice in choices)
        raise CheckFailed(f"{name} should be one of {shown}, but is {_given(plain)}.", layer="value")
    print(f"{name}: one of the choices, noted. Whether it is right is decided when your work is graded.")


def check_list_given(values: Any, name: str, count: int) -> None:
    """That the answer is a list of `count` numbers; whether they are right, the hidden test decides.

    Raises:
        CheckFailed: if the answer is empty, has another length, or holds something else.
    """
    refuse_empty(values, name)
    as_numbers(values, name, count)
    print(f"{name}: {count} numbers, noted. Whether they are right is decided when your work is graded.")


def _given(value: Any) -> str:
    short = (isinstance(value, str) and len(value) <= 40) or (isinstance(value, int) and abs(value) < 10**9)
    return repr(value) if short else kind_of(value)


def plain_choice(value: Any) -> Any:
    """Text without case, outer blanks, brackets and stops ("(B)" is "b"); a NumPy scalar as Python's own number or text."""
    if isinstance(value, np.generic):
        value = value.item()
    return value.strip(" \t\n().:").lower() if isinstance(value, str) else value


def refuse_empty(value: Any, name: str) -> None:
    if value is None or value is Ellipsis:
        raise CheckFailed(f"{name} has no answer yet: put one in place of the dots.", layer="missing")


def kind_of(value: Any) -> str:
    """A short name for a value's type, for messages: `list`, `array of shape (3, 2)`, `None`."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"array of shape {value.shape}"
    return type_name(value)


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
    elif isinstance(value, str):
        raise CheckFailed(
            f"{what} should be a number, but is the text {_given(value)}: write it without quotes.", layer="type"
        )
    else:
        raise CheckFailed(f"{what} should be one number, but is {kind_of(value)}.", layer="type")
    if not np.isfinite(number):
        says = (
            f"{what} is {number}, and a loss or an answer must be a finite number: look for a division by zero, the "
            "logarithm of zero, or an exponential that overflows."
        )
        raise CheckFailed(names=[Named("not-finite", "certain", says)])
    return number


def as_numbers(values: Any, name: str, count: int) -> list[float]:
    """A list, tuple or one-dimensional array of `count` numbers as Python's own.

    Raises:
        CheckFailed: layer `type` if it is none of these, or as `as_number` does for an entry.
    """
    if isinstance(values, np.ndarray) and values.ndim == 1:
        values = values.tolist()
    if not isinstance(values, (list, tuple)) or len(values) != count:
        example = ", ".join(["1.5"] * count)
        raise CheckFailed(f"{name} should be a list of {count} numbers, such as [{example}].", layer="type")
    return [as_number(value, f"{name}, number {position},") for position, value in enumerate(values, 1)]
