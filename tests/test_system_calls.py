"""The filter on system calls: one process that reaches nobody else, and honest code that goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sample_course import LIMITS

from autograder.grading.status import WorkerFailure
from autograder.isolation.mechanisms import LEVELS, PROCESS, by_name
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import lookup
from autograder.judge.student import StudentProcess

HERE = [name for name in LEVELS if name != PROCESS and not by_name(name).why_not()]


@pytest.fixture(scope="module", params=HERE or [pytest.param("none", marks=pytest.mark.skip("nothing confines here"))])
def server(request: pytest.FixtureRequest) -> Iterator[ForkServer]:
    with ForkServer(request.param) as started:
        yield started


@pytest.fixture(scope="module")
def worker(server: ForkServer) -> Iterator[StudentProcess]:
    with StudentProcess(server, replace(LIMITS, cell_seconds=30.0)) as process:
        yield process


HONEST = {
    "threads": "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(4) as pool:\n    assert list(pool.map(abs, [-1, 2])) == [1, 2]",
    "timeit": "%timeit -n 2 -r 2 sum(range(10))",
    "asyncio": "import asyncio\nassert await asyncio.wait_for(asyncio.sleep(0, 5), 1) == 5",
    "platform": "import platform\nassert platform.platform() and platform.processor() is not None and platform.node()",
    "multiprocessing is imported": "import multiprocessing, concurrent.futures.process, subprocess",
    "a pipe": "import multiprocessing\na, b = multiprocessing.Pipe()\na.send(1)\nassert b.recv() == 1",
    "its own signals": "import os, signal\nheard = []\nsignal.signal(signal.SIGUSR1, lambda *_: heard.append(1))\n"
    "os.kill(os.getpid(), signal.SIGUSR1)\nsignal.raise_signal(signal.SIGUSR1)\nassert heard == [1, 1]",
    "its own processors": "import os\nos.sched_setaffinity(0, os.sched_getaffinity(0))",
    "temporary files": "import tempfile\nwith tempfile.TemporaryDirectory() as d:\n    open(d + '/a', 'w').write('x')",
    "copies": "import shutil\nopen('a', 'w').write('x')\nshutil.copy2('a', 'b')\nshutil.move('b', 'c')",
    "a file in memory": "import mmap, numpy as np\nnp.arange(9.).tofile('m')\n"
    "assert np.memmap('m', dtype=float, mode='r+').sum() == 36",
    "a plot in a file": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title(r'$x^2$')\n"
    "plt.savefig('p.png')\nplt.savefig('p.pdf')\nplt.close()",
    "files cut short": "with open('t', 'w+') as f:\n    f.write('xyz')\n    f.truncate(1)",
    "home": "import pathlib\npathlib.Path.home().joinpath('mine').write_text('x')",
}


@pytest.mark.parametrize("what", HONEST)
def test_honest_code_goes_on(worker: StudentProcess, what: str) -> None:
    assert worker.run_cell(HONEST[what])["error"] is None


def test_a_grader_that_is_no_root_may_read_what_a_worker_holds(worker: StudentProcess) -> None:
    """By the kernel's rule for /proc: a process that is not dumpable is root's, and its files without a name could not be counted."""
    asks = "import ctypes\nassert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 1"
    assert worker.run_cell(asks)["error"] is None


CALL = "import ctypes, os\ncall = ctypes.CDLL(None, use_errno=True).syscall\ncall.restype = ctypes.c_long\nL = ctypes.c_long\n"
# Each leaves in `got` what may only be negative (refused) or, for a change of mode, nothing.
REFUSED = {
    "clone with high bits": "got = call(56, L(1 << 40 | 17), 0, 0, 0, 0)",
    "clone3": "got = call(435, (ctypes.c_char * 88)(), L(88))",
    "kill with high bits": "got = call(62, L(1 << 32 | os.getppid()), L(0))",
    "kill everybody": "got = call(62, L(-1), L(0))",
    "kill the group": "got = call(62, L(0), L(0))",
    "tgkill": "got = call(234, L(os.getppid()), L(os.getppid()), L(0))",
    "pidfd_open": "got = call(434, L(os.getpid()), L(0))",
    "fcntl with high bits": "got = call(72, L(0), L(1 << 32 | 8), L(os.getppid()))",
    "ioctl FIOSETOWN": "got = call(16, L(0), L(1 << 32 | 0x8901), ctypes.byref(ctypes.c_int(os.getppid())))",
    "a lease": "import fcntl, numpy\ngot = call(72, L(os.open(numpy.__file__, 0)), L(1024), L(0))",
    "hiding descriptors and mappings": "got = call(157, L(4), L(0), L(0), L(0), L(0))",
    "prctl with high bits": "got = call(157, L(1 << 32 | 1), L(0), L(0), L(0), L(0))",
    "a pair of datagram sockets": "got = call(53, L(1), L(1 << 32 | 2), L(0), (ctypes.c_int * 2)())",
    "a descriptor in a message": "import socket\na, b = socket.socketpair()\ntry:\n    got = socket.send_fds(a, [b'x'], [0])\nexcept PermissionError:\n    got = -1",
    "descriptors of a thread's own": "got = call(436, L(1000), L(1000), L(1 << 32 | 2))",
    "a thread without the process's descriptors": "got = call(56, L(0x10000 | 0x800 | 0x100), 0, 0, 0, 0)",
    "shared anonymous memory": "got = call(9, L(0), L(4096), L(3), L(0x23), L(-1), L(0))",
    "vfork": "import subprocess\ntry:\n    subprocess.run(['true'])\n    got = 0\nexcept PermissionError:\n    got = -1",
    "a program by descriptor": "got = call(322, L(os.open('/usr/bin/env', 0)), b'', (ctypes.c_void_p * 1)(), (ctypes.c_void_p * 1)(), L(0x1000))",
    "a call that is newer than the filter": "got = call(500, L(0))",
    "a System V segment": "got = call(29, L(0), L(4096), L(0o1600))",
}


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are those of x86_64")
@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(worker: StudentProcess, what: str) -> None:
    assert worker.run_cell(CALL + REFUSED[what])["error"] is None
    got = lookup(worker, "got")
    assert got < 0


@pytest.mark.parametrize(
    "call", ["os.chmod('x', 0)", "call(452, L(-100), b'x', L(0), L(0))"], ids=["chmod", "fchmodat2"]
)
def test_a_change_of_mode_seems_to_succeed_and_changes_nothing(worker: StudentProcess, call: str) -> None:
    source = f"open('x', 'w').close()\nbefore = os.stat('x').st_mode\n{call}\nsame = os.stat('x').st_mode == before"
    assert worker.run_cell(CALL + source)["error"] is None
    assert lookup(worker, "same") is True


def test_its_time_is_counted_from_outside(worker: StudentProcess) -> None:
    before = worker.cpu_seconds()
    worker.run_cell("import time\nend = time.process_time() + 0.1\nwhile time.process_time() < end: pass")
    after = worker.cpu_seconds()
    assert before is not None and after is not None and after - before > 0.05


def test_threads_are_bounded_by_memory_or_number(server: ForkServer) -> None:
    source = (
        "import threading, time\nthreading.stack_size(32768)\nstarted = 0\n"
        "try:\n    for _ in range(40_000):\n        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "        started += 1\nexcept RuntimeError:\n    pass"
    )
    with StudentProcess(server, LIMITS) as process:
        try:
            process.run_cell(source)
        except WorkerFailure:
            return  # its memory was at an end first
        assert lookup(process, "started") < (100 if server.uid is not None else 8000)


def test_the_record_can_say_what_enforces_the_limits(server: ForkServer) -> None:
    assert server.limits.endswith("rlimits, one process")
