"""Turns the message of a record into remarks: which parts of the test, what is wrong, what to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.intake.text import clean, one_line
from linearloss.naming import INTRODUCTIONS

MOST_REMARKS = 12
MOST_CHARACTERS = 1500

# The judge writes a line for the parts of one complaint, "loss, exact zeros: the loss …". A name with
# an underscore or a capital is a function's or an exception's, not a part's.
_NAME = r"[a-z][a-z0-9-]*(?: [a-z0-9-]+){0,3}"
_PART = re.compile(rf"({_NAME}(?:, {_NAME})*): (?=\S)")
_FUNCTION = re.compile(r"(?:\w+\.)*(\w+): ")
_READ = re.compile(r"\s*Read again: (.+?)\.(?=\s+[A-Z]|\s*$)")
# What the judge has named stands at the end, each name behind words that say how sure it is.
_NAMED = re.compile(rf"\s*({'|'.join(map(re.escape, INTRODUCTIONS.values()))}) ")
_AGAIN = "Not tried again: "
# Parts that are the whole test: their names tell a student nothing.
_WHOLE = ("answer", "test", "notebook")
# First words that take a capital once the function's name before them is gone. A list, because
# `y`, `reg` or `dW` must stay as they are.
_WORDS = {
    "a", "all", "an", "at", "each", "every", "for", "in", "it", "its", "no", "none", "nothing", "of", "on", "one",
    "only", "some", "that", "the", "there", "these", "they", "this", "too", "two", "weights", "when", "where", "with",
    "wrong",
}  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """One thing that went wrong: in these parts (none: in the test as a whole).

    Attributes:
        named: ("What it is:", sentence) for each known mistake that was recognised in it.
    """

    parts: tuple[str, ...]
    text: str
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Remarks:
    """All of a test: the remarks, in its own order, and the sections to read again."""

    remarks: tuple[Remark, ...]
    readings: tuple[str, ...]


def part_lines(message: str) -> list[tuple[str, str]]:
    """The (parts, sentence) pairs of a message; a line that names no part goes on with the one before."""
    pairs: list[tuple[str, str]] = []
    for line in clean(message, 20 * MOST_CHARACTERS).split("\n"):
        match = _PART.match(line)
        if match:
            pairs.append((match[1], line[match.end() :].strip()))
        elif line.strip():
            part, before = pairs.pop() if pairs else ("", "")
            pairs.append((part, f"{before} {line.strip()}".strip()))
    return pairs


def understand(message: str, test: str) -> Remarks:
    """The remarks of a record's message; parts with the same complaint are named together."""
    function = task(test)
    together: dict[str, list[str]] = {}
    readings: dict[str, None] = {}
    for part, sentence in part_lines(message):
        text = sentence.removeprefix(_AGAIN)
        readings.update(dict.fromkeys(one_line(found) for found in _READ.findall(text)))
        text = one_line(_capital(_without_name(_READ.sub("", text), function)), MOST_CHARACTERS)
        parts = together.setdefault(text, [])
        parts += [name for name in part.split(", ") if name and name not in _WHOLE and name not in parts]
    remarks = [_remark(text, parts) for text, parts in together.items() if text]
    if len(remarks) > MOST_REMARKS:
        remarks = [*remarks[:MOST_REMARKS], Remark((), f"And {len(remarks) - MOST_REMARKS} more.")]
    return Remarks(tuple(remarks), tuple(readings))


def _remark(text: str, parts: list[str]) -> Remark:
    said, *named = _NAMED.split(text)
    return Remark(tuple(parts), said, tuple(zip(named[::2], named[1::2], strict=True)))


def task(test: str) -> str:
    """What a test is about, as the notebook calls it: `test_L_i` -> `L_i`."""
    return test.removeprefix("test_") or test


def _without_name(text: str, name: str) -> str:
    # The heading says it already: "train: …" and "LinearClassifier.train: …" under `train`.
    match = _FUNCTION.match(text)
    return text[match.end() :] if match and match[1] == name else text


def _capital(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first in _WORDS else text
