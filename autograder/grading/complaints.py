"""What is told of the parts of a test: each sentence once, with all the parts that it concerns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from linearloss.sentences import words
from linearloss.words import Named, read_again, told

from .parts import PartResult

Said = TypeVar("Said", bound=Hashable)

# Parts that are the whole test: their names tell a student nothing.
WHOLE = ("answer", "test", "notebook")


@dataclass(frozen=True)
class Complaint:
    """Names and facts that concern the same parts (none: the test as a whole, in several parts or one)."""

    parts: tuple[str, ...]
    names: tuple[Named, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """In one line, without the parts."""
        return " ".join(told(self.names, self.facts))


def complaints(parts: Iterable[PartResult]) -> tuple[Complaint, ...]:
    """All that is to be told, in the order of the parts."""
    parts = tuple(parts)
    names = _where_said((part.name, part.names) for part in parts)
    facts = _where_said((part.name, part.facts) for part in parts)
    order = {part.name: position for position, part in enumerate(parts)}
    whole = tuple(order) if len(order) > 1 else ()
    together = sorted({*names.values(), *facts.values()}, key=lambda those: [order[name] for name in those])
    found = (
        Complaint(
            tuple(name for name in those if name not in WHOLE and those != whole),
            tuple(name for name, where in names.items() if where == those),
            tuple(fact for fact, where in facts.items() if where == those),
        )
        for those in together
    )
    return tuple(one for one in found if one.text)  # an error has a name, and says what it is where it came


def readings(parts: Iterable[PartResult]) -> tuple[str, ...]:
    """The sections to read again."""
    return tuple(dict.fromkeys(part.read for part in parts if part.read))


def message(parts: Sequence[PartResult]) -> str:
    """All of it in a few lines of text."""
    lines = [f"{', '.join(map(words, one.parts))}: {one.text}" if one.parts else one.text for one in complaints(parts)]
    return "\n".join([*lines, *map(read_again, readings(parts))])


def _where_said(said: Iterable[tuple[str, Iterable[Said]]]) -> dict[Said, tuple[str, ...]]:
    """What is said -> the parts of which it is said."""
    found: dict[Said, tuple[str, ...]] = {}
    for part, those in said:
        for one in dict.fromkeys(those):
            found[one] = (*found.get(one, ()), part)
    return found
