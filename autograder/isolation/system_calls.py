"""The filter on system calls that all mechanisms share: a worker is one process that reaches nobody else.

Threads remain possible, and are in the process's own account. Built by libseccomp, in the worker,
because one rule needs its process id.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from linearloss.sentences import say

_PERMISSION_DENIED = 13
_NOT_IMPLEMENTED = 38

REFUSED = (
    "fork", "vfork", "execve", "execveat",
    # A pair of connected sockets remains, which asyncio and multiprocessing.Pipe need.
    "socket", "connect", "bind", "listen", "accept", "accept4",
    # They carry descriptors: a file that is on its way in a socket is in nobody's table, and would not be counted.
    "sendmsg", "sendmmsg",
    "tkill", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp",
    "open_by_handle_at", "name_to_handle_at",
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns",
    "bpf", "perf_event_open", "userfaultfd", "fanotify_init", "modify_ldt", "iopl", "ioperm",
    "keyctl", "add_key", "request_key",
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "swapon", "swapoff",
    "syslog", "acct", "quotactl",
    "shmget", "shmat", "msgget", "semget", "mq_open",  # System V and POSIX objects would outlive the worker
    "memfd_create",  # memory that is in nobody's address space
    # Of the judge, where it is the same user.
    "sched_setscheduler", "sched_setparam", "sched_setattr", "setpriority", "ioprio_set", "migrate_pages", "move_pages",
    "truncate",  # by its path: Landlock guards it only from version 3 on
)  # fmt: skip
# They seem to succeed: honest code that copies a file with its mode must go on. Landlock does not
# guard them, and other files may belong to the same user.
IGNORED = (
    "chmod", "fchmod", "fchmodat", "chown", "lchown", "fchown", "fchownat",
    "utime", "utimes", "futimesat", "utimensat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
)  # fmt: skip
# By number, because the libseccomp of a machine may be older than its kernel. They are the same on all
# architectures: pidfd_send_signal, io_uring_*, the calls that mount, pidfd_open, pidfd_getfd, process_madvise,
# mount_setattr, quotactl_fd, memfd_secret, process_mrelease, statmount, listmount, lsm_set_self_attr, open_tree_attr.
REFUSED_NUMBERS = (*range(424, 435), 438, 440, 442, 443, 447, 448, 457, 458, 460, 467)
IGNORED_NUMBERS = (452, 463, 466, 469)  # fchmodat2, setxattrat, removexattrat, file_setattr
# What a kernel newer than this list adds is not there.
UNKNOWN_NUMBERS = range(470, 512)
_CLONE3 = 435
_CLOSE_RANGE = 436

_CLONE_THREAD, _CLONE_FILES = 0x10000, 0x400
_CLOSE_RANGE_UNSHARE = 2
_MAP_SHARED_AND_ANONYMOUS = 0x21
_SOCK_STREAM = 1
# Signals by way of a descriptor (F_SETOWN, F_SETSIG, F_SETOWN_EX), and leases, which make others wait (F_SETLEASE, F_NOTIFY).
_FCNTL_REFUSED = (8, 10, 15, 1024, 1026)
_IOCTL_REFUSED = (0x8901, 0x8902)  # FIOSETOWN, SIOCSPGRP
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4


@lru_cache(maxsize=1)
def why_no_filter() -> str:
    """An empty text if system calls can be filtered here, else the reason why not."""
    try:
        import pyseccomp

        pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    except Exception as error:  # a missing libseccomp shows as one of several exceptions
        return say(
            "libseccomp cannot be used ({kind}: {error}; on Debian: apt-get install libseccomp2)",
            kind=type(error).__name__,
            error=str(error),
        )
    return ""


def refuse_calls() -> None:
    """Apply the filter to this process, for good.

    Raises:
        OSError: it could not be applied; the process must not go on.
    """
    import pyseccomp

    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for number, call, conditions in _rules(pyseccomp):
        try:
            calls.add_rule(pyseccomp.ERRNO(number), call, *conditions)
        except (OSError, ValueError):
            if type(call) is int or conditions:
                raise
            continue  # a call that this architecture does not have cannot be made either
    calls.load()


def _rules(seccomp: Any) -> Iterator[tuple[int, str | int, tuple[Any, ...]]]:
    """(error number, call, conditions on its arguments); error 0 is a call that seems to succeed."""

    def low(argument: int, value: int, mask: int = 0xFFFFFFFF) -> Any:
        """The kernel looks at 32 bits of most arguments; the others are the caller's to choose."""
        return seccomp.Arg(argument, seccomp.MASKED_EQ, mask, value)

    for refused in (*REFUSED, *REFUSED_NUMBERS):
        yield _PERMISSION_DENIED, refused, ()
    for ignored in (*IGNORED, *IGNORED_NUMBERS):
        yield 0, ignored, ()
    # clone3: its flags lie in memory, where no filter sees them; the C library then falls back on `clone`.
    for unknown in (_CLONE3, *UNKNOWN_NUMBERS):
        yield _NOT_IMPLEMENTED, unknown, ()
    yield _PERMISSION_DENIED, "clone", (low(0, 0, _CLONE_THREAD),)
    # A thread with a table of descriptors of its own would hold files that nobody counts.
    yield _PERMISSION_DENIED, "clone", (low(0, 0, _CLONE_FILES),)
    yield _PERMISSION_DENIED, _CLOSE_RANGE, (low(2, _CLOSE_RANGE_UNSHARE, _CLOSE_RANGE_UNSHARE),)
    for signals in ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"):
        yield _PERMISSION_DENIED, signals, (seccomp.Arg(0, seccomp.NE, os.getpid()),)
    for of_another in ("sched_setaffinity", "prlimit64"):
        yield _PERMISSION_DENIED, of_another, (seccomp.Arg(0, seccomp.NE, 0),)
    yield _PERMISSION_DENIED, "mmap", (low(3, _MAP_SHARED_AND_ANONYMOUS, _MAP_SHARED_AND_ANONYMOUS),)
    # A datagram socket could be sent to any address, a stream that is connected cannot.
    for kind in set(range(16)) - {_SOCK_STREAM}:
        yield _PERMISSION_DENIED, "socketpair", (low(1, kind, 0xF),)
    yield _PERMISSION_DENIED, "sendto", (seccomp.Arg(4, seccomp.NE, 0),)
    for command in _FCNTL_REFUSED:
        yield _PERMISSION_DENIED, "fcntl", (low(1, command),)
    for command in _IOCTL_REFUSED:
        yield _PERMISSION_DENIED, "ioctl", (low(1, command),)
    # Or a worker could outlive the fork server.
    yield _PERMISSION_DENIED, "prctl", (low(0, _PR_SET_PDEATHSIG),)
    # Or hide from the grader what it holds.
    yield _PERMISSION_DENIED, "prctl", (low(0, _PR_SET_DUMPABLE),)


def number_of(call: str) -> int:
    """The number of a system call on this machine; negative if there is none."""
    import pyseccomp

    return ctypes.c_int(pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call) or 0).value


def make(call: str, *arguments: int) -> int:
    """Make a system call that the C library has no function for; negative if it failed."""
    return int(ctypes.CDLL(None, use_errno=True).syscall(number_of(call), *map(ctypes.c_long, arguments)))
