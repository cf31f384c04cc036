"""What a worker gives up before it meets student code."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

# macOS knows no limit on address space; a result says under which limits it was made.
HAS_MEMORY_LIMIT = sys.platform.startswith("linux")
ISOLATION = "process" if HAS_MEMORY_LIMIT else "process-without-memory-limit"


def confine(options: dict[str, Any], connection: int) -> None:
    """Leave the terminal and the parent's descriptors, take the limits, enter the scratch folder.

    Args:
        options: `scratch` (folder), `memory_mib`, `cpu_seconds`, `file_mib`.
        connection: the one descriptor to keep.
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
    _limit(resource.RLIMIT_CPU, int(options["cpu_seconds"]))
    if HAS_MEMORY_LIMIT:
        _limit(resource.RLIMIT_AS, _address_space() + int(options["memory_mib"]) * 2**20)


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
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 2**30
