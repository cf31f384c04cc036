"""What a worker uses, as the kernel counts it: nothing that it could claim.

Where system calls are filtered a worker is one process, which shares no memory: its CPU time is the kernel's count of
that process, and its limits on memory are the kernel's too. What is added up here over processes is for machines
without such a filter, and as good as `/proc` allows: a process that has come and gone between two looks is not seen.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

# A folder with more entries than this is over every limit on its size.
MOST_ENTRIES = 20_000
MOST_DEPTH = 10  # folders in one path: names have up to 255 bytes, a path up to 4096
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_PROC = Path("/proc")
_CPU_CLOCK = 2  # of all threads of a process, in nanoseconds: CPUCLOCK_SCHED of the kernel


class CpuAccount:
    """CPU time of all processes below one, the one itself left out. It never falls: who has ended keeps what it had."""

    def __init__(self) -> None:
        self._seen: dict[int, float] = {}

    def seconds(self, root: int) -> float | None:
        """The sum so far, or None where the system does not tell."""
        found = {pid: used for pid in descendants(root) if (used := _cpu_seconds(pid)) is not None}
        for pid, used in found.items():
            self._seen[pid] = max(used, self._seen.get(pid, 0.0))
        return sum(self._seen.values()) if found else None


def _cpu_seconds(pid: int) -> float | None:
    """Of one process: ended threads included, and children that it has waited for (in hundredths of a second)."""
    try:
        own = time.clock_gettime_ns((~pid << 3) | _CPU_CLOCK) / 1e9
        waited_for = sum(map(int, _stat(pid)[13:15])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None
    return own + waited_for


def _stat(pid: int) -> list[str]:
    """The fields of `/proc/PID/stat` behind the name, the state first."""
    return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def descendants(root: int) -> list[int]:
    """All processes below one, whatever session they are in; whoever loses its parent comes to its subreaper."""
    found, level = [], [root]
    while level:
        level = [child for pid in level for child in _children(pid)]
        found += level
    return found


def _children(pid: int) -> list[int]:
    try:
        lists = [file.read_text() for file in (_PROC / str(pid) / "task").glob("*/children")]
    except OSError:
        return []  # it has ended
    return [int(child) for children in lists for child in children.split()]


def memory_mib(root: int, limit: float) -> float:
    """Memory of all processes below one: private pages, and shared ones whether they are mapped in now or not.

    Exact only above `limit`: pages that forks share are divided among them, which takes long to find out.
    """
    processes, shared = descendants(root), dict[str, int]()
    for pid in processes:
        with contextlib.suppress(OSError, ValueError, IndexError):
            for inode, size in _shared_mappings(pid):
                shared[inode] = max(size, shared.get(inode, 0))
    private = {pid: _kib(pid, "status", "RssAnon:", 0) for pid in processes}
    if sum(private.values()) / 1024 + sum(shared.values()) / 2**20 > limit:
        private = {pid: _kib(pid, "smaps_rollup", "Pss_Anon:", pages) for pid, pages in private.items()}
    return sum(private.values()) / 1024 + sum(shared.values()) / 2**20


def _kib(pid: int, file: str, key: str, otherwise: int) -> int:
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / file).read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1])
    return otherwise


def _shared_mappings(pid: int) -> Iterator[tuple[str, int]]:
    """Shared memory that no file holds any more. Its size, not its resident pages: these can be made to look few."""
    for line in (_PROC / str(pid) / "maps").read_text().splitlines():
        addresses, mode, _, device, inode, *name = line.split(maxsplit=5)
        if mode[3] == "s" and name and name[0].endswith("(deleted)"):
            start, end = (int(address, 16) for address in addresses.split("-"))
            yield f"{device} {inode}", end - start


def files_mib(folder: Path, root: int) -> float:
    """Size of all files below a folder, and of files that are deleted but still open in a process below `root`."""
    return (_bytes_below(folder) + sum(map(_deleted_bytes, descendants(root)))) / 2**20


def _bytes_below(folder: Path) -> float:
    """Links are not followed, and folders may lie as deep as they like: each is opened from one not far above it."""
    total, entries = 0, 0
    with contextlib.ExitStack() as open_folders:
        waiting: list[tuple[int | None, str, int]] = [(None, str(folder), 0)]
        while waiting:
            above, path, depth = waiting.pop()
            try:
                here = os.open(path, _FOLDER, dir_fd=above)
            except OSError as error:
                if error.errno == errno.EMFILE:  # a path as deep as that cannot be counted
                    return float("inf")
                continue
            if depth >= MOST_DEPTH:  # from here on, paths begin anew
                open_folders.callback(os.close, here)
                above, path, depth = here, ".", 0
            try:
                for entry in os.scandir(here):
                    entries += 1
                    if entries > MOST_ENTRIES:
                        return float("inf")
                    with contextlib.suppress(OSError):
                        total += entry.stat(follow_symlinks=False).st_blocks * 512
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append((above, f"{path}/{entry.name}", depth + 1))
            finally:
                if above != here:
                    os.close(here)
    return total


def _deleted_bytes(pid: int) -> int:
    total = 0
    with contextlib.suppress(OSError), os.scandir(_PROC / str(pid) / "fd") as descriptors:
        for descriptor in descriptors:
            with contextlib.suppress(OSError):
                about = descriptor.stat()
                total += about.st_blocks * 512 if stat.S_ISREG(about.st_mode) and not about.st_nlink else 0
    return total


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
