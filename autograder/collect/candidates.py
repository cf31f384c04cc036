"""Of several notebooks of one student and assignment, the one that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from autograder.intake.text import shown
from autograder.lms.downloads import HandIn
from autograder.lms.roster import Person
from linearloss.sentences import say

from .handins import Unit
from .names import stem_of, without_copy_mark
from .notebooks import Seen
from .sources import Item


@dataclass(frozen=True)
class Candidate:
    """A notebook that may become a student's submission."""

    person: Person
    unit: Unit
    handed_in: HandIn
    seen: Seen

    @property
    def newness(self) -> tuple[datetime, str, int, int]:
        """Later ones are greater: by the time, by Canvas's number, by the order on the command line."""
        number = self.unit.attachments.get(self.seen.item, 0)
        return self.handed_in.timestamp or datetime.min, self.handed_in.order, number, self.unit.given


def choose(candidates: Sequence[Candidate]) -> tuple[Candidate, list[str], list[str]]:
    """The notebook that counts: the newest with work in it; remarks about the others, and which of them are earlier."""

    def rank(one: Candidate) -> tuple[object, ...]:
        assert one.seen.assignment is not None
        stem = stem_of(one.seen.within[-1])
        exact = one.seen.within[-1] == one.seen.assignment.file
        # Among copies in one folder nothing says which is newer: the one under its own name counts, and the rest is named.
        return (
            _worth(one.seen),
            one.newness,
            exact,
            -len(one.seen.within),
            len(without_copy_mark(stem)) - len(stem),
        )

    chosen = max(candidates, key=rank)
    remarks: list[str] = []
    earlier: list[str] = []
    content = chosen.seen.item.data()
    for one in candidates:
        if one is chosen:
            continue
        name = shown("/".join(one.seen.within)) if one.unit is chosen.unit else where_it_lies(one.seen.item)
        if one.seen.item.data() == content:
            continue
        if one.seen.work == 0:
            remarks.append(say("{name} has no work in it: not taken.", name=name))
        elif one.seen.work is None:
            remarks.append(say("{name} cannot be read: not taken.", name=name))
        elif one.newness != chosen.newness:
            earlier.append(name)
        else:
            remarks.append(
                say("{name} has work in it as well, and nothing says which is newer: look at both.", name=name)
            )
    return chosen, remarks, earlier


def _worth(seen: Seen) -> int:
    """A damaged file takes the place of no work, however new it is: by it the work would be lost."""
    return 2 if seen.work else 1 if seen.work is None else 0


def where_it_lies(item: Item) -> str:
    """The names that lead to a file, for the eye."""
    return shown("/".join(item.where), 200)
