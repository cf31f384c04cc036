"""One fetch at a time: a lock on the cache folder that dies with its process."""

from __future__ import annotations

import contextlib
import errno
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from ..sentences import say

_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def locked(root: Path, report: Callable[[str], object]) -> Iterator[bool]:
    """Hold the lock of ``root``; wait while another process holds it.

    The operating system keeps the lock, so a killed process cannot leave it
    behind. Yields True with the lock held; False on a file system without
    locks, where two fetches at once cost time but harm nothing, since each
    builds in a folder of its own.
    """
    path = root / ".lock"
    with path.open("a+b") as file:
        told = False
        while True:
            try:
                held = _try_lock(file)
                break
            except OSError as error:
                if error.errno not in _BUSY:
                    held = False
                    break
            if not told:
                report(say("Another process is fetching CIFAR-10 into {root}; waiting for it.", root=root))
                told = True
            time.sleep(0.2)
        try:
            yield held
        finally:
            if held:
                _unlock(file)


def _try_lock(file: IO[bytes]) -> bool:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        return True
    try:
        import fcntl
    except ImportError:  # Python in a browser
        return False
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True


def _unlock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_UN)
