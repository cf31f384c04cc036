"""What a mechanism of isolation is: whether it can be had, how it starts the fork server, what a worker gives up."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from linearloss.sentences import say

from . import system_calls, worker_users

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_SIGKILL = 9


class IsolationUnavailable(RuntimeError):
    """The isolation that was asked for cannot be had on this machine; the message says why, and what to do."""


class Guard:
    """Names of what a mechanism's parts are called where a test leaves one out, to see a probe fail without it."""

    SYSTEM_CALLS = "system calls"
    FILES = "files"
    USER = "another user"
    SWEEP = "sweep"
    NAMESPACES = "namespaces"
    CLOSED_FOLDERS = "closed folders"


@dataclass(frozen=True)
class Worker:
    """What a mechanism has to know to confine one worker."""

    scratch: str
    uid: int | None = None  # the user to become, if the grader is root
    packages: tuple[str, ...] = ()  # further folders that hold needed packages
    without: frozenset[str] = frozenset()  # guards left out, by tests only


class Mechanism:
    """One way to close files to a worker; the filter on system calls is common to all."""

    name: str
    # What a worker can still see, although it is of no use to it.
    visible = say("nothing beside its files")
    # Whether workers become another user where the grader is root.
    another_user = True
    # Whether `prepare` changes rights in the course's folder.
    changes_course = False
    # Whether the filter on system calls applies.
    filtered = True

    def why_not(self) -> str:
        """An empty text if it can be had here, else the reason and what to do, in one line."""
        return (
            system_calls.why_no_filter()
            if sys.platform.startswith("linux")
            else say("this is {platform}, not Linux", platform=sys.platform)
        )

    def prepare(self, course: Path | None) -> None:
        """In the grader, before a batch."""

    def wrap(self, command: list[str], scratch_root: Path, packages: list[str]) -> list[str]:
        """The command that starts the fork server."""
        return command

    def environment(self, scratch_root: Path) -> dict[str, str]:
        """What the fork server needs in its environment, beside what all do."""
        return {}

    def started(self, scratch_root: Path) -> None:
        """In the grader, when the fork server is ready and no worker has been forked yet."""

    def close_files(self, worker: Worker) -> None:
        """In a worker, before it becomes another user."""

    def reads_by_capability(self, worker: Worker) -> bool:
        """Whether a worker that is another user may keep the capability to read whatever the mode of a file."""
        return False

    def sweep(self, uid: int | None) -> None:
        """In the grader, when a worker has ended: remove what it may have left outside its scratch folder."""

    def outside_mib(self, uid: int | None) -> float:
        """In the grader, while a worker runs: MiB of files that it has written outside its scratch folder."""
        return 0.0

    def enter(self, worker: Worker, parent: int) -> None:
        """Confine this process for good.

        Args:
            parent: the fork server, with which it is to die.

        Raises:
            OSError: some part could not be applied; the process must not go on.
        """
        if Guard.FILES not in worker.without:
            self.close_files(worker)
        if worker.uid is not None and Guard.USER not in worker.without:
            worker_users.become(worker.uid, self.reads_by_capability(worker))
        die_with(parent)  # after the change of user, which would undo it
        be_watched()  # too
        if self.filtered and Guard.SYSTEM_CALLS not in worker.without:
            system_calls.refuse_calls()


def die_with(parent: int | None) -> None:
    """Be killed when the parent ends (the thread of it that started us), and leave if it has ended already."""
    if not sys.platform.startswith("linux"):
        return
    if ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0) != 0:
        raise OSError("prctl(PR_SET_PDEATHSIG)")
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def be_watched() -> None:
    """A grader that is no root may read this process's descriptors and mappings, by which files without a name and shared memory count.

    The fork server hides them, and a fork inherits that. Other workers may not read them: their file systems or filters forbid it.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)


def hide_from_debuggers() -> None:
    """Nobody of the same user may read this process's memory or environment."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
