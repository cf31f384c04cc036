"""What must not succeed from inside a worker. Each attempt says whether it did; an exception means that it was blocked.

They ask for what matters: the same list for every mechanism. Nothing here harms where it succeeds.
"""

from __future__ import annotations

import ctypes
import fcntl
import mmap
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import system_calls

# Where a worker might leave a file for the next one, beside its scratch folder's parent.
SHARED_FOLDERS = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock", "/var/lock", "/")
# How long a process that an attempt leaves behind lives, should nobody end it.
LIFETIME_SECONDS = 20
_PR_SET_NAME = 15
_PTRACE_SEIZE = 0x4206  # unlike PTRACE_ATTACH it does not stop who is traced
_CLONE_NEWUSER = 0x10000000

Places = dict[str, Any]  # "mark": a name of this very probe's for what it leaves behind; others may be probing, too
Attempt = Callable[[Places], bool]
ATTEMPTS: dict[str, Attempt] = {}


def attempt(words: str) -> Callable[[Attempt], Attempt]:
    """Add a function to the list, under these words."""

    def add(function: Attempt) -> Attempt:
        ATTEMPTS[words] = function
        return function

    return add


def make_all(places: Places) -> dict[str, bool]:
    """Whether each attempt succeeded; first of all, whether a worker can do what it must ("works")."""
    done = {"works": _succeeds(_work, places)}
    return done | {words: _succeeds(function, places) for words, function in ATTEMPTS.items()}


def _succeeds(function: Attempt, places: Places) -> bool:
    try:
        return function(places)
    except BaseException:
        return False


def _work(places: Places) -> bool:
    import tempfile
    import threading
    import xml.dom.minidom  # noqa: F401  (read from Python's own folder, now)

    thread = threading.Thread(target=lambda: Path("mine.txt").write_text("x"))
    thread.start()
    thread.join()
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    return Path("mine.txt").read_text() == "x"


def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


# --- files ---------------------------------------------------------------------------


@attempt("read a file of the instructor's")
def _(places: Places) -> bool:
    return len(Path(places["canary"]).read_bytes()) > 0


@attempt("list the instructor's folder")
def _(places: Places) -> bool:
    return len(list(Path(places["folder"]).iterdir())) > 0


@attempt("write into the instructor's folder")
def _(places: Places) -> bool:
    return Path(places["folder"], "forged").write_text("x") == 1


@attempt("change a file of the instructor's")
def _(places: Places) -> bool:
    with Path(places["canary"]).open("a") as file:
        return file.write("x") == 1


@attempt("empty a file of the instructor's")
def _(places: Places) -> bool:
    os.truncate(places["canary"], 0)
    return True


@attempt("delete a file of the instructor's")
def _(places: Places) -> bool:
    Path(places["expendable"]).unlink()
    return True


@attempt("change the mode of a file of the instructor's")
def _(places: Places) -> bool:
    path = Path(places["canary"])
    before = path.stat().st_mode
    path.chmod(0o600 if before & 0o077 else 0o644)
    return path.stat().st_mode != before


@attempt("read what is private in the course")
def _(places: Places) -> bool:
    return any(_succeeds(_read, {"path": path}) for path in places["private"])


def _read(places: Places) -> bool:
    """A file, or the list of a folder."""
    path = Path(places["path"])
    return len(list(path.iterdir())) >= 0 if path.is_dir() else len(path.read_bytes()) >= 0


@attempt("import the solutions")
def _(places: Places) -> bool:
    sys.path.insert(0, places["folder"])
    try:
        import solutions

        return bool(solutions.__file__)
    finally:
        sys.path.remove(places["folder"])


@attempt("change Python's own packages")
def _(places: Places) -> bool:
    path = Path(os.__file__).with_name(places["mark"])
    path.write_text("x")
    path.unlink()
    return True


@attempt("read the machine's passwords")
def _(places: Places) -> bool:
    return len(Path("/etc/shadow").read_bytes()) > 0


@attempt("leave a file for the next worker")
def _(places: Places) -> bool:
    for folder in (*SHARED_FOLDERS, Path.cwd().parent, places["folder"]):
        _succeeds(lambda where: Path(where["folder"], places["mark"]).write_text("x") == 1, {"folder": folder})
    return False  # the probe looks for them when this worker has ended


# --- other processes -----------------------------------------------------------------


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
            _libc().prctl(_PR_SET_NAME, places["mark"].encode(), 0, 0, 0)
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
    return bool(_libc().prctl(1, signal.SIGKILL, 0, 0, 0) == 0)  # sets again what is set


@attempt("trace the judge")
def _(places: Places) -> bool:
    return bool(_libc().ptrace(_PTRACE_SEIZE, places["judge"], 0, 0) == 0)


@attempt("read the environment of the fork server or the judge")
def _(places: Places) -> bool:
    return any(_succeeds(_read, {"path": f"/proc/{pid}/environ"}) for pid in (os.getppid(), places["judge"]))


@attempt("read the memory of the fork server or the judge")
def _(places: Places) -> bool:
    return any(_succeeds(_read, {"path": f"/proc/{pid}/maps"}) for pid in (os.getppid(), places["judge"]))


@attempt("choose the processors of the fork server")
def _(places: Places) -> bool:
    os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))
    return True


@attempt("set limits of the fork server")
def _(places: Places) -> bool:
    import resource

    resource.prlimit(os.getppid(), resource.RLIMIT_CORE, resource.prlimit(os.getppid(), resource.RLIMIT_CORE))
    return True


@attempt("set the priority of the fork server")
def _(places: Places) -> bool:
    os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid()))
    return True


# --- network -------------------------------------------------------------------------


@attempt("open a network connection")
def _(places: Places) -> bool:
    with socket.create_connection(("127.0.0.1", places["port"]), timeout=2):
        return True


@attempt("connect to a service of the machine by its path")
def _(places: Places) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(places["socket"])
        return True


@attempt("connect to a service of the machine by its abstract name")
def _(places: Places) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(places["abstract"])
        return True


@attempt("send a datagram to a service of the machine")
def _(places: Places) -> bool:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with one, other:
        return one.sendto(b"x", places["datagrams"]) == 1


# --- memory and rights ---------------------------------------------------------------


@attempt("take memory that is in no process's account")
def _(places: Places) -> bool:
    return os.memfd_create("probe") >= 0


@attempt("share anonymous memory")
def _(places: Places) -> bool:
    mmap.mmap(-1, mmap.PAGESIZE).close()
    return True


@attempt("make system calls by io_uring")
def _(places: Places) -> bool:
    parameters = ctypes.create_string_buffer(120)
    return system_calls.make("io_uring_setup", 1, ctypes.addressof(parameters)) >= 0


@attempt("handle page faults")
def _(places: Places) -> bool:
    return system_calls.make("userfaultfd", 1) >= 0  # UFFD_USER_MODE_ONLY: allowed to everybody


@attempt("keep something in the kernel's keyring")
def _(places: Places) -> bool:
    name, kind = ctypes.create_string_buffer(b"autograder-probe"), ctypes.create_string_buffer(b"user")
    at, process_keyring = [ctypes.addressof(text) for text in (kind, name)], -2
    return system_calls.make("add_key", *at, at[1], 1, process_keyring) >= 0


@attempt("become root")
def _(places: Places) -> bool:
    os.setresuid(0, 0, 0)
    return os.open("/etc/shadow", os.O_RDONLY) >= 0


# Last: whoever succeeds is nobody afterwards.
@attempt("enter namespaces of its own")
def _(places: Places) -> bool:
    return bool(_libc().unshare(_CLONE_NEWUSER) == 0)
