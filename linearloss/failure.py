"""The one exception by which a check speaks to a student."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import cleaned
from .outcome import type_name


class CheckFailed(AssertionError):
    """A check found something wrong; the message is written for the student.

    Attributes:
        layer: how far the answer came: `missing`, `crashed`, `type`, `shape`, `dtype`, `value`.
        diagnoses: codes of the mistakes that this probably is, likeliest first.
    """

    def __init__(self, message: str, *, layer: str = "value", diagnoses: Sequence[str] = ()):
        super().__init__(message)
        self.layer = layer
        self.diagnoses = tuple(diagnoses)

    def _render_traceback_(self) -> list[str]:
        # IPython calls this in place of printing a traceback: the student's eyes should
        # meet the sentence, not twenty lines of our own code.
        return [f"Not yet. {self}"]


def describe_error(error: BaseException) -> str:
    """One line about an exception that student code raised, with its line where it is known."""
    name = type_name(error)
    line = getattr(error, "line", None)
    if line is None:
        line = _line_in_notebook(error)
    where = f" (at line {line} of the cell)" if line else ""
    text = cleaned(str(error), 300)
    return f"{name}: {text}{where}" if text else f"{name}{where}"


def _line_in_notebook(error: BaseException) -> int | None:
    """The innermost line of a notebook cell in the traceback, if there is one."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ipykernel" in file or file.startswith(("<ipython-input", "<cell")):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
