"""The levels of isolation, and which of them this machine can give.

`landlock`: Landlock and seccomp (and another user where the grader runs as root) on top of
`process`: a process of its own with limits on time, memory, file size and output.
"""

from __future__ import annotations

import sys
from functools import lru_cache

LANDLOCK = "landlock"
PROCESS = "process"
LEVELS = (LANDLOCK, PROCESS)


class IsolationUnavailable(RuntimeError):
    """The level that was asked for cannot be had on this machine; the message says why."""


@lru_cache(maxsize=1)
def why_no_landlock() -> str:
    """An empty text if `landlock` can be had here, else the reason why not."""
    if not sys.platform.startswith("linux"):
        return f"Landlock is part of Linux, and this is {sys.platform}"
    try:
        import sandlock
    except (ImportError, OSError) as error:
        return f"the package sandlock cannot be loaded ({error})"
    version, needed = sandlock.landlock_abi_version(), sandlock.min_landlock_abi()
    if version < needed:
        return f"the kernel's Landlock is version {max(version, 0)}, and {needed} is needed (Linux 6.12 or newer)"
    try:
        import pyseccomp

        pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    except Exception as error:  # a missing libseccomp shows as one of several exceptions
        return f"libseccomp cannot be used ({type(error).__name__}: {error})"
    return ""


def strongest() -> str:
    """The strongest level that this machine can give."""
    return PROCESS if why_no_landlock() else LANDLOCK


def choose(asked: str = "auto") -> str:
    """The level to grade under. `auto` insists on the default, `landlock`; less must be asked for by name.

    Raises:
        IsolationUnavailable: it cannot be had here.
    """
    reason = why_no_landlock()
    if asked == PROCESS or not reason:
        return PROCESS if asked == PROCESS else LANDLOCK
    raise IsolationUnavailable(
        f"student code cannot be confined on this machine: {reason}. To grade without it, on a machine that holds "
        "nothing else: --isolation process"
    )
