"""Mistakes that have a number of the student's own in them: what they show on the visible cases with numbers that many write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .known import Known, Seen
from .shipped_pairs import LEAST_TOLERANCE, digest


@dataclass(frozen=True)
class ShippedNumber:
    """A mistake with one number in it.

    Attributes:
        shown: facet that it changes -> the digest of what it shows there.
    """

    code: str
    says: str
    only_if_right: tuple[str, ...]
    shown: Mapping[str, float]

    def is_seen(self, seen: Seen) -> bool:
        """Whether everything that it changes looks so."""
        for name, value in self.shown.items():
            mine = digest(seen.observed[name])
            if abs(mine.value - value) > max(seen.tolerance(name), LEAST_TOLERANCE) * mine.scale:
                return False
        return {*self.shown} <= {*seen.wrong}


@dataclass(frozen=True)
class ShippedNumbers:
    """All of them."""

    mistakes: Sequence[ShippedNumber] = ()

    def __call__(self, seen: Seen, unexplained: Sequence[str]) -> list[Known]:
        """Those that show what is seen."""
        return [
            Known(one.code, one.says, {name: seen.observed[name] for name in one.shown}, one.only_if_right)
            for one in self.mistakes
            if {*one.shown} & {*unexplained} and one.is_seen(seen)
        ]

    def to_plain(self) -> list[dict[str, Any]]:
        """As what JSON can hold."""
        return [
            {"code": one.code, "says": one.says, "only_if_right": list(one.only_if_right),
             "shown": {name: float(f"{value:.8g}") for name, value in one.shown.items()}}
            for one in self.mistakes
        ]  # fmt: skip


def numbers_from_plain(data: Sequence[Mapping[str, Any]]) -> ShippedNumbers:
    """The reverse of `to_plain`."""
    return ShippedNumbers(
        [ShippedNumber(one["code"], one["says"], tuple(one["only_if_right"]), one["shown"]) for one in data]
    )
