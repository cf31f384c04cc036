"""Mistakes that have a number of the student's own in them: what they show on the visible cases with numbers that many write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .known import Known, Seen
from .sentences import Sentence, joined
from .shipped_pairs import LEAST_TOLERANCE, digest


@dataclass(frozen=True)
class ShippedNumber:
    """A mistake, and what it shows with some numbers.

    Attributes:
        seems: what is said of the number, with {number} in it.
        shown: number -> facet that it changes -> the digest of what it shows there.
    """

    code: str
    says: str
    seems: str
    only_if_right: tuple[str, ...]
    shown: Mapping[float, Mapping[str, float]]

    def seen_in(self, seen: Seen) -> Iterator[Known]:
        """The mistake with each number that shows what is seen, in every facet that it changes."""
        for number, shown in self.shown.items():
            if {*shown} <= {*seen.wrong} and all(_is_seen(seen, name, value) for name, value in shown.items()):
                says = joined(self.says, Sentence(self.seems, {"number": f"{number:.3g}"}))
                yield Known(self.code, says, {name: seen.observed[name] for name in shown}, self.only_if_right)


@dataclass(frozen=True)
class ShippedNumbers:
    """All of them."""

    mistakes: Sequence[ShippedNumber] = ()

    def __call__(self, seen: Seen, unexplained: Sequence[str]) -> list[Known]:
        """Those that explain something, each with its number."""
        found = (one for mistake in self.mistakes for one in mistake.seen_in(seen))
        return [one for one in found if one.changes.keys() & {*unexplained}]

    def to_plain(self) -> list[dict[str, Any]]:
        """As what JSON can hold."""
        return [
            {"code": one.code, "says": one.says, "seems": one.seems, "only_if_right": list(one.only_if_right),
             "shown": [[number, {name: float(f"{value:.8g}") for name, value in shown.items()}]
                       for number, shown in one.shown.items()]}
            for one in self.mistakes
        ]  # fmt: skip


def numbers_from_plain(data: Sequence[Mapping[str, Any]]) -> ShippedNumbers:
    """The reverse of `to_plain`."""
    return ShippedNumbers(
        [
            ShippedNumber(one["code"], one["says"], one["seems"], tuple(one["only_if_right"]), dict(one["shown"]))
            for one in data
        ]
    )


def _is_seen(seen: Seen, name: str, value: float) -> bool:
    mine = digest(seen.observed[name])
    return abs(mine.value - value) <= max(seen.tolerance(name), LEAST_TOLERANCE) * mine.scale
