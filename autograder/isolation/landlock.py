"""Landlock: a worker may open Python and its packages, and write in its scratch folder."""

from __future__ import annotations

from linearloss.sentences import say

from . import landlock_rules
from .mechanism import Mechanism, Worker
from .readable import SYSTEM, python_folders

# From this version on (Linux 6.12) it guards signals and abstract sockets, too, which before
# only the filter on system calls does.
COMPLETE_FROM_VERSION = 6
NAMES_AND_SIZES = say("names and sizes of files that it cannot open")


class Landlock(Mechanism):
    """Needs no privilege: the worker, forked from a process that is not confined, gives up the rest."""

    name = "landlock"
    visible = NAMES_AND_SIZES

    def why_not(self) -> str:
        reason = super().why_not()
        if reason or landlock_rules.version() > 0:
            return reason
        return say(
            "the kernel has no Landlock, or it is switched off (needs Linux 5.13, and `landlock` in its option lsm=)"
        )

    def is_complete(self) -> bool:
        """Whether two layers guard signals and sockets, and not the filter alone."""
        return landlock_rules.version() >= COMPLETE_FROM_VERSION

    def close_files(self, worker: Worker) -> None:
        close(worker)

    def reads_by_capability(self, worker: Worker) -> bool:
        return True


def close(worker: Worker) -> None:
    """Restrict this process to what a worker needs."""
    landlock_rules.restrict([*SYSTEM, *python_folders(), *worker.packages], [worker.scratch, "/dev/null"])
