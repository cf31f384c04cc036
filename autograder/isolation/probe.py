"""Tries, from inside a worker, what must not succeed; `autograder doctor` shows the outcome."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Limits
from autograder.grading.status import WorkerFailure
from autograder.judge.fork_client import ForkServer, ServerFailed
from autograder.judge.student import StudentProcess

# What must succeed: a worker that cannot work at all would seem perfectly confined.
CONTROL = "import xml.dom, numpy; open('mine.txt', 'w').write('x'); worked = open('mine.txt').read() == 'x'"

# Each sets `escaped`; an exception means that the attempt was blocked. {canary} is a file of ours,
# {folder} a folder of ours, {judge} our process.
ATTEMPTS = {
    "read a file of the instructor's": "escaped = len(open({canary!r}).read()) > 0",
    "list the instructor's folder": "import os; escaped = os.listdir({folder!r}) is not None",
    "write into the instructor's folder": "open({folder!r} + '/forged', 'w').write('x'); escaped = True",
    "change a file of the instructor's": "open({canary!r}, 'a').write('x'); escaped = True",
    "delete a file of the instructor's": "import os; os.remove({canary!r}); escaped = True",
    "read the list of users": "escaped = len(open('/etc/passwd').read()) > 0",
    "import the solutions": "import solutions; escaped = True",
    "look at other processes": "import os; escaped = os.listdir('/proc') is not None",
    "send a signal to the judge": "import os; os.kill({judge}, 0); escaped = True",
    # PTRACE_SEIZE: unlike PTRACE_ATTACH it would not stop the judge where it succeeds
    "trace the judge": (
        "import ctypes; escaped = ctypes.CDLL(None, use_errno=True).ptrace(0x4206, {judge}, 0, 0) == 0"
    ),
    "open a network connection": "import socket; socket.socket().close(); escaped = True",
    "open a datagram socket": "import socket; socket.socket(type=socket.SOCK_DGRAM).close(); escaped = True",
    "connect to a service of the machine": "import socket; socket.socket(socket.AF_UNIX).close(); escaped = True",
    "become root": "import os; os.setuid(0); escaped = os.getuid() == 0 and open('/etc/shadow').read() != ''",
    "leave a process behind": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(600)\n    os._exit(0)\n"
        "escaped = False"
    ),
}


@dataclass(frozen=True)
class Probe:
    """One attempt and whether it was blocked."""

    attempt: str
    blocked: bool


def probe(isolation: str) -> list[Probe]:
    """Make every attempt, each in a cell of one worker, and look afterwards for what is left.

    Raises:
        ServerFailed: no worker could be started at all.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-probe-") as name:
        folder = Path(name)
        canary = folder / "canary.txt"
        canary.write_text("untouched")
        places = {"canary": str(canary), "folder": name, "judge": os.getpid()}
        with ForkServer(isolation) as server:
            results = _attempts(server, places)
            left = [pid for pid in _children_of(server.process.pid)]
        untouched = canary.is_file() and canary.read_text() == "untouched" and len(list(folder.iterdir())) == 1
    results["leave a process behind"] = not left
    results["leave a trace in the instructor's folder"] = untouched
    return [Probe(attempt, blocked) for attempt, blocked in results.items()]


def _attempts(server: ForkServer, places: dict[str, object]) -> dict[str, bool]:
    blocked = {}
    with StudentProcess(server, Limits(cell_seconds=5.0)) as student:
        error = student.run_cell(CONTROL)["error"]
        if error is not None or student.ask({"op": "lookup", "name": "worked"}).get("value") is not True:
            raise ServerFailed(f"a confined worker cannot even use its scratch folder: {error}")
        for attempt, code in ATTEMPTS.items():
            try:
                student.run_cell("escaped = False")
                student.run_cell(code.format(**places))
                reply = student.ask({"op": "lookup", "name": "escaped"})
                blocked[attempt] = reply.get("value") is False
            except WorkerFailure:
                blocked[attempt] = True
    return blocked


def _children_of(pid: int) -> list[int]:
    try:
        return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
