"""Gives up, in the calling process and for good, all that a worker does not need.

Landlock by the package `sandlock` (files, signals, abstract sockets), system calls by `pyseccomp`.
As root, also another user: limits on processes do not bind root.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pyseccomp
import sandlock

# Nobody's: systemd gives services users up to 65519, rootless containers begin at 100000. All of the
# worker's user's processes are killed in the end, so it must not be a service's.
FIRST_UID, UIDS = 70_000, 30_000
# Inside a container that knows 65536 users only.
FIRST_SMALL_UID, SMALL_UIDS = 60_000, 1_000

# Read (and execute): the operating system's programs and libraries, nothing of a person's.
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/dev/zero")
REFUSED_CALLS = (
    "socket",  # no network at all; pairs of connected sockets remain for asyncio and multiprocessing
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp",
    "open_by_handle_at", "name_to_handle_at",
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "move_mount", "fsopen", "open_tree",
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup",
    "keyctl", "add_key", "request_key",
    "kexec_load", "init_module", "finit_module", "delete_module", "reboot", "swapon", "syslog",
    "shmget", "msgget", "semget", "mq_open",  # System V and POSIX objects would outlive the worker
    "memfd_create", "memfd_secret",  # memory that no limit and no process accounts for
    "sched_setscheduler", "sched_setattr", "setpriority", "ioprio_set",  # of the judge, where it is the same user
)  # fmt: skip
# Landlock does not guard these, and other files may belong to the same user. They seem to succeed:
# honest code that copies a file with its mode must go on.
IGNORED_CALLS = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat",
    "utime", "utimes", "futimesat", "utimensat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
)  # fmt: skip
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET: nobody is root in a world of his own.
_NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
_PERMISSION_DENIED = 13
_NOT_IMPLEMENTED = 38
_PR_SET_KEEPCAPS = 8
_CAPABILITY_VERSION = 0x20080522
_CAP_DAC_READ_SEARCH = 2


def worker_uid(server_pid: int) -> int | None:
    """The user that the workers of one fork server become, or None if the grader is not root."""
    if os.geteuid() != 0:
        return None
    uid = FIRST_UID + server_pid % UIDS
    return uid if _exists(uid) else FIRST_SMALL_UID + server_pid % SMALL_UIDS


def _exists(uid: int) -> bool:
    """Whether processes here may have this user: a container may know few."""
    ranges = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(int(first) <= uid < int(first) + int(count) for first, _, count in ranges)


def apply(scratch: str, uid: int | None) -> None:
    """Confine this process: it may read Python and its packages, and write `scratch` only.

    Raises:
        OSError, sandlock.SandlockError: some part could not be applied; the process must not go on.
    """
    readable = [path for path in (*SYSTEM, *_python_folders()) if Path(path).exists()]
    sandlock.confine(sandlock.Sandbox(fs_readable=readable, fs_writable=[scratch, "/dev/null"]))
    _refuse_calls()
    if uid is not None:
        _become(uid)


def _python_folders() -> list[str]:
    package = Path(__file__).resolve().parents[1]
    return [sys.prefix, sys.base_prefix, str(package)]


def _refuse_calls() -> None:
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in REFUSED_CALLS:
        try:
            calls.add_rule(pyseccomp.ERRNO(_PERMISSION_DENIED), name)
        except OSError:
            continue  # a call that this architecture does not have cannot be made either
    for name in IGNORED_CALLS:
        try:
            calls.add_rule(pyseccomp.ERRNO(0), name)
        except OSError:
            continue
    for flag in _NAMESPACES:
        calls.add_rule(pyseccomp.ERRNO(_PERMISSION_DENIED), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    # Its flags lie in memory, where no filter sees them; the C library then falls back on `clone`.
    calls.add_rule(pyseccomp.ERRNO(_NOT_IMPLEMENTED), "clone3")
    # The limits of another process than the calling one.
    calls.add_rule(pyseccomp.ERRNO(_PERMISSION_DENIED), "prlimit64", pyseccomp.Arg(0, pyseccomp.NE, 0))
    calls.load()


def _become(uid: int) -> None:
    """Another user, who may still read what Landlock leaves open.

    Python itself may lie under a home folder that is closed to others; the one capability that is
    kept lets the worker read there, within what Landlock allows.
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
    sets[0].effective = sets[0].permitted = 1 << _CAP_DAC_READ_SEARCH
    if libc.capset(ctypes.byref(header), ctypes.byref(sets)) != 0:
        raise OSError(ctypes.get_errno(), "capset")
