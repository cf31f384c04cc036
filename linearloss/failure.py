"""The one exception by which a check speaks to a student."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from opcode import opmap
from types import TracebackType

from .errors import cleaned, type_name
from .sentences import say, words, wrapped
from .words import Named, told

# nbgrader's validator cuts each line of an error at 87 characters, its own indentation of 4 among them.
WIDTH = 80
_STORES = opmap["STORE_FAST"]


class CheckFailed(AssertionError):
    """A check found something wrong. Its text is for the student: names first, then facts, then where to read.

    Attributes:
        first: the words before all.
        facts: what was seen, in sentences.
        before: what comes before the names.
        layer: how far the answer came: `missing`, `crashed`, `type`, `shape`, `dtype`, `value`.
        names: the known mistakes that this is, likeliest first.
        read: the section to read again.
        points: those of the parts that are right all the same.
    """

    def __init__(
        self, *facts: str, layer: str = "value", names: Sequence[Named] = (), read: str = "", points: float = 0.0,
        before: Sequence[str] = (),
    ):  # fmt: skip
        super().__init__("\n".join([*map(words, before), *told(names, facts, read)]))
        self.first = words(say("Open:")) if layer == "missing" else words(say("Not yet."))
        self.facts = facts
        self.layer = layer
        self.names = tuple(names)
        self.read = read
        self.points = points

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """The codes of the mistakes."""
        return tuple(dict.fromkeys(name.code for name in self.names))

    @property
    def lines(self) -> list[str]:
        """As a student reads it."""
        lines = f"{self.first} {self}".split("\n")
        return [part for line in lines for part in wrapped(line, WIDTH)]

    def _render_traceback_(self) -> list[str]:
        # IPython calls this in place of printing a traceback: the student's eyes should
        # meet the sentence, not twenty lines of our own code.
        return self.lines


def describe_error(error: BaseException) -> str:
    """One line about an exception that student code raised, with its line where it is known."""
    name = type_name(error)
    line = line_in_notebook(error)
    text = cleaned(str(error), 300)
    what = f"{name}: {text}" if text else name
    return say("{what} (at line {line} of the cell)", what=what, line=line) if line else what


def line_in_notebook(error: BaseException) -> int | None:
    """The innermost line of a notebook cell that an exception passed; `error` may be a description of one (attribute `line`)."""
    found = getattr(error, "line", None)
    if isinstance(found, int):
        return found
    found, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ipykernel" in file or file.startswith(("<ipython-input", "<cell")):
            found = line_of(trace)
        trace = trace.tb_next
    return found


def line_of(step: TracebackType) -> int:
    """The line in which an exception has left one frame.

    Python 3.11 does a store and the load behind it as one instruction, and tells the line of the store where the load finds a name
    without a value: in code that has run a few times, UnboundLocalError came with the line before its own.
    """
    code, at = step.tb_frame.f_code, step.tb_lasti
    if at >= 0 and code.co_code[at] == _STORES:  # which never fails itself
        line, *_ = next(islice(code.co_positions(), at // 2 + 1, None), (None,))
        return line or step.tb_lineno
    return step.tb_lineno
