"""No process is left alive, whoever dies first: worker, fork server or judge."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from processes import alive, until
from sample_course import LIMITS
from systems.slowness import seconds
from worker_calls import function

from autograder.grading.status import WorkerFailure
from autograder.isolation.mechanisms import PROCESS
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import StudentError
from autograder.judge.student import StudentProcess


def test_killing_the_parent_harms_nobody_else(fork_server: ForkServer) -> None:
    with StudentProcess(fork_server, LIMITS) as hostile:
        f = function(hostile, "import os, signal\ndef f():\n    os.kill(os.getppid(), signal.SIGKILL)\n    return 1")
        with contextlib.suppress(WorkerFailure, StudentError):  # a sandbox refuses it
            f()
    with StudentProcess(fork_server, LIMITS) as next_one:
        assert function(next_one, "def f(): return 1")() == 1


@pytest.mark.parametrize("when", ["between submissions", "within one", "before a death"])
def test_a_fork_server_that_is_gone_is_started_again(fork_server: ForkServer, when: str) -> None:
    with StudentProcess(fork_server, LIMITS) as student:
        f = function(student, "import os\ndef f(die):\n    return os._exit(1) if die else 1")
        if when == "between submissions":
            student.close()
        fork_server.process.kill()
        fork_server.process.wait()
        if when != "between submissions":
            with contextlib.suppress(WorkerFailure):
                f(when == "before a death")
    with StudentProcess(fork_server, LIMITS) as next_one:
        assert function(next_one, "def f(): return 1")() == 1


@pytest.fixture(scope="module")
def unfiltered() -> Iterator[ForkServer]:
    """Workers that may start processes: where isolation is given up by name."""
    with ForkServer(PROCESS) as server:
        yield server


@pytest.mark.parametrize("end", ["pass", "os._exit(0)", "os.kill(os.getpid(), 11)"], ids=["stays", "leaves", "crashes"])
@pytest.mark.parametrize("start", ["", "os.setsid()"], ids=["child", "detached"])
def test_no_process_is_left_alive(unfiltered: ForkServer, start: str, end: str) -> None:
    children: list[int] = []
    with StudentProcess(unfiltered, replace(LIMITS, call_seconds=seconds(0.3))) as student:
        f = function(
            student,
            "import os, time\ndef f(tell):\n    child = os.fork()\n    if child == 0:\n"
            f"        {start}\n        time.sleep(300)\n        os._exit(0)\n"
            f"    time.sleep(0.05)\n    tell(child)\n    {end}",
        )
        with contextlib.suppress(WorkerFailure):
            f(children.append)
        assert len(children) == 1
        children += [student._pid] if student._pid else []
    wait_until_gone(children)


def wait_until_gone(pids: list[int]) -> None:
    assert until(lambda: not any(map(alive, pids)), 3.0)


@pytest.mark.parametrize("when", ["idle", "busy"])
def test_a_worker_dies_with_its_fork_server(fork_server: ForkServer, when: str) -> None:
    with StudentProcess(fork_server, LIMITS) as student:
        f = function(student, "import ctypes, time\ndef f(tell):\n    ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\n"
                              "    tell(1)\n    time.sleep(300)")  # fmt: skip
        pid = student._pid
        assert pid is not None and alive(pid)
        with contextlib.suppress(WorkerFailure):
            if when == "busy":
                f(lambda _: fork_server.process.kill())
            else:
                fork_server.process.kill()
        wait_until_gone([pid])


def test_a_fork_server_and_its_worker_die_with_the_judge(tmp_path: Path) -> None:
    """Killed at once, as by the kernel for memory; its scratch folder is cleared by the next grader."""
    source = (
        "import os, sys, time\nfrom autograder.course import Limits\nfrom autograder.judge.fork_client import ForkServer\n"
        "from autograder.judge.student import StudentProcess\n"
        f"server = ForkServer({PROCESS!r})\nstudent = StudentProcess(server, Limits())\nstudent.run_cell('')\n"
        "print(server.process.pid, student._pid, flush=True)\ntime.sleep(300)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", source], env=environment, stdout=subprocess.PIPE, text=True) as judge:
        assert judge.stdout is not None
        pids = [int(word) for word in judge.stdout.readline().split()]
        judge.kill()
    assert len(pids) == 2
    wait_until_gone(pids)
    assert len(list(tmp_path.iterdir())) == 1
