"""What a worker gives up before it meets student code."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from autograder.isolation.levels import LANDLOCK

# macOS knows no limit on address space.
HAS_MEMORY_LIMIT = sys.platform.startswith("linux")
MOST_PROCESSES = 64
# Each may be a socket whose buffers take a fifth of a megabyte of the kernel's memory.
MOST_DESCRIPTORS = 256


def confine(options: dict[str, Any], connection: int) -> None:
    """Leave the terminal and the parent's descriptors, take the limits, enter the scratch folder.

    Args:
        options: `isolation`, `uid`, `scratch` (folder), `memory_mib`, `cpu_seconds`, `file_mib`.
        connection: the one descriptor to keep.

    Raises:
        OSError: some part could not be applied; the process must not go on.
    """
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    _close_all_but(connection)
    os.chdir(options["scratch"])
    os.environ["HOME"] = os.environ["TMPDIR"] = options["scratch"]
    # Without the course's own folder: `import solutions` must find nothing.
    course = str(Path(__file__).resolve().parents[2])
    sys.path[:] = [folder for folder in sys.path if folder and folder != course]
    # Last, so that a student's own helper module is found but a `numpy.py` beside the notebook is not.
    sys.path.append(options["scratch"])
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, int(options["file_mib"]) * 2**20)
    _limit(resource.RLIMIT_NOFILE, MOST_DESCRIPTORS)
    _limit(resource.RLIMIT_CPU, int(options["cpu_seconds"]))
    if HAS_MEMORY_LIMIT:
        _limit(resource.RLIMIT_AS, _address_space() + int(options["memory_mib"]) * 2**20)
    if options["isolation"] == LANDLOCK:
        from autograder.isolation import sandbox

        _limit(resource.RLIMIT_NPROC, MOST_PROCESSES + (0 if options["uid"] is not None else _own_processes()))
        sandbox.apply(options["scratch"], options["uid"])


def _close_all_but(kept: int) -> None:
    highest = min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65536)
    os.closerange(3, kept)
    os.closerange(kept + 1, highest)


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _address_space() -> int:
    """Bytes already mapped: the limit counts them, though they are the parent's and not the student's."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 2**30


def _own_processes() -> int:
    """Threads that this user runs already: the limit on processes counts a user's, not a worker's."""
    me, count = os.getuid(), 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == me:
                count += sum(1 for _ in (folder / "task").iterdir())
        except OSError:
            continue
    return count
