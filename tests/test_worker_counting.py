"""Instructions and CPU time of a call, counted in the worker; what escapes the count is noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sample_course import LIMITS
from systems.slowness import SLOWNESS
from worker_calls import function

from autograder.judge.remote import StudentError
from autograder.judge.student import StudentProcess


def test_instructions_are_counted_in_the_worker(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    for _ in range(n):\n        pass")
    few, many = f.counted(10).instructions, f.counted(1010).instructions
    assert many - few >= 1000 and abs(f.counted(10).instructions - few) < 100


ESCAPES = {
    "thread": "    t = threading.Thread(target=loop, args=(n,))\n    t.start()\n    t.join()",
    "thread of another kind": "    done = []\n    _thread.start_new_thread(lambda: done.append(loop(n)), ())\n"
    "    while not done: time.sleep(0.001)",
    "thread that waits": "    pool.submit(loop, n).result()",
    "tracing": "    trace = sys.gettrace()\n    sys.settrace(None)\n    loop(n)\n    sys.settrace(trace)",
}


@pytest.mark.parametrize("how", ESCAPES)
def test_work_outside_the_count_is_noticed(started: Callable[..., StudentProcess], how: str) -> None:
    student = started(replace(LIMITS, call_seconds=5 * LIMITS.call_seconds))  # emulated, what is counted is slow twice
    f = function(
        student,
        "import sys, threading, time, _thread\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "pool = ThreadPoolExecutor(1)\npool.submit(int).result()\n"
        "def loop(n):\n    for _ in range(n): pass\n    return n\n"
        f"def f(n):\n{ESCAPES[how]}\n    return n",
    )
    steps = int(100_000 * SLOWNESS)  # User-mode Linux has a clock of CPU time that goes by ticks of 10 ms
    count = f.counted(steps)
    assert count.result == steps
    assert count.escaped or count.instructions > steps
    assert student.run_cell("loop(5)")["error"] is None


SWITCH = """
import ctypes
class Name(str):
    __eq__ = __hash__ = None
{before}
def loop(n):
    for _ in range(n): pass
def f(n):
    {inside}
    loop(n)
    return n
"""
TAKEN_AWAY = "takes the tracing away"
SWITCHES = {
    "at once": ("", "ctypes.pythonapi.PyThreadState_EnterTracing", TAKEN_AWAY),
    "before": ("ctypes.pythonapi.PyThreadState_LeaveTracing", "", TAKEN_AWAY),
    "by its place": ("ctypes.pythonapi['PyThreadState_EnterTracing']", "", TAKEN_AWAY),
    "as data": ("ctypes.c_int.in_dll(ctypes.pythonapi, Name('PyThreadState_EnterTracing'))", "", TAKEN_AWAY),
    "by a handle": ("import _ctypes\n_ctypes.dlsym(ctypes.pythonapi._handle, 'PyThreadState_Get')", "", TAKEN_AWAY),
    "a monitor": ("import sys\nsys.audit('sys.monitoring.register_callback', None)", "", "has a monitor"),
    "none": ("ctypes.pythonapi.PyThreadState_SetAsyncExc, ctypes.CDLL(None).getpid()", "", ""),
}


@pytest.mark.parametrize("where", SWITCHES)
def test_the_switch_of_the_tracing_is_noticed_when_it_is_looked_up(student: StudentProcess, where: str) -> None:
    before, inside, escaped = SWITCHES[where]
    f = function(student, SWITCH.format(before=before, inside=inside))
    f.counted(1)
    assert f.counted(1).escaped == escaped


def test_a_frame_has_no_switch_for_its_tracing(student: StudentProcess) -> None:
    f = function(student, "import sys\ndef f(): sys._getframe().f_trace = None")
    with pytest.raises(StudentError, match="f_trace"):
        f.counted()


def test_a_thread_that_sleeps_is_no_escape(student: StudentProcess) -> None:
    f = function(
        student,
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "time.sleep(0.05)\ndef f(n): return n",
    )
    assert f.counted(1).escaped == ""


def test_cpu_time_is_the_kernels_and_never_falls(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    for _ in range(n): pass\n    return n")
    taken = [f.timed(n)[0] for n in (1, int(300_000 * SLOWNESS))]
    assert None not in taken and 0 <= taken[0] < 0.5 * taken[1]
