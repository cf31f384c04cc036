"""Edits of a text: some of its words in place of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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


def overlap(text: str, one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Whether two sets of edits change the same place of a text, so that not both can be made."""
    return any(
        start < ending and beginning < end
        for start, end in (span(text, edit) for edit in one)
        for beginning, ending in (span(text, edit) for edit in other)
    )
