"""The judge's own work has bounds, and whatever meets them the judge goes on."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sample_course import LIMITS

from autograder.channel.codec import MOST_BYTES
from autograder.grading.status import WorkerFailure
from autograder.isolation import scratch
from autograder.isolation.mechanism import Guard
from autograder.judge import lent_functions, usage
from autograder.judge.bounds import TookTooLong, memory_bound, time_bound, unbounded
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import StudentError, lookup
from autograder.judge.run_test import JudgeNames, run_test
from autograder.judge.student import StudentProcess
from linearloss.instructions import counted

MIB = 2**20


def endless() -> None:
    while True:
        time.sleep(0.001)


def swallows_errors() -> None:
    while True:
        try:
            endless()
        except Exception:
            continue


def in_another_thread(work: Callable[[], Any]) -> Any:
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    return found[0]


def here(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except TookTooLong as error:
        return error


def bounded(seconds: float, *works: Callable[[], Any]) -> None:
    with time_bound(seconds):
        for work in works[:-1]:
            with pytest.raises(TookTooLong):
                work()
        works[-1]()


@pytest.mark.parametrize("where", [here, in_another_thread], ids=["main thread", "another thread"])
def test_work_is_stopped_when_its_time_has_passed_and_what_is_begun_then_too(where: Callable[..., Any]) -> None:
    handler = signal.getsignal(signal.SIGALRM)

    failure = where(lambda: bounded(0.05, swallows_errors, endless))

    assert isinstance(failure, TookTooLong) and failure.status == "timeout"
    assert where(lambda: sum(range(100_000))) == 4_999_950_000
    assert signal.getsignal(signal.SIGALRM) is handler and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("where", [here, in_another_thread], ids=["main thread", "another thread"])
def test_what_is_done_unbounded_is_not_cut_and_its_time_not_counted(where: Callable[..., Any]) -> None:
    def work() -> str:
        with time_bound(0.2):
            with unbounded():
                time.sleep(0.4)
            time.sleep(0.05)
            return "done"

    assert where(work) == "done"


def test_memory_is_bounded_and_the_limit_put_back() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with memory_bound(200):
        with pytest.raises(MemoryError):
            np.empty(400 * MIB, np.int8)
        assert np.empty(50 * MIB, np.int8).size
        with unbounded():
            assert np.empty(400 * MIB, np.int8).size
        with pytest.raises(MemoryError):
            np.empty(400 * MIB, np.int8)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def lent(student: StudentProcess, body: str, function: Callable[..., Any]) -> Any:
    """What a student's function does with a function of the judge's."""
    student.run_cell(f"import numpy as np\ndef f(g):\n{body}\ndef fine(): return 1")
    student.begin_test()
    return lookup(student, "f")(function)


def test_arguments_that_are_broadcast_to_gigabytes_end_the_call_and_not_the_judge(student: StudentProcess) -> None:
    with memory_bound(500), pytest.raises(WorkerFailure) as caught:
        lent(
            student, "    try: return g(np.zeros((900_000, 1), np.int8))\n    except Exception: return 'tried again'",
            lambda x: float(np.sum(x * np.ones(1000))),
        )  # fmt: skip
    assert caught.value.status == "out_of_memory"
    student.begin_test()
    assert lookup(student, "fine")() == 1


def test_arguments_of_millions_of_numbers_do_not_reach_a_function_of_the_judges(student: StudentProcess) -> None:
    asked: list[Any] = []
    with pytest.raises(StudentError, match="millions of numbers"):
        lent(student, "    return g(np.zeros(5_000_000, np.int8))", asked.append)
    assert asked == []


@pytest.mark.parametrize("given", ["1", "np.zeros(100_000)"], ids=["often", "much"])
def test_a_function_of_the_judges_answers_so_often_and_no_more(
    student: StudentProcess, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lent_functions, "MOST_CALLBACKS", 50)
    monkeypatch.setattr(lent_functions, "MOST_CALLBACK_BYTES", 20 * MIB)
    asked: list[Any] = []
    with pytest.raises(WorkerFailure, match="too often, or with too much") as caught:
        lent(
            student, f"    while True:\n        try: g({given})\n        except Exception: pass",
            lambda x: asked.append(x) or 1.0,
        )  # fmt: skip
    assert caught.value.status == "crashed" and len(asked) in (26, 50)


def test_the_judges_time_passes_within_a_call_and_the_next_test_is_answered(student: StudentProcess) -> None:
    with pytest.raises(TookTooLong), time_bound(0.3):
        lent(student, "    return g(1)", lambda x: endless())
    student.begin_test()
    assert lookup(student, "fine")() == 1


def test_a_request_that_cannot_be_sent_is_the_graders_error(student: StudentProcess) -> None:
    student.run_cell("def f(x): return 1")
    student.begin_test()
    for given in (np.zeros(MOST_BYTES // 8 + 1), {1: 2}):
        with pytest.raises(WorkerFailure, match="cannot be sent") as caught:
            lookup(student, "f")(given)
        assert caught.value.status == "grader_error"
    assert lookup(student, "f")(0) == 1 and student.generation == 1


HIDDEN = """\
### BEGIN HIDDEN TESTS
from autograder.grading import Parts
parts = Parts()

@parts.part("one", points=1)
def _():
    f({given})

@parts.part("two", points=1)
def _():
    assert f(0) == 1

parts.score()
### END HIDDEN TESTS
"""


@pytest.mark.parametrize(
    ("given", "statuses", "points"),
    [("{1: 2}", ["grader_error", "passed"], None), ("bytearray(2 ** 50)", ["out_of_memory", "passed"], 1.0)],
    ids=["cannot be sent", "too much memory"],
)
def test_a_part_that_cannot_be_judged_says_so_and_the_next_one_is(
    student: StudentProcess, given: str, statuses: list[str], points: float | None
) -> None:
    student.run_cell("def f(x): return 1")
    student.begin_test()
    result = run_test(HIDDEN.format(given=given), 2.0, JudgeNames({}, ["f"], lambda name: lookup(student, name)))
    assert ([part.status for part in result.parts], result.points) == (statuses, points)


DRIBBLES = """
import os, threading, time
kept = []
def fill():
    for n in range(12):
        {fill}
def f():
    threading.Thread(target=fill, daemon=True).start()
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, (10**6).to_bytes(4, "little")); break
        except OSError:
            pass
    while True:
        os.write(descriptor, b"0"); time.sleep(0.02)
"""
FILLS = {
    "files": "open(f'f{n}', 'wb').write(bytes(2**20))",
    "deleted files": "kept.append(open(f'f{n}', 'wb')); kept[-1].write(bytes(2**20)); kept[-1].flush(); os.unlink(f'f{n}')",
}


@pytest.mark.parametrize("how", FILLS)
def test_a_worker_that_sends_a_byte_now_and_then_is_watched_all_the_same(started: Any, how: str) -> None:
    student = started(replace(LIMITS, scratch_mib=8, call_seconds=10.0))
    student.run_cell(DRIBBLES.replace("{fill}", FILLS[how]))
    student.begin_test()
    with pytest.raises(WorkerFailure, match="MiB of files"):
        lookup(student, "f")()


def test_shared_memory_of_a_device_counts_though_only_a_page_stays_mapped() -> None:
    """Where devices may be opened, as by another user without Landlock; bubblewrap shows none."""
    source = (
        "import ctypes, os, time\nlibc = ctypes.CDLL(None)\nlibc.mmap.restype, long = ctypes.c_void_p, ctypes.c_long\n"
        "n = os.open('/dev/zero', os.O_RDWR)\nat = libc.mmap(None, long(2**22), 3, 1, n, long(0))\n"
        "libc.munmap(ctypes.c_void_p(at + 4096), long(2**22 - 4096))\ntime.sleep(5)"
    )
    with ForkServer(without=frozenset({Guard.FILES})) as server, StudentProcess(server, LIMITS) as student:
        if server.isolation == "bubblewrap":
            assert student.run_cell(source)["error"]["type"] == "FileNotFoundError"
            return
        with pytest.raises(WorkerFailure, match="MiB of memory"):
            student.run_cell(source)


def test_files_count_however_deep_they_lie(tmp_path: Path) -> None:
    """Deeper than a path may be long, and than Python's recursion goes."""
    top = tmp_path / "scratch"
    top.mkdir()
    here = os.open(top, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("a folder with a name", dir_fd=here)
        below = os.open("a folder with a name", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open("file", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, bytes(3 * 2**20))
    os.close(file)
    os.close(here)
    assert 3 <= usage.files_mib(top, os.getpid()) < 20
    assert scratch.remove(top)


def test_names_that_are_no_text_hide_nothing_from_the_watch(tmp_path: Path) -> None:
    """Of a process, and of a file that it has mapped."""
    program = """
import ctypes, mmap, os, sys
ctypes.CDLL(None).prctl(15, b"\\xff", 0, 0, 0)
file = open(os.fsencode(sys.argv[1]) + b"/\\xff", "w+b")
file.write(bytes(2**20)); file.flush()
mapped = mmap.mmap(file.fileno(), 0)
os.unlink(file.name)
print("ready", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        assert (usage.CpuAccount().seconds(os.getpid()) or 0) > 0
        assert usage.files_mib(tmp_path, os.getpid()) >= 1
        assert usage.memory_mib(os.getpid(), 0.0, filtered=False) > 0
        process.communicate()


def test_code_can_be_traced_after_work_in_another_thread_was_bounded() -> None:
    def work() -> None:
        with time_bound(5.0):
            pass

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with time_bound(5.0):  # it would not end
        assert counted(lambda: 1 + 1).result == 2
