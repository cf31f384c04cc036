"""Cells that have stopped before they defined what stands in them: what the kernel still holds under its name is an older version."""

from __future__ import annotations

import re
from typing import Any

from .errors import ITS_CELL, stopped, type_name
from .failure import CheckFailed, line_in_notebook, line_of
from .sentences import joined, say
from .words import full_stop

# At the beginning of a line of the cell: a definition, an assignment, an import.
_DEFINED = re.compile(
    r"(?:async\s+)?(?:def|class)\s+(\w+)|(\w+(?:\s*,\s*\w+)*)\s*=(?!=)|(?:from\s+[\w.]+\s+)?import\s+([\w., ]+)"
)

# Name -> what has ended the cell that was to define it.
_ended: dict[str, BaseException] = {}


def note(result: Any) -> None:
    """After each cell of a kernel, as IPython's event `post_run_cell`: which names it has not come to define."""
    error = result.error_before_exec or result.error_in_exec
    last = _line(error) if error is not None else 0
    for name, line in defined_in(result.info.raw_cell).items():
        if error is None or line < last:
            _ended.pop(name, None)
        else:
            _ended[name] = error


def refuse_older(subject: str, is_choice: bool = False) -> None:
    """Refuse to check what its cell has not defined again when it was last run.

    Args:
        subject: what is checked; of a class, perhaps with the name of a method.
        is_choice: of the letters of a question; one that is written without its quotes is told apart.

    Raises:
        CheckFailed: its cell has stopped.
    """
    name = subject.partition(".")[0]
    error = _ended.get(name)
    if error is None:
        return
    if is_choice and isinstance(error, NameError) and error.name and len(error.name) == 1:
        raise CheckFailed(say('{name}: a choice stands in quotes, "{choice}".', name=name, choice=error.name))
    raise CheckFailed(
        joined(
            say("{name} is not checked: {why}", name=name, why=what_ended(error)),
            say("The kernel has at most an older version of it: mend the cell, run it, and then this check."),
        ),
        layer="crashed",
    )


def what_ended(error: BaseException) -> str:
    """A sentence about the exception that has ended a cell."""
    if isinstance(error, SyntaxError):
        return full_stop(stopped(ITS_CELL, type_name(error), error.msg, error.lineno))
    return full_stop(stopped(ITS_CELL, type_name(error), str(error), line_in_notebook(error)))


def defined_in(cell: str) -> dict[str, int]:
    """Name -> the line in which a cell defines it last, as far as a look at its lines tells: the cell may be no Python."""
    found = {}
    for number, line in enumerate(cell.splitlines(), 1):
        if match := _DEFINED.match(line):
            for one in (match[1] or match[2] or match[3]).split(","):
                name = one.split(" as ")[-1].strip()
                found[name if " as " in one else name.partition(".")[0]] = number
    return found


def _line(error: BaseException) -> int:
    """The line of the cell at which it has stopped; 0 if it was not begun, as with an error of syntax."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == "__main__":  # the outermost is the cell's own
            return line_of(trace)
        trace = trace.tb_next
    return 0
