"""Ways out of a worker to other processes: to make them, to signal, trace and read them, to change what they may do."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import time

from .way_out import Places, attempt, libc, read, succeeds

# How long a process that an attempt leaves behind lives, should nobody end it.
LIFETIME_SECONDS = 20
_PR_SET_NAME = 15
_PTRACE_SEIZE = 0x4206  # unlike PTRACE_ATTACH it does not stop who is traced


@attempt("create a process")
def _(places: Places) -> bool:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return True


@attempt("start a program")
def _(places: Places) -> bool:
    try:
        os.execv("no-such-program", ["no-such-program"])
    except FileNotFoundError:
        return True  # it was looked for
    return False


@attempt("leave a process behind")
def _(places: Places) -> bool:
    told, tell = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            libc().prctl(_PR_SET_NAME, places["mark"].encode(), 0, 0, 0)
            os.write(tell, b"x")
            os.closerange(3, 64)
            time.sleep(LIFETIME_SECONDS)
        os._exit(0)
    os.read(told, 1)
    return False  # the probe looks for it when this worker has ended


@attempt("send a signal to the judge")
def _(places: Places) -> bool:
    os.kill(places["judge"], 0)
    return True


@attempt("send a signal to the fork server")
def _(places: Places) -> bool:
    os.kill(os.getppid(), 0)
    return True


@attempt("have a descriptor send a signal to the fork server")
def _(places: Places) -> bool:
    one, other = os.pipe()
    fcntl.fcntl(one, fcntl.F_SETOWN, os.getppid())
    return fcntl.fcntl(one, fcntl.F_GETOWN) == os.getppid() and other > 0


@attempt("outlive the fork server")
def _(places: Places) -> bool:
    return bool(libc().prctl(1, signal.SIGKILL, 0, 0, 0) == 0)  # sets again what is set


@attempt("trace the judge")
def _(places: Places) -> bool:
    return bool(libc().ptrace(_PTRACE_SEIZE, places["judge"], 0, 0) == 0)


@attempt("read the environment of the fork server or the judge")
def _(places: Places) -> bool:
    return any(succeeds(read, {"path": f"/proc/{pid}/environ"}) for pid in (os.getppid(), places["judge"]))


@attempt("read the memory of the fork server or the judge")
def _(places: Places) -> bool:
    return any(succeeds(read, {"path": f"/proc/{pid}/maps"}) for pid in (os.getppid(), places["judge"]))


@attempt("choose the processors of the fork server")
def _(places: Places) -> bool:
    os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))
    return True


@attempt("set limits of the fork server")
def _(places: Places) -> bool:
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE, resource.prlimit(os.getppid(), resource.RLIMIT_CORE))
    return True


@attempt("set the priority of the fork server")
def _(places: Places) -> bool:
    os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid()))
    return True
