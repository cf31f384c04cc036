"""Checks a whole notebook without Jupyter: runs its cells in this process, as a kernel would, and tells what each check says.

For the one who wrote it, on their own machine: nothing is confined.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .answers import NOTED
from .check_data import sentences_here
from .failure import CheckFailed, describe_error
from .sentences import say, speaking, words
from .stopped_cells import what_ended
from .words import full_stop

Verdict = Literal["passed", "noted", "not yet", "open", "error"]


class NoNotebook(Exception):
    """The file cannot be read, or has no checks of this course; the message says which."""


@dataclass(frozen=True)
class Said:
    """What the check in one cell says.

    Attributes:
        verdict: `noted` for an answer that only grading decides, `open` for what is not written yet, `error` where the cell itself
            stopped with another exception.
    """

    test: str
    points: float
    verdict: Verdict
    text: str = ""


def check_whole(path: Path) -> list[Said]:
    """Run the code cells of a notebook but its demonstrations, and then its checks, in order.

    As when it is graded, a cell that has met a name which is not defined is run once more: it may stand above the definition.

    Raises:
        NoNotebook: it is none, or none of this course.
    """
    cells = _cells(path)
    if not any(map(_test, cells)):
        raise NoNotebook(say("{name} has no checks: is it a notebook of this course?", name=path.name))
    code = [cell for cell in cells if cell.get("cell_type") == "code" and not _demonstrates(cell)]
    work = [cell for cell in code if not _test(cell)]
    said: list[Said] = []
    stopped: dict[str, str] = {}  # solution cell -> what has ended it
    with _shell() as shell, contextlib.chdir(path.resolve().parent):
        undefined = [cell for cell in work if isinstance(_ended(shell, cell, stopped), NameError)]
        for cell in undefined:
            _ended(shell, cell, stopped)
        for cell in code:
            if _test(cell):
                points = float(cell["metadata"]["nbgrader"].get("points", 0))
                error, printed = _run(shell, cell)
                said.append(_said(_test(cell), points, error, _noted(printed), stopped))
    return said


def _ended(shell: Any, cell: dict[str, Any], stopped: dict[str, str]) -> BaseException | None:
    """Run a cell that is no check; what has ended it, noted in `stopped` as well."""
    stopped.pop(_grade_id(cell), None)
    error, _ = _run(shell, cell)
    if error is not None:
        stopped[_grade_id(cell)] = what_ended(error)
    return error


def _run(shell: Any, cell: dict[str, Any]) -> tuple[BaseException | None, str]:
    """What has ended a cell, and what it has printed."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        result = shell.run_cell(_source(cell))
    return result.error_before_exec or result.error_in_exec, printed.getvalue()


def _noted(printed: str) -> bool:
    with speaking(sentences_here()):
        return words(NOTED) in printed


def _said(test: str, points: float, error: BaseException | None, noted: bool, stopped: Mapping[str, str]) -> Said:
    if error is None:
        return Said(test, points, "noted" if noted else "passed")
    if isinstance(error, CheckFailed):
        return Said(test, points, "open" if error.layer == "missing" else "not yet", str(error))
    if isinstance(error, NameError) and error.name is not None and error.name in stopped:
        return Said(
            test, points, "error", say("{name} is not defined: {why}", name=error.name, why=stopped[error.name])
        )
    if isinstance(error, NameError):
        return Said(test, points, "open", full_stop(str(error)))
    return Said(test, points, "error", describe_error(error))


def _cells(path: Path) -> list[dict[str, Any]]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError:
        raise NoNotebook(say("{path}: there is no such file.", path=path)) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoNotebook(say("{path} cannot be read as a notebook ({error}).", path=path, error=error)) from None
    return [cell for cell in cells if isinstance(cell, dict)]


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _demonstrates(cell: dict[str, Any]) -> bool:
    return "demonstration" in cell.get("metadata", {}).get("tags", [])


def _grade_id(cell: dict[str, Any]) -> str:
    return str(cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", ""))


def _test(cell: dict[str, Any]) -> str:
    """The name of the check in a cell; empty if it holds none."""
    graded = cell.get("metadata", {}).get("nbgrader", {}).get("grade")
    return _grade_id(cell) if graded and cell.get("cell_type") == "code" else ""


@contextlib.contextmanager
def _shell() -> Iterator[Any]:
    """IPython without a history and without figures on a screen."""
    os.environ.setdefault("MPLBACKEND", "agg")
    try:
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config
    except ImportError:
        raise NoNotebook(say("IPython is not installed: run this where your notebooks run.")) from None
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    for tells in ("showtraceback", "showsyntaxerror"):
        setattr(shell, tells, lambda *args, **kwargs: None)
    try:
        yield shell
    finally:
        InteractiveShell.clear_instance()
