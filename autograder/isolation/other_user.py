"""Another user with closed folders: for root in a container that may make no namespaces."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path

from linearloss.sentences import say

from . import landlock_rules, scratch
from .landlock import NAMES_AND_SIZES
from .landlock import close as close_by_landlock
from .mechanism import Guard, Mechanism, Worker
from .readable import package_folders, python_folders

# Where programs let everybody write; what is world-writable below them is looked for.
SHARED = ("/tmp", "/var/tmp", "/dev", "/run", "/var/lib", "/var/spool", "/var/crash", "/var/lock")
_DEPTH = 3
_OTHERS = stat.S_IRWXO


class OtherUser(Mechanism):
    """Files are closed by their modes, and by Landlock in addition where the kernel has any version of it."""

    name = "user"
    changes_course = True

    @property
    def visible(self) -> str:  # type: ignore[override]
        """What a user without rights sees on any Linux."""
        if landlock_rules.version() > 0:
            return NAMES_AND_SIZES
        return say(
            "numbers and names of processes, and files outside the course that everybody may read (as /etc/passwd)"
        )

    def why_not(self) -> str:
        reason = super().why_not()
        if reason:
            return reason
        if os.geteuid() != 0:
            return say("only root can become another user: run the grader as root in a container")
        return "" if landlock_rules.version() > 0 else why_python_is_closed()

    def prepare(self, course: Path | None) -> None:
        if course is not None:
            close_course(course)
        # What is written from now on (results, gradebook, pages) is closed from the start.
        os.umask(os.umask(_OTHERS) | _OTHERS)

    def close_files(self, worker: Worker) -> None:
        if landlock_rules.version() > 0:
            close_by_landlock(worker)

    def reads_by_capability(self, worker: Worker) -> bool:
        return landlock_rules.version() > 0 and Guard.FILES not in worker.without

    def sweep(self, uid: int | None) -> None:
        if uid is not None and landlock_rules.version() == 0:
            world_writable.cache_clear()  # somebody may have made one meanwhile
            for folder in world_writable():
                scratch.remove_of_user(folder, uid)

    def outside_mib(self, uid: int | None) -> float:
        if uid is None or landlock_rules.version() > 0:
            return 0.0
        return sum(scratch.mib_of_user(folder, uid) for folder in world_writable())


def close_course(course: Path) -> list[Path]:
    """Take from others every right on what lies in the course, but for Python's and this package's folders.

    Raises:
        OSError: something cannot be closed.
    """
    public = [Path(folder) for folder in (*python_folders(), *package_folders())]
    closed = []
    for entry in [*course.iterdir(), course]:
        about = entry.lstat()
        needed = any(folder.is_relative_to(entry) for folder in public)
        # The course itself is entered on the way to its .venv, but not listed.
        taken = _OTHERS if not needed else (_OTHERS & ~stat.S_IXOTH if entry == course else 0)
        if stat.S_ISLNK(about.st_mode) or not about.st_mode & taken:
            continue
        entry.chmod(stat.S_IMODE(about.st_mode) & ~taken)
        closed.append(entry)
    return closed


def why_python_is_closed() -> str:
    """Whether a folder above Python keeps other users out, and what to do about it."""
    for folder in dict.fromkeys([*python_folders(), *package_folders()]):
        for above in [Path(folder), *Path(folder).parents]:
            if not above.stat().st_mode & stat.S_IXOTH:
                return say(
                    "another user may not enter {above}, and Python or a package lies in {folder}: install both in a folder that everybody may enter, as /opt",
                    above=above,
                    folder=folder,
                )
    return ""


@lru_cache(maxsize=1)
def world_writable() -> tuple[Path, ...]:
    """Folders in which any user may leave something, the deepest first; kept until a worker has ended."""
    found: list[Path] = []
    level = [Path(name) for name in SHARED]
    for _ in range(_DEPTH):
        below: list[Path] = []
        for folder in level:
            try:
                about = folder.lstat()
                if not stat.S_ISDIR(about.st_mode):
                    continue
                if about.st_mode & stat.S_IWOTH:
                    found.append(folder)
                below += [Path(entry.path) for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]
            except OSError:
                continue
        level = below
    return tuple(reversed(dict.fromkeys(found)))
