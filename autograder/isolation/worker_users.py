"""Users for workers where the grader is root: held by one fork server at a time, on the whole machine."""

from __future__ import annotations

import ctypes
import fcntl
import itertools
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linearloss.sentences import say

# Nobody's: systemd gives services users up to 65519, rootless containers begin at 100000. What
# the worker's user leaves in shared folders is removed, so it must not be a service's.
FIRST_UID, UIDS = 70_000, 30_000
# Inside a container that knows 65536 users only.
FIRST_SMALL_UID, SMALL_UIDS = 60_000, 1_000
# Where the locks lie: the first place that root has for itself.
PLACES = ("/run", "/var/run", "/var/lib", "/tmp")

_PR_SET_KEEPCAPS = 8
_CAPABILITY_VERSION = 0x20080522
_CAP_DAC_READ_SEARCH = 2
_NEEDED = 1 << 0 | 1 << 5 | 1 << 6 | 1 << 7  # CAP_CHOWN, CAP_KILL, CAP_SETGID, CAP_SETUID
_ONE_NEEDED = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE or CAP_DAC_READ_SEARCH, to enter the folder that it has given away


@dataclass(frozen=True)
class WorkerUser:
    """A user that nobody else on this machine gives to workers while `lock` is open."""

    uid: int
    lock: int

    def release(self) -> None:
        """Let another fork server have it."""
        os.close(self.lock)


def claim(places: tuple[str, ...] = PLACES) -> WorkerUser | None:
    """A user for the workers of one fork server, or None if the grader is not root.

    The kernel releases it with the last process that holds the lock, however that ends.

    Raises:
        OSError: root cannot become another user here, there is no place for the locks, or no user is free.
    """
    if os.geteuid() != 0:
        return None
    candidates = _candidates()
    first = next(candidates, None)
    if first is None or _lacks_capabilities():
        raise OSError(
            say(
                "root can become no other user here, as in a container with one user or without the capabilities CHOWN, DAC_OVERRIDE, KILL, SETGID and SETUID: grade as an ordinary user, or start the container with them"
            )
        )
    folder = _lock_folder(places)
    for uid in itertools.chain([first], candidates):
        descriptor = os.open(folder / str(uid), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            continue
        return WorkerUser(uid, descriptor)
    raise OSError(say("no user is free for a worker: {folder} has a lock for each that is taken", folder=folder))


def _lock_folder(places: tuple[str, ...]) -> Path:
    for place in places:
        folder = Path(place) / "autograder-users"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            about = folder.lstat()
        except OSError:
            continue
        if stat.S_ISDIR(about.st_mode) and about.st_uid == 0 and not about.st_mode & 0o077:
            return folder
    raise OSError(
        say(
            "no folder for the locks of workers' users: root can make none of its own in {names}",
            names=", ".join(places),
        )
    )


def _candidates() -> Iterator[int]:
    """Users that processes here may have (a container may know few), each grader's beginning elsewhere."""
    text = Path("/proc/self/uid_map").read_text()
    known = [(int(first), int(count)) for first, _, count in (line.split() for line in text.splitlines())]
    for start, many in ((FIRST_UID, UIDS), (FIRST_SMALL_UID, SMALL_UIDS)):
        for number in range(many):
            uid = start + (os.getpid() + number) % many
            if any(first <= uid < first + count for first, count in known):
                yield uid


def _lacks_capabilities() -> bool:
    """Whether root is without one that it takes to make a worker another user, to give it its folder, and to end it."""
    effective = re.search(r"^CapEff:\s*(\w+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    if effective is None:
        return False
    has = int(effective[1], 16)
    return has & _NEEDED != _NEEDED or has & _ONE_NEEDED == 0


def become(uid: int, read_everything: bool) -> None:
    """Turn this process into that user, without groups and capabilities.

    Args:
        read_everything: keep the one capability to read whatever the mode of a file; only where a
            mechanism has closed files otherwise. Python may lie under a home that others cannot enter.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_KEEPCAPS)")
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)

    class Header(ctypes.Structure):
        _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))

    class Sets(ctypes.Structure):
        _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))

    header, sets = Header(_CAPABILITY_VERSION, 0), (Sets * 2)()
    if libc.capget(ctypes.byref(header), ctypes.byref(sets)) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    # A container's root may not have it itself.
    kept = sets[0].permitted & (1 << _CAP_DAC_READ_SEARCH) if read_everything else 0
    sets = (Sets * 2)()
    sets[0].effective = sets[0].permitted = kept
    if libc.capset(ctypes.byref(header), ctypes.byref(sets)) != 0:
        raise OSError(ctypes.get_errno(), "capset")
