"""What a page tells of a test: the complaints of its parts, cleaned and bounded."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.grading.complaints import Complaint, complaints
from autograder.grading.complaints import readings as sections_to_read
from autograder.intake.text import one_line
from autograder.judge.records import Record
from linearloss.sentences import say, words

MOST_REMARKS = 12
MOST_CHARACTERS = 1500


@dataclass(frozen=True)
class Remark:
    """One thing that is told: of these parts (none: of the test as a whole).

    Attributes:
        named: ("What it is:", sentence) for each known mistake that was recognised.
        facts: what was seen.
    """

    parts: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    facts: str = ""

    @property
    def text(self) -> str:
        """All of it, without the parts."""
        return " ".join([*(f"{how} {sentence}" for how, sentence in self.named), self.facts]).strip()


def remarks(record: Record) -> tuple[Remark, ...]:
    """What there is to tell, the first parts first. Where the parts have nothing to say, the message: what the visible check found,
    or the result of an older version.
    """
    found = [_remark(one) for one in complaints(record.parts)]
    if not found and record.message:
        found = [Remark(facts=one_line(record.message, MOST_CHARACTERS))]
    if len(found) > MOST_REMARKS:
        found = [
            *found[:MOST_REMARKS],
            Remark(facts=words(say("And {number} more.", number=len(found) - MOST_REMARKS))),
        ]
    return tuple(found)


def readings(record: Record) -> tuple[str, ...]:
    """The sections to read again."""
    return tuple(dict.fromkeys(one_line(words(where)) for where in sections_to_read(record.parts)))[:MOST_REMARKS]


def _remark(one: Complaint) -> Remark:
    return Remark(
        tuple(one_line(words(part)) for part in one.parts),
        tuple((name.introduction, one_line(words(name.says), MOST_CHARACTERS)) for name in one.names),
        one_line(" ".join(map(words, one.facts)), MOST_CHARACTERS),
    )
