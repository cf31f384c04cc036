"""What a worker uses, as the kernel counts it: nothing that it could claim.

Where system calls are filtered a worker is one process, which shares no memory: its CPU time is the kernel's count of
that process, and its limits on memory are the kernel's too. What is added up here over processes is for machines
without such a filter, and as good as `/proc` allows: a process that has come and gone between two looks is not seen.
"""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import stat
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from autograder.isolation.readable import SYSTEM, package_folders, python_folders
from linearloss.sentences import say

# A worker writes no larger file.
MOST_FILE_MIB = 64
_ZERO = "/dev/zero (deleted)"  # how the kernel calls shared memory without a file
MOST_ENTRIES = 20_000  # of a worker's scratch folder, in all folders together
MOST_DEPTH = 10  # folders in one path: names have up to 255 bytes, a path up to 4096
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_PROC = Path("/proc")
# To grade one submission: of the pool, the fork server, its worker, and two of bubblewrap's.
PROCESSES_EACH = 5
_CPU_CLOCK = 2  # of all threads of a process, in nanoseconds: CPUCLOCK_SCHED of the kernel


class Uncountable(Exception):
    """A folder holds what nobody could want; the message says of its owner what that is."""


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
    except OSError:
        return None
    with contextlib.suppress(OSError, ValueError, IndexError):
        own += sum(map(int, _stat(pid)[13:15])) / os.sysconf("SC_CLK_TCK")
    return own


def _text(path: Path) -> str:
    """Of a file of the kernel's: a process chooses its name, and those of its files, which need not be text."""
    return os.fsdecode(path.read_bytes())


def _stat(pid: int) -> list[str]:
    """The fields of `/proc/PID/stat` behind the name, the state first."""
    return _text(_PROC / str(pid) / "stat").rpartition(")")[2].split()


def descendants(root: int) -> list[int]:
    """All processes below one, whatever session they are in; whoever loses its parent comes to its subreaper."""
    found, level = [], [root]
    while level:
        level = [child for pid in level for child in _children(pid)]
        found += level
    return found


def _children(pid: int) -> list[int]:
    try:
        lists = [_text(file) for file in (_PROC / str(pid) / "task").glob("*/children")]
    except OSError:
        return []  # it has ended
    return [int(child) for children in lists for child in children.split()]


def memory_mib(root: int, limit: float, filtered: bool) -> float:
    """Memory of all processes below one: private pages, and shared ones whether they are mapped in now or not.

    Exact only above `limit`: pages that forks share are divided among them, which takes long to find out.

    Args:
        filtered: shared memory is refused to them. What they have made all the same, by `/dev/zero`, may be larger than
            what is mapped of it: it counts as beyond every limit.
    """
    processes, shared = descendants(root), dict[str, float]()
    for pid in processes:
        with contextlib.suppress(OSError, ValueError, IndexError):
            for inode, size, name in _shared_mappings(pid):
                beyond = filtered and name == _ZERO
                shared[inode] = max(float("inf") if beyond else size, shared.get(inode, 0))
    private = {pid: _kib(pid, "status", "RssAnon:", 0) for pid in processes}
    if sum(private.values()) / 1024 + sum(shared.values()) / 2**20 > limit:
        private = {pid: _kib(pid, "smaps_rollup", "Pss_Anon:", pages) for pid, pages in private.items()}
    return sum(private.values()) / 1024 + sum(shared.values()) / 2**20


def _kib(pid: int, file: str, key: str, otherwise: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in _text(_shown(pid) / file).split("\n"):
            if line.startswith(key):
                return int(line.split()[1])
    return otherwise


def _shared_mappings(pid: int) -> Iterator[tuple[str, int, str]]:
    """Shared memory that no file holds any more. Its size, not its resident pages: these can be made to look few."""
    for line in _deleted_mappings(pid):
        addresses, mode, _, device, inode, name = line.split(maxsplit=5)
        if mode[3] == "s":
            start, end = (int(address, 16) for address in addresses.split("-"))
            yield f"{device} {inode}", end - start, name


def _deleted_mappings(pid: int) -> list[str]:
    """Lines of the kernel's list of mappings: of files without a name, and of shared memory."""
    lines = _text(_shown(pid) / "maps").split("\n")
    return [line for line in lines if line.endswith(" (deleted)") and not _is_there(pid, line)]


def _is_there(pid: int, line: str) -> bool:
    """Whether the file has a name, which ends as the kernel marks those that have none."""
    *_, device, inode, name = line.split(maxsplit=5)
    with contextlib.suppress(OSError, ValueError):
        about = os.lstat(f"/proc/{pid}/root{name}")
        is_it = (f"{os.major(about.st_dev):02x}:{os.minor(about.st_dev):02x}", str(about.st_ino)) == (device, inode)
        return is_it and about.st_nlink > 0
    return False


def _shown(pid: int) -> Path:
    """Where the kernel shows what a process holds: with its first thread, or where that has ended, with another."""
    if _stat(pid)[0] == "Z":
        for task in (_PROC / str(pid) / "task").iterdir():
            if _text(task / "stat").rpartition(")")[2].split()[0] not in "ZX":
                return task
    return _PROC / str(pid)


def files_mib(folder: Path, root: int) -> float:
    """Size of all files below a folder, and of files that are deleted but still open in a process below `root`.

    Raises:
        Uncountable: there are too many, or they lie too deep.
    """
    return (_bytes_below(folder) + sum(map(_deleted_bytes, descendants(root)))) / 2**20


def _bytes_below(folder: Path) -> int:
    """Links are not followed, and folders may lie as deep as they like: each is opened from one not far above it."""
    total, entries = 0, 0
    with contextlib.ExitStack() as open_folders:
        waiting: list[tuple[int | None, str, int]] = [(None, str(folder), 0)]
        while waiting:
            above, path, depth = waiting.pop()
            try:
                here = os.open(path, _FOLDER, dir_fd=above)
            except OSError as error:
                if error.errno == errno.EMFILE:
                    raise Uncountable(say("It made folders within folders, deeper than can be counted.")) from error
                continue
            if depth >= MOST_DEPTH:  # from here on, paths begin anew
                open_folders.callback(os.close, here)
                above, path, depth = here, ".", 0
            try:
                with os.scandir(here) as found:
                    for entry in found:
                        entries += 1
                        if entries > MOST_ENTRIES:
                            raise Uncountable(say("It made more than {most} files and folders.", most=MOST_ENTRIES))
                        with contextlib.suppress(OSError):
                            total += entry.stat(follow_symlinks=False).st_blocks * 512
                            if entry.is_dir(follow_symlinks=False):
                                waiting.append((above, f"{path}/{entry.name}", depth + 1))
            finally:
                if above != here:
                    os.close(here)
    return total


def _deleted_bytes(pid: int) -> int:
    """Of files that a process holds without a name: by a descriptor, or by a mapping alone, of which only a page may be left."""
    total, counted = 0, set()
    with contextlib.suppress(OSError, ValueError, IndexError), os.scandir(_shown(pid) / "fd") as descriptors:
        for descriptor in descriptors:
            with contextlib.suppress(OSError):
                about = descriptor.stat()
                if stat.S_ISREG(about.st_mode) and not about.st_nlink:
                    counted.add(str(about.st_ino))
                    total += about.st_blocks * 512
    with contextlib.suppress(OSError, ValueError, IndexError):
        mapped = {inode: name for *_, inode, name in (line.split(maxsplit=5) for line in _deleted_mappings(pid))}
        # Nobody tells their size. Those of the system's and of Python's have been replaced by an upgrade.
        total += sum(
            MOST_FILE_MIB * 2**20
            for inode, name in mapped.items()
            if inode not in counted and name != _ZERO and not name.startswith(_read_only_folders())
        )
    return total


@lru_cache(maxsize=1)
def _read_only_folders() -> tuple[str, ...]:
    return tuple(f"{folder}/" for folder in (*SYSTEM, *python_folders(), *package_folders()))


def mapped_bytes(pid: int) -> int:
    """Address space of a process; a guess where `/proc` does not tell."""
    try:
        return int(_text(Path(f"/proc/{pid}/statm")).split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 2**30


def processes_left() -> float:
    """How many more processes our user may start; root may start any number."""
    most, _ = resource.getrlimit(resource.RLIMIT_NPROC)
    if most == resource.RLIM_INFINITY or os.geteuid() == 0:
        return float("inf")
    return max(0, most - threads_of_this_user())


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
