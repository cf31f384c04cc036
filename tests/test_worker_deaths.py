"""How a worker can die or be flooded, and that the judge goes on."""

from __future__ import annotations

import signal
import time
from dataclasses import replace

import pytest
from sample_course import LIMITS
from systems.slowness import seconds
from worker_calls import Start, function

from autograder.grading.status import WorkerFailure
from autograder.isolation.levels import PROCESS
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import RemoteObject, lookup, method_of
from autograder.judge.student import MOST_FAILURES_IN_A_TEST, StudentProcess

DEATHS = {
    "leaves": ("import os\ndef f():\n    os._exit(0)", "crashed"),
    "kills itself": ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
    "segfault": ("import ctypes\ndef f():\n    ctypes.string_at(0)", "crashed"),
    "abort": ("import os\ndef f():\n    os.abort()", "crashed"),
    "closes": ("import os\ndef f():\n    os.closerange(3, 100)", "crashed"),
    "bomb": ("import numpy as np\ndef f():\n    return np.ones(2 * 10**9).sum()", "out_of_memory"),
    "bomb in pure python": ("def f():\n    return len([0] * 10**9)", "out_of_memory"),
    "bomb on its way": (
        "import numpy as np\ndef f():\n    return np.broadcast_to(0.0, (2**25, 2**25))",
        "out_of_memory",
    ),
}


@pytest.mark.parametrize("how", DEATHS)
def test_a_death_costs_one_call_and_the_names_come_back(student: StudentProcess, how: str) -> None:
    source, status = DEATHS[how]
    student.run_cell("kept = 41")
    f = function(student, source)
    with pytest.raises(WorkerFailure) as caught:
        f()
    assert caught.value.status == status
    student.begin_test()
    assert function(student, "def g(): return kept + 1", "g")() == 42


def test_where_the_ends_of_processes_are_ignored_a_workers_is_known_all_the_same() -> None:
    """A launcher may leave SIGCHLD so, and programs inherit it."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        server = ForkServer(PROCESS)
    finally:
        signal.signal(signal.SIGCHLD, before)
    with server, StudentProcess(server, LIMITS) as student:
        with pytest.raises(WorkerFailure, match=f"signal {signal.SIGABRT.value}"):
            function(student, *DEATHS["abort"][:1])()
        student.begin_test()
        assert function(student, "def g(): return 42", "g")() == 42


@pytest.mark.parametrize(
    "source", ["while True: pass", "import time\ntime.sleep(1000)", "import signal\nsignal.pause()",
               "while True:\n    try:\n        while True: pass\n    except BaseException: pass"],
    ids=["spins", "sleeps", "waits", "swallows"],
)  # fmt: skip
def test_an_endless_cell_is_stopped_and_not_replayed(started: Start, source: str) -> None:
    student = started(replace(LIMITS, cell_seconds=seconds(0.3)))
    student.run_cell("a = 1")
    start = time.monotonic()
    with pytest.raises(WorkerFailure, match=f"{seconds(0.3):g} seconds") as caught:
        student.run_cell(source)
    assert caught.value.status == "timeout" and time.monotonic() - start < seconds(2)
    start = time.monotonic()
    student.run_cell("b = a + 1")
    assert lookup(student, "b") == 2 and student.generation == 2
    assert time.monotonic() - start < seconds(1)


def test_an_endless_call_and_a_limit_for_the_whole(started: Start) -> None:
    student = started(replace(LIMITS, call_seconds=seconds(0.2), submission_seconds=seconds(0.6)))
    f = function(student, "def f():\n    while True: pass")
    with pytest.raises(WorkerFailure, match=f"{seconds(0.2):g} seconds") as caught:
        f()
    assert caught.value.status == "timeout"
    time.sleep(seconds(0.5))
    with pytest.raises(WorkerFailure, match=f"as a whole took more than {seconds(0.6):g}") as caught:
        f()
    assert caught.value.status == "timeout"


def test_a_hanging_function_is_not_tried_for_every_part(started: Start) -> None:
    student = started(replace(LIMITS, call_seconds=seconds(0.2)))
    f = function(student, "def f():\n    while True: pass")
    student.begin_test()
    start = time.monotonic()
    for _ in range(MOST_FAILURES_IN_A_TEST + 10):
        with pytest.raises(WorkerFailure) as caught:
            f()
        assert caught.value.status == "timeout"
    assert time.monotonic() - start < seconds(2)
    student.begin_test()
    assert function(student, "def g(): return 1", "g")() == 1


def test_a_handle_does_not_outlive_its_process(student: StudentProcess) -> None:
    student.run_cell(
        "import os\nclass Model: pass\ndef die(): os._exit(1)\ndef same(a): return type(a).__name__\n"
        "class Other: pass\nmake_other = lambda: Other()"
    )
    model = lookup(student, "Model")()
    with pytest.raises(WorkerFailure):
        lookup(student, "die")()
    with pytest.raises(WorkerFailure, match="lost"):
        _ = model.W
    student.begin_test()
    lookup(student, "make_other")()  # takes the number that the lost object had
    with pytest.raises(WorkerFailure, match="lost"):
        _ = model.W
    with pytest.raises(WorkerFailure, match="lost"):
        lookup(student, "same")(model)
    with pytest.raises(WorkerFailure, match="lost"):
        method_of(model, "__init__")()
    assert isinstance(lookup(student, "Model"), RemoteObject)


FLOOD = """
import os
def f():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, {junk})
        except OSError:
            pass
    return 1
"""


@pytest.mark.parametrize(
    "junk",
    ["b'\\xff' * 100_000", "b'junk'", "b'\\x01\\x00\\x00\\x00\\xc1'", "b'\\x01\\x00\\x00\\x00\\x05'", "b'\\x02\\x00\\x00\\x00\\x81\\xc0'",
     "b'\\x03\\x00\\x00\\x00\\xc7\\x00\\x01'"],
    ids=["flood", "four bytes", "no value", "no reply", "cut", "empty array"],
)  # fmt: skip
def test_junk_on_every_descriptor_is_a_crash_and_the_next_test_goes_on(student: StudentProcess, junk: str) -> None:
    student.run_cell("def good(): return 7")
    f = function(student, FLOOD.format(junk=junk))
    with pytest.raises(WorkerFailure) as caught:
        f()
    assert caught.value.status in ("crashed", "timeout")
    student.begin_test()
    assert lookup(student, "good")() == 7


FORGE = """
import gc
from autograder.channel import frames
from autograder.worker.session import Session
def f():
    reply = {reply}
    for thing in gc.get_objects():
        if isinstance(thing, Session):
            # With the number that is asked for, or the judge would not look any further.
            frames.send(thing.connection, {"id": thing.number} | reply if isinstance(reply, dict) else reply)
    return 1
"""


@pytest.mark.parametrize(
    "reply",
    ["[1]", "{}", "{'id': None}", "{'id': [1]}", "{'error': 5}", "{'error': 'x'}", "{'error': {}}", "{'error': {'memory': 1}}", "{'callback': 0}",
     "{'callback': 0, 'args': 5, 'kwargs': {}}", "{'callback': -1, 'args': [], 'kwargs': {}}",
     "{'callback': 0, 'args': [], 'kwargs': []}", "{'callback': 'f', 'args': [], 'kwargs': {}}"],
)  # fmt: skip
def test_a_forged_reply_is_a_crash_of_the_students(student: StudentProcess, reply: str) -> None:
    f = function(student, FORGE.replace("{reply}", reply))
    with pytest.raises(WorkerFailure) as caught:
        f()
    assert caught.value.status == "crashed"


def test_what_is_left_of_a_tests_time_is_not_told_as_one_calls_limit(started: Start) -> None:
    student = started(replace(LIMITS, call_seconds=5.0, test_seconds=0.3))
    f = function(student, "import time\ndef f(): time.sleep(60)")
    student.begin_test()
    for _ in range(2):  # the second has no time at all
        with pytest.raises(WorkerFailure, match=r"The test as a whole took more than 0\.3 seconds"):
            f()
