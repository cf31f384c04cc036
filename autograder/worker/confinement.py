"""What a worker gives up before it meets student code."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from autograder.isolation.mechanism import Worker
from autograder.isolation.mechanisms import by_name

# macOS knows no limit on address space.
HAS_MEMORY_LIMIT = sys.platform.startswith("linux")
MOST_THREADS = 64
# The limit on threads counts a user's, not a process's: where workers are the grader's own user, others come and go.
ROOM_FOR_OTHERS = 1024
# Each may be a socket whose buffers take a fifth of a megabyte of the kernel's memory.
MOST_DESCRIPTORS = 256
# Python itself ignores these, so that they become errors.
PYTHON_IGNORES = {getattr(signal, name) for name in ("SIGPIPE", "SIGXFSZ") if hasattr(signal, name)}


def confine(options: dict[str, Any], connection: int, parent: int) -> None:
    """Leave the terminal and the parent's descriptors, take the limits, enter the scratch folder.

    Args:
        options: `isolation`, `uid`, `scratch` (folder), `memory_mib`, `cpu_seconds`, `file_mib`, `packages` (folders),
            `without` (guards), `mapped` (bytes of address space that the fork server has), `threads` (that run
            as this user already).
        connection: the one descriptor to keep.
        parent: the fork server's process id.

    Raises:
        OSError: some part could not be applied; the process must not go on.
    """
    os.setsid()
    _usual_signals()
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
        # The limit counts what is mapped already, though that is the parent's and not the student's.
        _limit(resource.RLIMIT_AS, int(options["mapped"]) + int(options["memory_mib"]) * 2**20)
    mechanism = by_name(options["isolation"])
    if mechanism.filtered:
        own = options["uid"] is not None
        _limit(resource.RLIMIT_NPROC, MOST_THREADS + (0 if own else int(options["threads"]) + ROOM_FOR_OTHERS))
    mechanism.enter(
        Worker(options["scratch"], options["uid"], tuple(options["packages"]), frozenset(options["without"])), parent
    )


def _usual_signals() -> None:
    """However the grader was started (by nohup, in the background): a worker's signals are always the same."""
    for number in signal.valid_signals() - PYTHON_IGNORES:
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _close_all_but(kept: int) -> None:
    highest = min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65536)
    os.closerange(3, kept)
    os.closerange(kept + 1, highest)


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))
