"""What programs with two known mistakes show on the visible cases: of each facet one number, and no program."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .known import Known, Seen
from .outcome import Facet
from .products import Together

# Digests are kept with seven digits.
LEAST_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Digest:
    """A facet as one number, which two different facets hardly ever share.

    Attributes:
        scale: how large it could have become: what a tolerance refers to.
    """

    value: float
    scale: float


def digest(facet: Facet) -> Digest:
    """A sum of all that a facet shows, each entry with a weight of its own."""
    entries: list[float] = []
    for outcome in facet.values():
        entries += [zlib.crc32(outcome.encode()) / 2**32] if isinstance(outcome, str) else outcome.ravel().tolist()
    terms = _weights(len(entries)) * np.array(entries, dtype=float)
    return Digest(float(np.sum(terms)), float(np.sum(np.abs(terms))))


@lru_cache(maxsize=256)
def _weights(count: int) -> NDArray[np.float64]:
    return np.cos(np.arange(count) + 0.5)


@dataclass(frozen=True)
class ShippedPairs:
    """Programs with two of the known mistakes each.

    Attributes:
        of: two known mistakes each, by number, shape (P, 2).
        shown: facet -> the pairs that show there what neither of the two shows alone, by number, and the digest of it.
    """

    known: Sequence[Known] = ()
    of: NDArray[np.uint16] = field(default_factory=lambda: np.zeros((0, 2), dtype=np.uint16))
    shown: Mapping[str, tuple[NDArray[np.uint16], NDArray[np.float32]]] = field(default_factory=dict)

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> list[Together]:
        """The pairs that show this facet, and all else that they change, as it was seen."""
        fits = ((pair, self._explained(seen, pair)) for pair in self._alike(seen, name))
        return [Together(self._mistakes(pair), facets) for pair, facets in fits if facets]

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> list[Together]:
        """The pairs with a mistake that is found which show all these facets as they were seen."""
        fits = []
        for pair in self._alike(seen, names[0]):
            two = self._mistakes(pair)
            one_is_found = any(one is mine for one in found for mine in two)
            if one_is_found and {*names} <= {*self._explained(seen, pair)}:
                fits.append(Together(two, tuple(names)))
        return fits

    def _alike(self, seen: Seen, name: str) -> Iterator[int]:
        if name in self.shown:
            pairs, digests = self.shown[name]
            mine = digest(seen.observed[name])
            near = np.abs(digests - mine.value) <= max(seen.tolerance(name), LEAST_TOLERANCE) * mine.scale
            yield from pairs[near].tolist()

    def _mistakes(self, pair: int) -> tuple[Known, Known]:
        one, other = self.of[pair]
        return self.known[one], self.known[other]

    def _explained(self, seen: Seen, pair: int) -> tuple[str, ...]:
        """The facets that the two change together; none if one of these looks otherwise."""
        two = self._mistakes(pair)
        new = [name for name, (pairs, _) in self.shown.items() if pair in pairs]
        as_one = [name for one in two for name in one.changes if name not in new]
        fits = (
            all(map(seen.allows, two))
            and all(pair in self._alike(seen, name) for name in new)
            and all(any(seen.looks(name, one.changes[name]) for one in two if name in one.changes) for name in as_one)
        )
        return tuple(name for name in dict.fromkeys((*new, *as_one)) if name in seen.wrong) if fits else ()

    def to_plain(self) -> dict[str, Any]:
        """As what JSON can hold."""
        shown = {name: [_text(pairs), _text(digests)] for name, (pairs, digests) in self.shown.items()}
        return {"of": _text(self.of), "shown": shown}


def pairs_from_plain(data: Mapping[str, Any], known: Sequence[Known]) -> ShippedPairs:
    """The reverse of `to_plain`."""
    shown = {
        name: (_numbers(pairs, "<u2"), _numbers(digests, "<f4")) for name, (pairs, digests) in data["shown"].items()
    }
    return ShippedPairs(known, _numbers(data["of"], "<u2").reshape(-1, 2), shown)


def _text(numbers: NDArray[Any]) -> str:
    return base64.b64encode(numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()).decode()


def _numbers(text: str, kind: str) -> NDArray[Any]:
    return np.frombuffer(base64.b64decode(text), dtype=kind)
