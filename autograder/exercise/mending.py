"""Mends a program where an error stops it, as the error's own words say: lines are read as they were probably meant.

Programs are taken for text, and none is run here. What cannot be mended in one way alone stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from linearloss.errors import CodeError

from .mend_rules import Stopped
from .mends import MENDS

# A program beyond these is left alone: patterns that look for names and brackets take long where blanks or letters go on and on.
MOST_LINES, MOST_IN_A_LINE, MOST_IN_AN_ERROR = 200, 200, 300
_GOES_ON = re.compile(r"\s{60}|\w{60}")


@dataclass(frozen=True)
class Mended:
    """A program with other lines than its own.

    Attributes:
        line, read_as: the number of the line that was changed, and how it is read; of several, the one that stops, or the first.
        code: of the mistake that it was, where that is told by what was mended.
    """

    source: str
    line: int
    read_as: str
    code: str = ""


def mended(source: str, error: CodeError, returns: str = "") -> tuple[Mended, ...]:
    """The program as it may be read where an error has stopped it, likeliest first; none if nobody can say.

    Args:
        returns: what the function should return, as its stub says: "loss, dW".
    """
    lines = source.split("\n")
    if not 0 < error.line <= len(lines) <= MOST_LINES or max(map(len, lines)) > MOST_IN_A_LINE:
        return ()
    if _GOES_ON.search(source):
        return ()
    told = error.text[:MOST_IN_AN_ERROR]  # what is wrong stands first; NumPy goes on with advice
    program = Stopped(lines, error.line, returns)
    found: list[Mended] = []
    for mend in MENDS:
        fits = re.search(mend.pattern, told) if error.kind in mend.kinds.split("|") else None
        text = mend.rule(program, fits) if fits else None
        if text is not None and text != source:
            found.append(_mended(program, text, mend.code))
    return tuple(found)


def _mended(program: Stopped, text: str, code: str) -> Mended:
    before, after = program.lines, text.split("\n")
    differ = [at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other]
    stops = program.number - 1
    # Where a line was put in, each one behind it differs.
    is_one_line = len(before) == len(after) and stops in differ
    changed = stops if is_one_line else next(iter(differ), min(len(before), len(after) - 1))
    return Mended(text, changed + 1, after[changed].strip(), code)
