"""What runs inside a Dask worker on any machine: says which versions are there, and hands parcels to grading processes."""

from __future__ import annotations

import platform
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import Pipe
from threading import Lock
from typing import Any

from autograder.course import Assignment, grader_digest
from linearloss.sentences import say
from linearloss.version import __version__

from .entry import MakeReady
from .parcel import CourseArchive, Parcel


def versions() -> dict[str, str]:
    """What must be the same everywhere, so that scores are: name -> version."""
    return {
        "Python": platform.python_version(),
        "NumPy": version("numpy"),
        "machine": platform.machine(),
        "autograder": __version__,
        "autograder's source": grader_digest()[:12],
    }


@dataclass(frozen=True)
class Setting:
    """What all parcels of a batch have in common.

    `batch` is a name that no other batch has, `isolation` is `auto` or the name of a mechanism.
    """

    batch: str
    archive: CourseArchive
    isolation: str
    assignments: tuple[Assignment, ...]
    make_ready: MakeReady
    versions: dict[str, str]


class Gone(RuntimeError):
    """The grading process of this slot ended without an answer."""


class _Slot:
    """One grading process, with one parcel at a time."""

    def __init__(self, setting: Setting):
        self.connection, theirs = Pipe()
        command = [sys.executable, "-m", "autograder.batch.node_process", str(theirs.fileno())]
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()
        with suppress(OSError):  # heard when it is asked
            self.connection.send((setting.archive, setting.isolation, setting.assignments, setting.make_ready))

    def grade(self, parcel: Parcel) -> tuple[str, Any]:
        """A word and a value: `done` and the entry, or `cannot start` and why.

        Raises:
            Gone: no answer came.
        """
        try:
            with suppress(BrokenPipeError):  # it may have said why
                self.connection.send(parcel)
            word, value = self.connection.recv()
        except (EOFError, OSError) as error:
            raise Gone(say("the grading process ended with exit code {code}", code=self.process.wait())) from error
        return word, value

    def close(self) -> None:
        """It ends by itself when nobody is there any more."""
        self.connection.close()


_idle: dict[str, list[_Slot]] = {}  # by batch
_over: set[str] = set()
_lock = Lock()


def grade_there(parcel: Parcel, setting: Setting) -> tuple[str, Any]:
    """Grade one parcel on this machine: called by Dask.

    Returns:
        `done` and the entry; `cannot start` or `differs` and the reason, which would meet every parcel here; `over`
        where the batch has ended: Dask repeats on another machine what a killed one did, also if nobody waits for it.
    """
    if versions() != setting.versions:
        return "differs", versions()
    with _lock:
        if setting.batch in _over:
            return "over", None
        # The client of another batch may have been killed.
        for batch in [batch for batch in _idle if batch != setting.batch]:
            _close(_idle.pop(batch))
        kept = _idle.setdefault(setting.batch, [])
        free = kept.pop() if kept else None
    slot = free or _Slot(setting)
    try:
        word, value = slot.grade(parcel)
    except Gone:
        slot.close()
        raise
    with _lock:
        if word == "done" and setting.batch not in _over:
            _idle.setdefault(setting.batch, []).append(slot)
        else:
            slot.close()
    return word, value


def let_go(batch: str) -> None:
    """The batch is over: called by Dask on every worker. What is still being graded for it is the last."""
    with _lock:
        _over.add(batch)
        _close(_idle.pop(batch, []))


def _close(slots: list[_Slot]) -> None:
    for slot in slots:
        slot.close()
