"""How a check speaks. In a notebook it prints, and the cells below still run; everywhere else it raises, as graders need it."""

from __future__ import annotations

import contextlib
import html
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from .check_data import sentences_here
from .failure import WIDTH, CheckFailed
from .sentences import say, speaking, words, wrapped
from .stopped_cells import refuse_older

Word = Literal["passed", "noted", "not yet", "open"]
BROKEN_BETWEEN_WORDS = "margin: 0; white-space: pre-wrap; word-break: keep-all; overflow-wrap: anywhere"
PATIENCE = 10.0  # seconds after which a check that has not come to an end says how to stop it


@dataclass(frozen=True)
class Verdict:
    """What a check has said last.

    Attributes:
        word: `noted` is an answer that only grading decides, `open` what is not written yet.
        points: those of the parts that are right on the visible examples, where there are some and the check knows them.
    """

    word: Word
    points: float | None = None


_latest: dict[str, Verdict] = {}


def latest(subject: str) -> Verdict | None:
    """The last verdict about a function or an answer, since the kernel was started; None if it was not checked."""
    return _latest.get(subject)


def not_right() -> set[str]:
    """The names of what was checked and has not passed; of a class the name alone."""
    return {subject.partition(".")[0] for subject, verdict in _latest.items() if verdict.word != "passed"}


def shell() -> Any:
    """The IPython shell of this process, or None. IPython is not imported for it: where it is needed, it is there."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()


def prints() -> bool:
    """Whether someone works in a notebook: in a kernel, and nbgrader has not started it to validate or to grade."""
    return hasattr(shell(), "kernel") and "NBGRADER_EXECUTION" not in os.environ


@contextlib.contextmanager
def telling(subject: str) -> Iterator[None]:
    """Keep what the check in this block finds wrong about `subject` for the summary; print it in a notebook, else raise it."""
    try:
        with speaking(sentences_here()), _growing_impatient(subject):
            yield
    except CheckFailed as failed:
        _latest[subject] = Verdict("open" if failed.layer == "missing" else "not yet", failed.points or None)
        if not prints():
            raise
        show_text(f"{failed.first} {failed}")
    except KeyboardInterrupt:
        if not prints():
            raise
        _latest[subject] = Verdict("not yet")
        with speaking(sentences_here()):
            show_text(say("Not yet. {name} was stopped before its end: is there a loop that never ends?", name=subject))
    except FileNotFoundError as missing:  # the data of the checks, and of what they say in other languages
        if not prints():
            raise
        show_text(say("Not checked. {why}", why=str(missing)))


@contextlib.contextmanager
def _growing_impatient(subject: str) -> Iterator[None]:
    """In a notebook, where nothing ends a loop without an end but the reader, say after a while how to do it."""
    if not prints() or sys.platform == "emscripten":  # a browser's kernel has no threads
        yield
        return
    text = say("{name} takes long. If a loop in it never ends: the square above the notebook stops it.", name=subject)
    # What a function prints is kept away while it is called: this has to go where the cell's output goes.
    lines = "\n".join(wrapped(words(text), WIDTH))
    timer = threading.Timer(PATIENCE, print, [lines], {"file": sys.stdout, "flush": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def undefined(
    kernel: Any, kind: type[NameError], error: NameError, trace: TracebackType, tb_offset: int | None = None
) -> None:
    """What a notebook shows of a NameError: in the line of a check, that the cell before it has to be run."""
    line = traceback.extract_tb(trace)[-1].line or ""
    if not (re.match(r"check\w*\(", line) and error.name):
        kernel.showtraceback((kind, error, trace), tb_offset=tb_offset)
        return
    with telling(error.name):
        refuse_older(error.name, is_choice="choice" in line)
        raise CheckFailed(
            say("{name} is not defined yet: run the cell in which you write it.", name=error.name), layer="missing"
        )


def tell(subject: str, word: Word, text: str, points: float | None = None) -> None:
    """Keep and print what is well."""
    _latest[subject] = Verdict(word, points)
    show_text(text)


def show_text(text: str) -> None:
    """Show `text`, one line or several, below the cell that is run.

    A notebook gets it in two forms. JupyterLab breaks lines of plain text within words where its page is narrow, so it is sent as
    HTML, too, whose lines are broken between words. Outside of notebooks, where programs read it, it is printed as it is.
    """
    text = words(text)
    if not prints():
        print(text, flush=True)
        return
    forms = {
        "text/plain": "\n".join(part for line in text.split("\n") for part in wrapped(line, WIDTH) or [""]),
        "text/html": f'<pre style="{BROKEN_BETWEEN_WORDS}">{html.escape(text)}</pre>',
    }
    sys.modules["IPython"].display.display(forms, raw=True)
