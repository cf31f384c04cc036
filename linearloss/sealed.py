"""Right answers as salted digests, so that somebody who learns alone hears at once whether an answer is right.

How strong that is: it keeps the answer from being read by accident, in the file or by a search for it. It does not keep it from
whoever wants it: four choices are tried in four lines, and a number to three decimals in minutes, digest or not. So a course
ships digests to those who learn alone (`answers_checked_at_once` in course.toml), and not where marks hang on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

ROUNDS = 2000  # of the derivation: a check tries some twenty values, and should take hundredths of a second
CELLS = 10  # the tolerance is cut into so many steps; a number counts as the nearest of them
Sealed = Mapping[str, Any]


def _digest(salt: str, text: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", text.encode(), salt.encode(), ROUNDS).hex()[:16]


def _step(number: float, tolerance: float) -> int:
    return round(number * CELLS / tolerance)


def seal_numbers(name: str, numbers: Sequence[float], tolerance: float) -> Sealed:
    """Of one number or of several: for each the digests of all steps that are near enough."""
    digests = []
    for position, number in enumerate(numbers):
        middle, salt = _step(number, tolerance), f"{name} {position}"
        digests.append(sorted(_digest(salt, str(middle + offset)) for offset in range(-CELLS, CELLS + 1)))
    return {"tolerance": tolerance, "digests": digests}


def seal_choice(name: str, plain: Any) -> Sealed:
    """Of a choice, as `plain_choice` gives it."""
    return {"digests": [[_digest(f"{name} 0", repr(plain))]]}


def opens_to_number(sealed: Sealed, name: str, position: int = 0) -> Callable[[float], bool]:
    """Whether a number is near enough to the right one."""
    digests, tolerance = sealed["digests"][position], float(sealed["tolerance"])
    return lambda number: (
        abs(number) < 1e15 * tolerance and _digest(f"{name} {position}", str(_step(number, tolerance))) in digests
    )


def opens_to_choice(sealed: Sealed, name: str, plain: Any) -> bool:
    """Whether it is the right choice."""
    return _digest(f"{name} 0", repr(plain)) in sealed["digests"][0]
