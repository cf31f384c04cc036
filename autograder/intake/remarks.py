"""What was left out of a submission, and why, in a bounded number of lines that are fit to be shown."""

from __future__ import annotations

from linearloss.sentences import say

from .text import shown

MOST_REMARKS = 10


class LeftOut(Exception):
    """Something is not taken in; the message completes a sentence that begins with its name."""


class Denied(LeftOut):
    """The grader may not read it: nothing that could be held against who has handed it in."""


class Failing(Denied):
    """The disk, the network or the machine fails: wherever that is met, what would be graded is not what was handed in.

    Attributes:
        where: what was to be read, within the submission; empty for the submission itself.
    """

    where = ""


class Remarks:
    """Collects remarks: one for each thing left out, the first `most` by name."""

    def __init__(self, most: int = MOST_REMARKS) -> None:
        self._most = most
        self._lines: list[str] = []
        self._more = 0

    def add(self, name: str, why: object) -> None:
        """`name` was left out because it `why`."""
        if len(self._lines) < self._most:
            self._lines.append(say("{name} {why}: it was left out.", name=shown(name), why=why))
        else:
            self._more += 1

    @property
    def lines(self) -> tuple[str, ...]:
        """One sentence each."""
        return (
            (*self._lines, say("{count} more were left out.", count=self._more)) if self._more else tuple(self._lines)
        )
