"""How what is known of an answer is put into words, of the reader's language: the same ones in the notebook and on the graded page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .sentences import Sentence, joined, say, words

Certainty = Literal["certain", "likely", "possible"]
INTRODUCTIONS: dict[Certainty, str] = {"certain": "What it is:", "likely": "Most likely:", "possible": "Perhaps:"}


@dataclass(frozen=True)
class Named:
    """A known mistake that was recognised.

    Attributes:
        says: what the student is told.
    """

    code: str
    certainty: Certainty
    says: str

    @property
    def introduction(self) -> str:
        """The words that say how sure it is; none where an error has said what it is."""
        return words(INTRODUCTIONS[self.certainty]) if self.says else ""

    @property
    def sentence(self) -> str:
        """What the student reads."""
        return f"{self.introduction} {words(self.says)}".strip()


def full_stop(text: str) -> str:
    """`text` as a sentence that another may follow."""
    return text if not text or re.search(r"[.?!][)\"']*$", text) else joined(text, ".", between="")


def read_again(where: str) -> str:
    """The sentence that sends back to a section; empty if there is none."""
    return words(full_stop(say("Read again: {where}", where=Sentence(where)))) if where else ""


def told(names: Iterable[Named], facts: Iterable[str], read: str = "") -> list[str]:
    """The name first, then what was seen, then where to read: one text for each, and each once."""
    texts = (*(name.sentence for name in names), *map(words, facts), read_again(read))
    return [text for text in dict.fromkeys(texts) if text]


def without_repetition(texts: Iterable[str]) -> list[str]:
    """Each text once, less those that another one begins with, and those that say of some cases what another says of all:

    "The loss is wrong for a W of dtype float32." beside "The loss is wrong."
    """
    each = [*dict.fromkeys(text for text in texts if text)]
    in_general = [text.partition(". ")[0].removesuffix(".") for text in each]
    return [
        text
        for text in each
        if not any(other != text and other.startswith(text) for other in each)
        and not any(text.startswith(f"{claim} ") for claim in in_general)
    ]


class Once:
    """Sentences that differ in their numbers alone, such as the sizes of a case, become the first of them.

    L1 and L2 are no numbers; and what has stopped in another line is another thing.
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return self._first.setdefault(re.sub(r"(?<!\bline )\b\d[\d ,]*", " ", text), text)
