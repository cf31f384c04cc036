"""Edits of a text: some of its words in place of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate

# What a program is taken apart into: names and numbers, line ends with their indentation, blanks, and single signs.
WORDS = re.compile(r"\w+|\n *| +|.", re.DOTALL)


class EditError(ValueError):
    """An edit cannot be made; the message says why and what to do."""


@dataclass(frozen=True)
class Edit:
    """`new` in place of `old`, which occurs exactly once in the text."""

    old: str
    new: str


def span(text: str, edit: Edit) -> tuple[int, int]:
    """Where in the text the edit's `old` begins and ends.

    Raises:
        EditError: it occurs not at all, or more than once.
    """
    count = text.count(edit.old) if edit.old else 0
    if count != 1:
        raise EditError(
            f"old = {edit.old!r} occurs {count} times in the solution and not once: "
            + ("take more of the text around it." if count else "copy it from the solution as it is now.")
        )
    start = text.index(edit.old)
    return start, start + len(edit.old)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made; each finds its place in the text as it is given.

    Raises:
        EditError: an edit does not apply, changes nothing, or overlaps another.
    """
    found = sorted((*span(text, edit), edit.new) for edit in edits)
    for (start, end, new), (following, _, _) in zip(found, [*found[1:], (len(text), 0, "")], strict=True):
        if text[start:end] == new:
            raise EditError(f"old and new are the same: {new!r}.")
        if following < end:
            raise EditError(f"two edits overlap at {text[following:end]!r}: make one of them.")
    for start, end, new in reversed(found):
        text = text[:start] + new + text[end:]
    return text


@cache
def places(text: str, edit: Edit) -> tuple[tuple[int, int, str], ...]:
    """Where in the text an edit changes words: where each place begins, where it ends, and what stands there then.

    Words that stand in `old` and in `new` are left out: another edit may change them.

    Raises:
        EditError: as `span`.
    """
    start, _ = span(text, edit)
    old, new = (WORDS.findall(words) for words in (edit.old, edit.new))
    at = [start, *(start + length for length in accumulate(map(len, old)))]
    return tuple(
        (at[begin], at[end], "".join(new[new_begin:new_end]))
        for kind, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def overlap(text: str, one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Whether two sets of edits change the same place of a text, so that not both can be made, or the same factor.

    A factor is changed twice where one edit puts another number in its place, and the other one multiplies or divides by one more.
    """
    return any(
        (start < ending and beginning < end)
        or start == beginning
        or (end == beginning and start < end and _is_a_factor(more))
        or (ending == start and beginning < ending and _is_a_factor(new))
        for start, end, new in _all_places(text, one)
        for beginning, ending, more in _all_places(text, other)
    )


def spans(text: str, edits: Sequence[Edit]) -> tuple[tuple[int, int], ...]:
    """What a set of edits changes, as first and last of twice as many places: two sets `overlap` if two of their spans meet."""
    return tuple(
        (2 * start - _is_a_factor(new), max(2 * end - 1, 2 * start)) for start, end, new in _all_places(text, edits)
    )


def _is_a_factor(new: str) -> bool:
    return new.lstrip().startswith(("*", "/")) and not new.lstrip().startswith("**")


def with_both(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits that may stand in each other's surroundings, but change other places."""
    for start, end, new in sorted(_all_places(text, edits), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _all_places(text: str, edits: Sequence[Edit]) -> list[tuple[int, int, str]]:
    return [place for edit in edits for place in places(text, edit)]
