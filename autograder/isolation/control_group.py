"""Control groups (version 2): the kernel's own account of a worker's memory and threads, where the grader may make one.

That is so as root on most systems, and for others in a scope that systemd has delegated
(`systemd-run --user --scope autograder grade`). Whether it is so is found by trying.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

MOST_TASKS = 64
# Beside the worker's memory: what it reads and writes stays in the page cache, and in memory where /tmp is.
ROOM_FOR_FILES_MIB = 320
_CONTROLLERS = ("memory", "pids")


@dataclass
class ControlGroup:
    """The group of one fork server's workers, of which there is one at a time."""

    folder: Path
    _kills: int = field(default=0, init=False)

    def take(self, pid: int, memory_mib: int) -> None:
        """Put a process into it; what it uses from now on is counted here."""
        (self.folder / "memory.max").write_text(str((memory_mib + ROOM_FOR_FILES_MIB) * 2**20))
        self._kills = self._oom_kills()
        (self.folder / "cgroup.procs").write_text(str(pid))

    def out_of_memory(self) -> bool:
        """Whether the kernel has killed in it since the last process was taken."""
        return self._oom_kills() > self._kills

    def kill(self) -> None:
        """End all that is in it, at once (Linux 5.14; before that, the fork server's signal does)."""
        try:
            (self.folder / "cgroup.kill").write_text("1")
        except OSError:
            return

    def remove(self) -> None:
        """Remove the group; the kernel keeps it while a process is in it."""
        try:
            self.folder.rmdir()
        except OSError:
            return

    def _oom_kills(self) -> int:
        for line in (self.folder / "memory.events").read_text().splitlines():
            name, _, number = line.partition(" ")
            if name == "oom_kill":
                return int(number)
        return 0


def new_group(mounts: str = "/proc/self/mountinfo", mine: str = "/proc/self/cgroup") -> ControlGroup | None:
    """A group of our own below the group we are in, or else at the top; None where we may not.

    Args:
        mounts, mine: the kernel's files that say where control groups are mounted, and which is ours.
    """
    for parent in _parents(mounts, mine):
        folder = parent / f"autograder-{os.getpid()}-{os.urandom(4).hex()}"
        try:
            if not _controls(parent / "cgroup.subtree_control"):
                (parent / "cgroup.subtree_control").write_text("+memory +pids")
            folder.mkdir()
        except OSError:
            continue
        group = ControlGroup(folder)
        if _usable(group):
            return group
        group.remove()
    return None


def _usable(group: ControlGroup) -> bool:
    """Set the limits, and see whether a process can be moved into the group."""
    try:
        (group.folder / "memory.max").write_text("max")
        (group.folder / "memory.swap.max").write_text("0")
    except FileNotFoundError:
        if not (group.folder / "memory.max").exists():
            return False  # no such controller; only swap may be missing
    except OSError:
        return False
    try:
        (group.folder / "pids.max").write_text(str(MOST_TASKS))
        return _can_be_entered(group.folder)
    except OSError:
        return False


def _can_be_entered(folder: Path) -> bool:
    """Moving needs rights on the common ancestor, too: a process of ours tries."""
    pid = os.fork()
    if pid == 0:
        try:
            (folder / "cgroup.procs").write_text(str(os.getpid()))
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _controls(path: Path) -> bool:
    return set(_CONTROLLERS) <= set(path.read_text().split())


def _parents(mounts: str, mine: str) -> list[Path]:
    try:
        lines = Path(mounts).read_text().splitlines()
        own = [line[3:] for line in Path(mine).read_text().splitlines() if line.startswith("0::")]
    except OSError:
        return []
    for line in lines:
        before, _, after = line.partition(" - ")
        if after.split(" ")[0] == "cgroup2":
            top = Path(before.split(" ")[4])
            return list(dict.fromkeys([*(top / path.lstrip("/") for path in own), top]))
    return []
