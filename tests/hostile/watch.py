"""What must not change, be left or be heard while hostile submissions are graded."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Whatever loses its parent below this process becomes a child of it, and so is seen."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants() -> dict[int, str]:
    """Living processes below this one, but for multiprocessing's own tracker."""
    parents, words = {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                parents[int(entry.name)] = int(parent)
                words[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return {
        pid: words[pid][:100] for pid in found if pid != os.getpid() and "resource_tracker" not in words.get(pid, "")
    }


def left_over(before: dict[int, str]) -> list[str]:
    """Processes that were not there before; they are ended, so that the next batch starts clean."""
    left = {pid: words for pid, words in descendants().items() if pid not in before}
    for pid in left:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return [f"{pid}: {words}" for pid, words in sorted(left.items())]


def snapshot(folder: Path) -> dict[str, str]:
    """Everything below a folder with kind, mode, owner, size and times; of a folder, not its times.

    By `find`, which neither follows links nor opens files, and goes as deep as there are folders. The time of
    the last change (ctime) cannot be set back.
    """
    folders = _find(folder, "-type", "d", "-printf", r"%y %m %U\t%P\0")
    others = _find(folder, "!", "-type", "d", "-printf", r"%y %m %U %s %i %T@ %C@\t%P\0")
    return {**folders, **others}


def pages(folder: Path) -> list[Path]:
    """Every HTML page that was written below a folder, however deep other things lie in it."""
    found = _find(folder, "-name", "*.html", "-not", "-path", "*/submitted/*", "-printf", r"\t%P\0")
    return [folder / path for path in sorted(found)]


def _find(folder: Path, *expression: str) -> dict[str, str]:
    command = ["find", str(folder), "-maxdepth", "60", *expression]
    done = subprocess.run(command, capture_output=True, check=False)
    lines = [os.fsdecode(line) for line in done.stdout.split(b"\0") if line]
    return {path: about for about, _, path in (line.partition("\t") for line in lines)}


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What differs, but for what grading itself writes: that is looked at apart."""
    return [path for path in {**before, **after} if before.get(path) != after.get(path) and not _graders_own(path)]


def _graders_own(path: str) -> bool:
    own = r"course/(autograded|feedback|results|build/known)(/|$)|course/gradebook\.db|course/\.nbgrader\.log|course$|.*__pycache__"
    return re.match(own, path) is not None


def remove(folder: Path) -> None:
    """However deep, closed or oddly named what lies in it is."""
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], capture_output=True, check=False)
    subprocess.run(["rm", "-rf", str(folder)], capture_output=True, check=False)


def listen(folder: Path) -> list[socket.socket]:
    """Somebody outside who would gladly hear something: TCP, UDP, Unix sockets with and without a file."""
    tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
    tcp.bind(("127.0.0.1", 0))
    udp.bind(tcp.getsockname())
    port = tcp.getsockname()[1]
    unix, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a Unix socket may have 107 characters
    unix.bind("ear")
    os.chdir(here)
    (folder / "ear").chmod(0o777)
    abstract.bind(f"\0autograder-hostile-{port}")
    datagrams = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    datagrams.bind(f"\0autograder-hostile-datagrams-{port}")
    for ear in (tcp, unix, abstract):
        ear.listen()
    ears = [tcp, udp, unix, abstract, datagrams]
    for ear in ears:
        ear.setblocking(False)
    return ears


def anything(ear: socket.socket) -> bytes:
    """What was heard, or nothing."""
    with suppress(BlockingIOError):
        return ear.recv(100) if ear.type == socket.SOCK_DGRAM else (ear.accept(), b"a connection")[1]
    return b""
