"""Programs with two mistakes, made from those with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from .edits import overlap, with_both
from .mistakes import Mistake


@dataclass(frozen=True)
class Composition:
    """Two mistakes in one program; `loses` is what either of them loses."""

    mistakes: tuple[Mistake, Mistake]
    source: str

    @property
    def name(self) -> str:
        """Both names in one."""
        one, other = self.mistakes
        return f"{one.name} + {other.name.partition('/')[2]}"

    @property
    def assignment(self) -> str:
        """The assignment of its solution cell."""
        return self.mistakes[0].assignment

    @property
    def function(self) -> str:
        """The solution cell that it stands in place of."""
        return self.mistakes[0].function

    @property
    def codes(self) -> tuple[str, str]:
        """The codes that the program is named by."""
        return self.mistakes[0].code, self.mistakes[1].code

    @property
    def loses(self) -> dict[str, tuple[str, ...]]:
        """Test -> its parts that give no points."""
        one, other = (mistake.loses for mistake in self.mistakes)
        return {test: tuple(dict.fromkeys((*one.get(test, ()), *other.get(test, ())))) for test in (*one, *other)}


def compositions(solution: str, mistakes: Sequence[Mistake]) -> Iterator[Composition]:
    """Every two mistakes of one solution that change other places and factors of its text, have other codes, and do not contradict each other.

    A mistake that cannot be told from another (`also`) is left out: two could not be named.
    """
    edited = [mistake for mistake in mistakes if mistake.edits and not mistake.also]
    for one, other in combinations(edited, 2):
        if one.code != other.code and not _contradict(one, other) and not overlap(solution, one.edits, other.edits):
            yield Composition((one, other), with_both(solution, (*one.edits, *other.edits)))


def _contradict(one: Mistake, other: Mistake) -> bool:
    told = other.code in one.not_with or one.code in other.not_with
    return told and any({*lost} & {*other.loses.get(test, ())} for test, lost in one.loses.items())
