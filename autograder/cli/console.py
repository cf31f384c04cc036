"""How the commands speak: results on standard output, progress and trouble on standard error."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console
from rich.markup import escape

from autograder.intake.text import CONTROLS

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

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


def safe(text: str) -> str:
    """Text from a submission, fit for a terminal: no control characters, no markup."""
    return escape(CONTROLS.sub("?", text))


def fail(message: str, code: int = 2) -> NoReturn:
    """One clear line on standard error, and the exit code."""
    err.print(f"autograder: {safe(message)}", style="red")
    sys.exit(code)
