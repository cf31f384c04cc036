"""What may be set in a page as markdown or in colours without taking hours.

The parsers of both go back and forth in a text: brackets that never close, one line without end. Such a text is shown as it
was written. Each bound is far above what an honest cell has; the budget of a page is for many cells that are each within them.
"""

from __future__ import annotations

import re
import time

from autograder.intake.bounds import BOUNDS

_MOST_MARKDOWN = 50_000  # characters of a cell
_MOST_MARKS = {
    "[": 1_000,
    "(": 2_000,
    "<": 500,
}  # in a cell; a tag that stays open is opened again in each that follows
_MOST_CODE = 100_000  # characters of a cell
_MOST_LINES = 10_000
_LONGEST_LINE = 1_000
# Colab lays a picture that is pasted into the text itself.
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]*")
_MOST_WITH_PICTURES = 5_000_000
_SECONDS = 20.0  # of CPU time for the texts of a page
# Lexers of other languages are slow in ways of their own, some without bound.
_LANGUAGES = frozenset(["python", "python3", "py", "py3", "ipython", "ipython3"])
_OTHER_LANGUAGE = re.compile(r"\s*%%(?!capture|debug|prun|time|writefile|file|python)")


class PageBudget:
    """What the texts of one page may take: time, and bytes of the addresses and pictures in them."""

    def __init__(self) -> None:
        self._until = time.thread_time() + _SECONDS
        self._bytes = BOUNDS.notebook_bytes  # all that a notebook may hold, each shown once

    def is_over(self) -> bool:
        """Whether the page's texts have taken all the time that they may."""
        return time.thread_time() > self._until

    def takes(self, *texts: str | None) -> bool:
        """Whether there is room for these, too: what stands once in a cell may be shown a thousand times."""
        self._bytes -= sum(len(text or "") for text in texts)
        return self._bytes >= 0


def is_plain_markdown(text: str) -> bool:
    """Whether markdown can be set in short time."""
    if len(text) > _MOST_WITH_PICTURES:
        return False
    bare = _PICTURE.sub("", text)
    return len(bare) <= _MOST_MARKDOWN and all(bare.count(mark) <= most for mark, most in _MOST_MARKS.items())


def is_plain_code(text: str, language: str = "python") -> bool:
    """Whether code can be coloured in short time."""
    return (
        language in _LANGUAGES
        and len(text) <= _MOST_CODE
        and text.count("\n") <= _MOST_LINES
        and max(map(len, text.split("\n"))) <= _LONGEST_LINE
        and not _OTHER_LANGUAGE.match(text)
    )
