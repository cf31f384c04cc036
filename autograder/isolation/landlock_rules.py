"""Landlock: from now on, this process may open only what lies below the named folders.

The kernel's three calls, because the libraries for it want a newer kernel than most have. Works from Linux
5.13 (version 1) on; each version adds what it can guard.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable
from functools import lru_cache

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on all architectures
_ASK_FOR_VERSION = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_MAKE_CHARACTER_DEVICE, _MAKE_SOCKET, _MAKE_BLOCK_DEVICE = 1 << 6, 1 << 9, 1 << 11
_TRUNCATE, _IOCTL_DEVICE = 1 << 14, 1 << 15
# All rights on files that a version knows: 13 in the first, then one more for moving between folders (2), truncating (3),
# controlling devices (5).
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_TCP_FROM_VERSION, _ALL_TCP = 4, 0b11
_SCOPES_FROM_VERSION, _ALL_SCOPES = 6, 0b11  # abstract sockets and signals of other processes


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


@lru_cache(maxsize=1)
def version() -> int:
    """The kernel's version of Landlock; 0 where it is not built in, not switched on, or not Linux."""
    if not hasattr(os, "sched_getaffinity"):  # not Linux: 444 is another call there
        return 0
    return max(int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, 0, _ASK_FOR_VERSION)), 0)


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Apply it to this process, for good. Folders that do not exist are passed over.

    Raises:
        OSError: it could not be applied; the process must not go on.
    """
    known = version()
    rights = _RIGHTS[min(known, max(_RIGHTS))]
    ruleset = _Ruleset(
        rights,
        _ALL_TCP if known >= _TCP_FROM_VERSION else 0,
        _ALL_SCOPES if known >= _SCOPES_FROM_VERSION else 0,
    )
    size = 24 if known >= _SCOPES_FROM_VERSION else 16 if known >= _TCP_FROM_VERSION else 8
    descriptor = _call(_CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    reading = _READ_FILE | _READ_DIR
    everything = rights & ~(_MAKE_CHARACTER_DEVICE | _MAKE_BLOCK_DEVICE | _MAKE_SOCKET | _IOCTL_DEVICE)
    try:
        for path, allowed in [(path, reading) for path in readable] + [(path, everything) for path in writable]:
            _allow(descriptor, path, allowed & rights)
        if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_NO_NEW_PRIVS)")
        _call(_RESTRICT_SELF, descriptor, 0)
    finally:
        os.close(descriptor)


def _allow(ruleset: int, path: str, allowed: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(folder).st_mode):
            allowed &= _READ_FILE | _WRITE_FILE | _TRUNCATE
        rule = _PathBeneath(allowed, folder)
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(folder)


def _call(number: int, *arguments: object) -> int:
    result = int(ctypes.CDLL(None, use_errno=True).syscall(number, *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock: {os.strerror(ctypes.get_errno())}")
    return result
