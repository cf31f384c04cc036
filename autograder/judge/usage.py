"""What a worker and all that it started use, as the kernel counts it: nothing that it could claim."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def cpu_seconds(pid: int, uid: int | None) -> float | None:
    """CPU time of a worker with its threads and children, or None where `/proc` does not tell."""
    try:
        return sum(_ticks(folder) for folder in _processes(pid, uid)) / _TICKS
    except (OSError, ValueError, IndexError):
        return None


def _ticks(folder: Path) -> int:
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15])


def _processes(pid: int, uid: int | None) -> Iterator[Path]:
    """The worker, and whatever else runs as its user or in its session."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if uid is not None:
                if folder.stat().st_uid != uid:
                    continue
            elif int((folder / "stat").read_text().rpartition(")")[2].split()[3]) != pid:
                continue
        except (OSError, ValueError, IndexError):
            continue
        yield folder


def memory_mib(pid: int, uid: int | None) -> float:
    """Resident memory of the worker's whole session, or of its user's processes; 0 where `/proc` is not."""
    total = 0
    for folder in _processes(pid, uid):
        try:
            total += int((folder / "statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 2**20


def folder_mib(folder: Path) -> float:
    """Size of all files below a folder; links are not followed."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(root, name)).st_blocks * 512  # noqa: PTH118 (hot loop)
            except OSError:
                continue
    return total / 2**20


def mapped_bytes(pid: int) -> int:
    """Address space of a process; a guess where `/proc` does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 2**30


def threads_of_this_user() -> int:
    """Threads that our user runs: the limit on processes counts a user's, not a worker's."""
    me, count = os.getuid(), 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == me:
                count += sum(1 for _ in (folder / "task").iterdir())
        except OSError:
            continue
    return count
