"""How the commands speak: results on standard output, progress and trouble on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from rich.cells import chop_cells
from rich.console import Console
from rich.markup import escape

from autograder.batch.stopping import Stopped
from autograder.intake.text import visible
from linearloss.sentences import say, words

out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

# Columns of the terminal for a student's name: beside a longer one there would be no room for anybody's points.
WIDEST_NAME = 30

STYLES = {
    "passed": "green",
    "partial": "yellow",
    "failed": "red",
    "missing": "magenta",
    "timeout": "red",
    "crashed": "red",
    "out_of_memory": "red",
    "grader_error": "bold red",
}
# The same in one word each, as tables have room for.
STATUSES = {
    "passed": say("passed"),
    "partial": say("partial"),
    "failed": say("failed"),
    "missing": say("missing"),
    "timeout": say("timeout"),
    "crashed": say("crashed"),
    "out_of_memory": say("out_of_memory"),
    "grader_error": say("grader_error"),
}


def safe(text: str) -> str:
    """Text from a submission, fit for a terminal: nothing that cannot be seen but ends of lines, no markup."""
    return escape("\n".join(map(visible, text.split("\n"))))


def in_column(name: str) -> str:
    """A name that somebody has given, in as many lines as it takes."""
    return escape("\n".join(chop_cells(visible(name), WIDEST_NAME)))


def tell(text: str) -> None:
    """A line on standard error while something goes on."""
    err.print(safe(words(text)))


def fail(message: str, code: int = 2) -> NoReturn:
    """One clear line on standard error, and the exit code."""
    err.print(f"autograder: {safe(words(message))}", style="red")
    sys.exit(code)


@contextmanager
def leaving_at_once() -> Iterator[None]:
    """Where `Stopped` leaves nothing open: say so and end, without the second that taking the interpreter apart costs."""
    try:
        yield
    except Stopped as stopped:
        try:
            fail(str(stopped), stopped.exit_code)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(stopped.exit_code)
