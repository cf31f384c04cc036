"""The visible check of an answer given as a number, as a choice or as a list: its form, and its value where the course ships digests.

Nothing is returned: nbgrader takes a number that a test cell displays for its score.
"""

from __future__ import annotations

import numbers
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from .check_data import data_file, read_data
from .errors import type_name
from .failure import CheckFailed
from .sealed import Sealed, opens_to_choice, opens_to_number
from .sentences import Sentence, joined, say
from .stopped_cells import refuse_older
from .telling import tell, telling
from .words import Named

MOST_TRIES = 500  # to find a number near a rounded one; with digests, each takes half a millisecond
# By which a reader of what a check prints knows that nothing was decided.
NOTED = say("Only grading decides whether that is right.")


def check_number_given(value: Any, name: str) -> None:
    """That a number was given at all, and whether it is right where the course ships that.

    Raises:
        CheckFailed: if the answer is still `...` or None, is not one finite number, or is wrong. In a notebook that is printed.
    """
    with telling(name):
        refuse_older(name)
        refuse_empty(value, name)
        number = as_number(value, name)
        sealed = _sealed(name)
        if sealed is None:
            return _note(name, say("a number"))
        is_right = opens_to_number(sealed, name)
        if not is_right(number):
            raise CheckFailed(not_right(name, near_miss(number, is_right, sealed["tolerance"])))
        _right(name)


def check_choice_given(value: Any, name: str, choices: Sequence[Any]) -> None:
    """That the answer is one of the choices, and whether it is the right one where the course ships that.

    Raises:
        CheckFailed: if the answer is empty, none of the choices, or wrong. In a notebook that is printed.
    """
    with telling(name):
        refuse_older(name, is_choice=True)
        refuse_empty(value, name)
        plain = plain_choice(value)
        if not isinstance(plain, (str, int, bool)) or plain not in [plain_choice(choice) for choice in choices]:
            shown = ", ".join(repr(choice) for choice in choices)
            raise CheckFailed(
                say("{name} should be one of {shown}, but is {given}.", name=name, shown=shown, given=_given(value)),
                layer="value",
            )
        sealed = _sealed(name)
        if sealed is None:
            return _note(name, say("one of the choices"))
        if not opens_to_choice(sealed, name, plain):
            raise CheckFailed(say("{name} is not the right choice.", name=name))
        _right(name)


def check_list_given(values: Any, name: str, count: int) -> None:
    """That the answer is a list of `count` numbers, and whether they are right where the course ships that.

    Raises:
        CheckFailed: if the answer is empty, has another length, holds something else, or is wrong. In a notebook that is printed.
    """
    with telling(name):
        refuse_older(name)
        refuse_empty(values, name)
        numbers = as_numbers(values, name, count)
        sealed = _sealed(name)
        if sealed is None:
            return _note(name, say("{count} numbers", count=count))
        wrong: dict[str, list[str]] = {}  # why -> which
        for position, number in enumerate(numbers):
            is_right = opens_to_number(sealed, name, position)
            if not is_right(number):
                why = near_miss(number, is_right, sealed["tolerance"])
                wrong.setdefault(why, []).append(str(position + 1))
        if wrong:
            raise CheckFailed(*(not_right(_which(name, which), why) for why, which in wrong.items()))
        _right(name)


def _note(name: str, what: str) -> None:
    tell(name, "noted", joined(say("{name}: {what}, noted.", name=name, what=what), NOTED))


def _right(name: str) -> None:
    tell(name, "passed", say("{name}: right.", name=name))


def _sealed(name: str) -> Sealed | None:
    """The digests of the right answer beside the notebook, if the course ships them."""
    try:
        sealed: Sealed | None = read_data(data_file()).get("answers", {}).get(name)
    except FileNotFoundError:
        return None
    return sealed


def _which(name: str, positions: Sequence[str]) -> Sentence:
    if len(positions) == 1:
        return say("{name}, number {which}", name=name, which=positions[0])
    return say("{name}, each of its numbers {which},", name=name, which=", ".join(positions))


def near_miss(number: float, is_right: Callable[[float], bool], tolerance: float) -> str:
    """In which usual way a wrong number is nearly right, as the end of a sentence; empty if in none.

    Args:
        is_right: whether a number is within `tolerance` of the right one.
    """
    for other, says in (
        (-number, say("its size is right, its sign is not.")),
        (100 * number, say("it is a hundred times too small; is it a fraction where a percentage is asked for?")),
        (number / 100, say("it is a hundred times too large; is it a percentage where a fraction is asked for?")),
        (1 / number if number else 0.0, say("it is the right ratio upside down.")),
    ):
        if other != number and other != 0 and is_right(other):
            return says
    return say("it is near; give more decimals.") if _rounded(number, is_right, tolerance) else ""


def _rounded(number: float, is_right: Callable[[float], bool], tolerance: float) -> bool:
    """Whether the right number is less than one unit of the last decimal away, of one to three decimals: rounded, or cut off."""
    unit = next((10.0**-decimals for decimals in (1, 2, 3) if number == round(number, decimals)), 0.0)
    reach = unit - 1.2 * tolerance  # each try finds what is within a tolerance, too
    tries = int(2 * reach / tolerance) + 2
    return reach > 0 and tries <= MOST_TRIES and any(map(is_right, np.linspace(number - reach, number + reach, tries)))


def not_right(name: str, why: str) -> str:
    """That a number is not the right one, and in which usual way it is nearly right."""
    return (
        say("{name} is not the right number: {why}", name=name, why=Sentence(why))
        if why
        else say("{name} is not the right number.", name=name)
    )


def _given(value: Any) -> str:
    """What was written, as it was written, if that is short."""
    if isinstance(value, np.generic):
        value = value.item()
    short = isinstance(value, (str, int, float)) and (isinstance(value, str) or abs(value) < 10**9)
    short = short and len(repr(value)) <= 42
    return repr(value) if short else kind_of(value)


def plain_choice(value: Any) -> Any:
    """Text without case, outer blanks, brackets, quotes, stars and stops ("(B)" is "b"), and without full width, as keyboards for
    Korean write it; a NumPy scalar as Python's own number or text."""
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFKC", value).strip(" \t\n().:'\"`*").lower()


def refuse_empty(value: Any, name: str) -> None:
    if value is None or value is Ellipsis:
        raise CheckFailed(say("{name} has no answer yet: put one in place of the dots.", name=name), layer="missing")


def kind_of(value: Any) -> str:
    """What a value is, for messages: "a value of type list", "an array of shape (3, 2)", "None"."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return say("an array of shape {shape}", shape=value.shape)
    return say("a value of type {kind}", kind=type_name(value))


def as_number(value: Any, what: str) -> float:
    """`value` as a Python float: accepts a float, an int, a NumPy scalar, or a one-element array.

    Raises:
        CheckFailed: layer `type` if it is none of these, layer `value` if it is not finite.
    """
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "fiu":
        number = float(np.asarray(value).reshape(()))  # a matrix stays two-dimensional
    elif isinstance(value, (numbers.Real, Decimal, np.floating, np.integer)) and not isinstance(
        value, (bool, np.bool_)
    ):
        try:
            number = float(value)
        except OverflowError:  # an integer of hundreds of digits
            number = float("inf")
    elif isinstance(value, str):
        raise CheckFailed(
            say(
                "{what} should be a number, but is the text {given}: write the number alone, without quotes.",
                what=what,
                given=_given(value),
            ),
            layer="type",
        )
    elif isinstance(value, tuple) and len(value) == 1:
        raise CheckFailed(
            say(
                "{what} should be one number, but the comma behind it makes it a tuple: leave the comma out.", what=what
            ),
            layer="type",
        )
    elif isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, int) for part in value):
        raise CheckFailed(
            say("{what} should be one number, but is two: is a comma written for the decimal point?", what=what),
            layer="type",
        )
    else:
        raise CheckFailed(
            say("{what} should be one number, but is {kind}.", what=what, kind=kind_of(value)), layer="type"
        )
    if not np.isfinite(number):
        says = say(
            "{what} is {number}, and a loss or an answer must be a finite number: look for a division by zero, the logarithm of zero, or an exponential that overflows.",
            what=what,
            number=number,
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
        raise CheckFailed(
            say(
                "{name} should be a list of {count} numbers, such as [{example}].",
                name=name,
                count=count,
                example=example,
            ),
            layer="type",
        )
    return [
        as_number(value, say("{name}, number {position},", name=name, position=position))
        for position, value in enumerate(values, 1)
    ]
