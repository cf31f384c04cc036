"""The visible check of an answer given as a number or as a choice: its form, never its value.

Nothing is returned: nbgrader takes a number that a test cell displays for its score.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from linearloss.failure import CheckFailed

from .values import as_number, kind_of


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
        raise CheckFailed(f"{name} should be one of {shown}, but is {kind_of(value)}.", layer="value")
    print(f"{name}: one of the choices, noted. Whether it is right is decided when your work is graded.")


def plain_choice(value: Any) -> Any:
    """Text without case and outer blanks; a NumPy scalar as Python's own number, truth value or text."""
    if isinstance(value, np.generic):
        value = value.item()
    return value.strip().lower() if isinstance(value, str) else value


def refuse_empty(value: Any, name: str) -> None:
    if value is None or value is Ellipsis:
        raise CheckFailed(f"{name} has no answer yet: put one in place of the dots.", layer="missing")
