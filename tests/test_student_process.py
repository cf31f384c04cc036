"""Student code in its own process: what it can do, how it can die, and that the judge goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from processes import alive, until
from sample_course import LIMITS

from autograder.channel.codec import Name
from autograder.grading.status import WorkerFailure
from autograder.isolation.mechanisms import PROCESS
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import NotDefined, RemoteObject, StudentError, StudentNotImplemented, lookup
from autograder.judge.student import MOST_FAILURES_IN_A_TEST, StudentProcess
from linearloss.function import LocalFunction, OnceOnly

Start = Callable[..., StudentProcess]


def function(student: StudentProcess, source: str, name: str = "f") -> Any:
    reply = student.run_cell(source)
    assert reply["error"] is None, reply["error"]
    return lookup(student, name)


def text_of(reply: dict[str, Any], stream: str = "stdout") -> str:
    return "".join(item["text"] for item in reply["outputs"] if item.get("name") == stream)


def test_a_worker_has_the_usual_signals_however_the_grader_was_started() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGUSR1,))
    try:
        with ForkServer(PROCESS) as server, StudentProcess(server, LIMITS) as student:
            asks = "import signal\nprint(signal.getsignal(signal.SIGHUP), signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
            assert text_of(student.run_cell(asks)) == "0 set()\n"
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGUSR1,))
        signal.signal(signal.SIGHUP, before)


# --- cells ---------------------------------------------------------------------------


def test_cells_share_names_and_show_their_last_value(student: StudentProcess) -> None:
    student.run_cell("import math\na = 2")
    reply = student.run_cell("print('said')\na + math.floor(1.5)")
    assert reply["error"] is None and text_of(reply) == "said\n"
    assert [item["data"]["text/plain"] for item in reply["outputs"] if "data" in item] == ["3"]
    assert lookup(student, "a") == 2


@pytest.mark.parametrize(
    "source",
    [
        "%timeit -n 1 -r 1 1 + 1",
        "%matplotlib inline",
        "%%time\nb = 1",
        "%load_ext autoreload\n%autoreload 2",
        "!echo from the shell",
        "files = !ls",
        "import pdb",
        "%config InlineBackend.figure_format = 'retina'",
        "from __future__ import annotations",
        "await __import__('asyncio').sleep(0)",
        "import warnings; warnings.warn('old habit', DeprecationWarning)",
        "",
        "# only a comment",
    ],
)
def test_old_habits_run(student: StudentProcess, source: str) -> None:
    assert student.run_cell(source)["error"] is None


@pytest.mark.parametrize(
    "source",
    ["!echo from the shell", "%pip install numpy", "%%bash\necho from the shell", "%%python3\nprint(1)", "%sx ls",
     "files = !ls\nassert list(files) == []", "get_ipython().system('ls')", "%%sh --out said\nls", "!!ls", "%system ls"],
)  # fmt: skip
def test_a_shell_command_is_not_run_and_says_so_in_one_line(student: StudentProcess, source: str) -> None:
    reply = student.run_cell(source)
    assert reply["error"] is None
    assert text_of(reply) == "[Shell commands are not run when work is graded.]\n"


def test_a_plot_becomes_a_picture(student: StudentProcess) -> None:
    reply = student.run_cell("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    pictures = [item["data"]["image/png"] for item in reply["outputs"] if "image/png" in item.get("data", {})]
    assert reply["error"] is None and len(pictures) == 1
    assert pictures[0].startswith("iVBORw0KGgo")  # a PNG file in base64


def test_a_plot_without_show_too(student: StudentProcess) -> None:
    reply = student.run_cell("import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])")
    assert ["image/png" in item.get("data", {}) for item in reply["outputs"]] == [True]


def test_an_error_is_told_with_its_line(student: StudentProcess) -> None:
    error = student.run_cell("a = 1\nb = a / 0")["error"]
    assert (error["type"], error["text"], error["line"]) == ("ZeroDivisionError", "division by zero", 2)
    error = student.run_cell("a = 1\nif a\n    pass")["error"]
    assert (error["type"], error["line"]) == ("SyntaxError", 2)
    assert student.run_cell("raise NotImplementedError()")["error"]["missing"] is True


@pytest.mark.parametrize(
    "source", ["raise SystemExit", "exit()", "raise KeyboardInterrupt", "a = '\0'", "import sys; sys.exit(3)"]
)
def test_leaving_and_odd_errors_end_the_cell_only(student: StudentProcess, source: str) -> None:
    student.run_cell("kept = 5")
    student.run_cell(source)
    assert lookup(student, "kept") == 5
    assert student.generation == 1


def test_standard_error_is_kept_and_costs_nothing(student: StudentProcess) -> None:
    reply = student.run_cell("import sys\nprint('careful', file=sys.stderr)\nimport numpy as np\nnp.log(np.zeros(1))")
    assert reply["error"] is None
    assert "careful" in text_of(reply, "stderr") and "divide by zero" in text_of(reply, "stderr")


def test_prints_are_capped_over_all_cells(student: StudentProcess) -> None:
    kept = 0
    for _ in range(3):
        reply = student.run_cell("print('x' * 15_000)")
        assert reply["error"] is None
        kept += len(text_of(reply).partition("\n[")[0])
    assert kept == LIMITS.output_bytes
    assert "more characters were not kept" in text_of(reply)


def test_a_hundred_megabytes_on_one_line(student: StudentProcess) -> None:
    reply = student.run_cell("print('x' * 100_000_000)\ndone = True")
    assert reply["error"] is None and len(text_of(reply)) < LIMITS.output_bytes + 100
    assert lookup(student, "done") is True


def test_what_a_called_function_prints_is_dropped(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    print('y' * n)\n    return n")
    assert f(5_000_000) == 5_000_000


def test_displays_are_capped(student: StudentProcess) -> None:
    reply = student.run_cell("from IPython.display import HTML, display\ndisplay(HTML('z' * 3_000_000))\nkept = 1")
    assert reply["error"] is None
    assert sum(len(text) for item in reply["outputs"] for text in item.get("data", {}).values()) < 2_100_000
    assert lookup(student, "kept") == 1


def test_displays_that_do_not_fit_cost_the_displays_only(student: StudentProcess) -> None:
    reply = student.run_cell(
        "from IPython.display import HTML, display\nfor _ in range(40):\n    display(HTML('z' * 1_900_000))\nkept = 1"
    )
    assert reply["error"] is None
    assert lookup(student, "kept") == 1 and student.generation == 1


# --- functions and values ------------------------------------------------------------


def test_arguments_and_results(student: StudentProcess) -> None:
    f = function(student, "import numpy as np\ndef f(x, *, times=1):\n    return x * times, {'n': [len(x)]}")
    product, about = f(np.arange(3.0), times=2)
    np.testing.assert_array_equal(product, [0.0, 2.0, 4.0])
    assert about == {"n": [3]}


def test_a_name_taken_from_an_array_is_text(student: StudentProcess) -> None:
    student.run_cell("import numpy as np\na = np.array(['cat', 'frog'])[1]")
    assert lookup(student, "a") == "frog" and type(lookup(student, "a")) is str


def test_an_exception_comes_over_as_type_text_and_line(student: StudentProcess) -> None:
    f = function(student, "def f(x):\n    return x['no such key']")
    with pytest.raises(StudentError, match="no such key") as caught:
        f({})
    assert (caught.value.type_name, caught.value.line) == ("KeyError", 2)
    assert not isinstance(caught.value, NotImplementedError)


def test_a_stub_and_a_missing_name_are_told_apart_from_an_error(student: StudentProcess) -> None:
    with pytest.raises(StudentNotImplemented):
        function(student, "def f():\n    raise NotImplementedError()")()
    with pytest.raises(NotDefined, match="g is not defined"):
        lookup(student, "g")


def test_a_hostile_exception_is_only_an_exception(student: StudentProcess) -> None:
    f = function(
        student,
        "class E(Exception):\n    def __str__(self): raise SystemExit\n    __repr__ = __str__\ndef f():\n    raise E",
    )
    with pytest.raises(StudentError):
        f()
    assert student.generation == 1


def test_recursion_is_an_error_of_the_function(student: StudentProcess) -> None:
    f = function(student, "def f(n):\n    return f(n + 1)")
    with pytest.raises(StudentError) as caught:
        f(0)
    assert caught.value.type_name == "RecursionError"


def test_subclasses_of_containers_are_containers(student: StudentProcess) -> None:
    student.run_cell(
        "import collections\n"
        "Pair = collections.namedtuple('Pair', 'loss gradient')\n"
        "def pair(): return Pair(1.0, [2.0])\n"
        "def table(): return [collections.OrderedDict(a=1), collections.defaultdict(list, b=Pair(1, 2))]\n"
    )
    assert lookup(student, "pair")() == (1.0, [2.0])
    assert lookup(student, "table")() == [{"a": 1}, {"b": (1, 2)}]


def test_what_comes_once_only_can_be_gone_through_once(student: StudentProcess) -> None:
    f = function(student, "def f(pairs):\n    return [b for a, b in pairs], list(pairs), hasattr(pairs, '__len__')")
    given = OnceOnly(((1, 2.0), (3, 4.0)))

    assert f(given) == ([2.0, 4.0], [], False)
    assert LocalFunction(lambda pairs: (list(pairs), list(pairs)))(given) == ([(1, 2.0), (3, 4.0)], [])


def test_odd_results_become_stand_ins(student: StudentProcess) -> None:
    student.run_cell(
        "import numpy as np\nclass Liar(np.ndarray):\n    pass\n"
        "def liar(): return np.zeros(3).view(Liar)\ndef objects(): return np.array([object()])\n"
        "def itself():\n    a = []\n    a.append(a)\n    return a"
    )
    assert isinstance(lookup(student, "liar")(), RemoteObject)
    assert isinstance(lookup(student, "objects")(), RemoteObject)
    lookup(student, "itself")()  # whatever it is, it came back
    assert student.generation == 1


def test_a_result_too_large_to_send_is_an_error_of_the_function(student: StudentProcess) -> None:
    f = function(student, "import numpy as np\ndef f():\n    return np.zeros(9_000_000)")
    with pytest.raises(StudentError):
        f()
    assert student.generation == 1


def test_the_judge_never_evaluates_a_students_operator(student: StudentProcess) -> None:
    thing = function(
        student,
        "asked = []\nclass Liar:\n"
        + "".join(f"    def __{name}__(self, *a): asked.append('{name}'); return True\n"
                  for name in ("eq", "ne", "lt", "gt", "le", "ge", "bool", "len", "sub", "rsub", "float", "array", "hash"))
        + "f = Liar()",
    )  # fmt: skip
    assert (thing == 1.0) is False and (thing == thing) is True
    assert (thing != 1.0) is True and bool(thing) and hash(thing)
    for act in (lambda: thing - 1, lambda: 1 - thing, lambda: thing < 1, lambda: float(thing), lambda: len(thing)):
        with pytest.raises(TypeError):
            act()
    assert np.asarray(thing).dtype == object
    assert lookup(student, "asked") == []


def test_objects_stay_in_the_worker_and_answer_through_handles(student: StudentProcess) -> None:
    Model = function(
        student,
        "import numpy as np\nclass Model:\n    def __init__(self, W): self.W = W; self.seen = []\n"
        "    def predict(self, X): self.seen.append(len(X)); return (X @ self.W).argmax(axis=1)\n"
        "def wear(model): return model.W.sum()",
        "Model",
    )
    one, two = Model(np.eye(2)), Model(np.zeros((2, 2)))
    np.testing.assert_array_equal(one.W, np.eye(2))
    np.testing.assert_array_equal(one.predict(np.array([[0.0, 1.0]])), [1])
    one.W = np.array([[0.0, 1.0], [1.0, 0.0]])
    np.testing.assert_array_equal(one.predict(np.array([[0.0, 1.0]])), [0])
    assert (one.seen, two.seen) == ([1, 1], [])
    assert lookup(student, "wear")(one) == 2.0 and lookup(student, "wear")(two) == 0.0
    with pytest.raises(StudentError, match="nothing"):
        _ = one.nothing


def test_callbacks_both_ways(student: StudentProcess) -> None:
    f = function(student, "def f(loss, x):\n    return [loss(x), loss(x=x + 1)]")
    asked: list[float] = []

    def loss(x: float) -> float:
        asked.append(x)
        return x * x

    assert f(loss, 3.0) == [9.0, 16.0] and asked == [3.0, 4.0]


def test_an_exception_in_a_callback_reaches_the_students_code(student: StudentProcess) -> None:
    f = function(
        student, "def f(g):\n    try:\n        return g(1)\n    except ValueError as e:\n        return str(e)"
    )

    def g(x: int) -> int:
        raise RuntimeError("not for you")

    assert f(g) == "RuntimeError: not for you"
    assert "object" in f(lambda x: object())  # a result that cannot travel is told, too
    with pytest.raises(StudentError):
        function(student, "def f(g): return g(1, 2, 3)")(g)


def test_a_students_own_function_goes_back_by_name(student: StudentProcess) -> None:
    student.run_cell(
        "def loss(x): return x + 1\ndef apply(f, x): return f(x), f is loss\ndef make(): return lambda x: -x"
    )
    loss, apply = lookup(student, "loss"), lookup(student, "apply")
    assert apply(loss, 1) == (2, True)
    assert lookup(student, "apply")(lookup(student, "make")(), 1) == (-1, False)


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
def test_work_outside_the_count_is_noticed(student: StudentProcess, how: str) -> None:
    f = function(
        student,
        "import sys, threading, time, _thread\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "pool = ThreadPoolExecutor(1)\npool.submit(int).result()\n"
        "def loop(n):\n    for _ in range(n): pass\n    return n\n"
        f"def f(n):\n{ESCAPES[how]}\n    return n",
    )
    count = f.counted(100_000)
    assert count.result == 100_000
    assert count.escaped or count.instructions > 100_000
    assert student.run_cell("loop(5)")["error"] is None


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
    taken = [f.timed(n)[0] for n in (1, 300_000)]
    assert None not in taken and 0 <= taken[0] < 0.5 * taken[1]


# --- deaths --------------------------------------------------------------------------

DEATHS = {
    "leaves": ("import os\ndef f():\n    os._exit(0)", "crashed"),
    "kills itself": ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
    "segfault": ("import ctypes\ndef f():\n    ctypes.string_at(0)", "crashed"),
    "abort": ("import os\ndef f():\n    os.abort()", "crashed"),
    "closes": ("import os\ndef f():\n    os.closerange(3, 100)", "crashed"),
    "bomb": ("import numpy as np\ndef f():\n    return np.ones(2 * 10**9).sum()", "out_of_memory"),
    "bomb in pure python": ("def f():\n    return len([0] * 10**9)", "out_of_memory"),
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


@pytest.mark.parametrize(
    "source", ["while True: pass", "import time\ntime.sleep(1000)", "import signal\nsignal.pause()",
               "while True:\n    try:\n        while True: pass\n    except BaseException: pass"],
    ids=["spins", "sleeps", "waits", "swallows"],
)  # fmt: skip
def test_an_endless_cell_is_stopped_and_not_replayed(started: Start, source: str) -> None:
    student = started(replace(LIMITS, cell_seconds=0.3))
    student.run_cell("a = 1")
    start = time.monotonic()
    with pytest.raises(WorkerFailure, match=r"0\.3 seconds") as caught:
        student.run_cell(source)
    assert caught.value.status == "timeout" and time.monotonic() - start < 2
    start = time.monotonic()
    student.run_cell("b = a + 1")
    assert lookup(student, "b") == 2 and student.generation == 2
    assert time.monotonic() - start < 1


def test_an_endless_call_and_a_limit_for_the_whole(started: Start) -> None:
    student = started(replace(LIMITS, call_seconds=0.2, submission_seconds=0.6))
    f = function(student, "def f():\n    while True: pass")
    with pytest.raises(WorkerFailure, match=r"0\.2 seconds") as caught:
        f()
    assert caught.value.status == "timeout"
    time.sleep(0.5)
    with pytest.raises(WorkerFailure, match=r"as a whole took more than 0\.6") as caught:
        f()
    assert caught.value.status == "timeout"


def test_a_hanging_function_is_not_tried_for_every_part(started: Start) -> None:
    student = started(replace(LIMITS, call_seconds=0.2))
    f = function(student, "def f():\n    while True: pass")
    student.begin_test()
    start = time.monotonic()
    for _ in range(MOST_FAILURES_IN_A_TEST + 10):
        with pytest.raises(WorkerFailure) as caught:
            f()
        assert caught.value.status == "timeout"
    assert time.monotonic() - start < 2
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
    with StudentProcess(unfiltered, replace(LIMITS, call_seconds=0.3)) as student:
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


# --- surroundings --------------------------------------------------------------------


def test_random_numbers_repeat(started: Start) -> None:
    source = "import random, numpy as np\nr = [random.random(), float(np.random.rand()), hash('a')]"
    drawn = []
    for _ in range(2):
        student = started()
        student.run_cell(source)
        drawn.append(lookup(student, "r"))
    assert drawn[0] == drawn[1]


def test_one_submission_leaves_nothing_for_the_next(started: Start) -> None:
    started().run_cell("import numpy as np\nnp.allclose = lambda *a, **k: True\nleft = 1")
    student = started()
    assert student.run_cell("import numpy as np\nwrong = bool(np.allclose(1, 2))")["error"] is None
    assert lookup(student, "wrong") is False
    with pytest.raises(NotDefined):
        lookup(student, "left")


@pytest.mark.parametrize(
    "source", ["import solutions", "import solutions.reference.losses", "import tests", "import conftest"]
)
def test_the_courses_own_folder_cannot_be_imported(student: StudentProcess, source: str) -> None:
    assert student.run_cell(source)["error"]["type"] == "ModuleNotFoundError"


def test_what_notebooks_import_is_there(student: StudentProcess) -> None:
    reply = student.run_cell("from linearloss import check_number_given\nfrom linearloss.gradient_check import STEP")
    assert reply["error"] is None


def test_the_scratch_folder_is_home_and_is_removed(fork_server: ForkServer) -> None:
    with StudentProcess(fork_server, LIMITS) as student:
        student.run_cell(
            "import os, pathlib\nhere = os.getcwd(); home = str(pathlib.Path.home())\nopen('a.txt', 'w').write('x')"
        )
        here = lookup(student, "here")
        assert lookup(student, "home") == here and Path(here, "a.txt").is_file()
        assert Path(here) != Path.cwd()
    assert not Path(here).exists()


def test_files_beside_the_notebook(started: Start, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def twice(x): return 2 * x\n")
    (tmp_path / "numpy.py").write_text("raise RuntimeError('the wrong numpy')\n")
    (tmp_path / "wave.py").write_text("raise RuntimeError('the wrong wave, not imported by anyone before')\n")
    (tmp_path / "random.py").write_text("raise RuntimeError('the wrong random')\n")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")  # the intake takes none in; if it did, it would stay a link
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "more.txt").write_text("")
    student = started(files=tmp_path)
    reply = student.run_cell(
        "import os, random, wave, numpy as np\nfrom helper import twice\nv = twice(int(np.ones(1)[0])), sorted(os.listdir()) + os.listdir('folder') + [os.path.islink('link.txt')]"
    )
    assert reply["error"] is None
    value, names = lookup(student, "v")
    assert value == 2 and {"helper.py", "numpy.py", "folder", "more.txt", True} <= set(names)
    student.run_cell("open('helper.py', 'w').write('spoilt')")
    assert (tmp_path / "helper.py").read_text().startswith("def twice")


def test_a_file_larger_than_the_limit_cannot_be_written(student: StudentProcess) -> None:
    reply = student.run_cell(
        "with open('big', 'wb') as file:\n    for _ in range(100):\n        file.write(bytes(2**20))"
    )
    assert reply["error"]["type"] == "OSError"
    assert student.generation == 1


def test_a_name_is_looked_up_each_time(student: StudentProcess) -> None:
    f = function(student, "def f(): return 1")
    student.run_cell("def f(): return 2")
    assert f() == 2 and f._named == Name("f")


def test_an_object_given_to_a_function_of_the_judge_is_not_asked_anything(student: StudentProcess) -> None:
    f = function(
        student,
        "def f(g):\n    try:\n        return g(f)\n    except Exception as error:\n        return str(error)",
    )
    assert "expected numbers" in f(lambda given: given.dtype)
    assert student.generation == 1
