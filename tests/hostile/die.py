"""Die, in every way, and take the parents along."""

from . import methods
from .case import CRASHED, FAILED, LAZY, MISSING, Case

IN_CALL = "import os, sys, signal, ctypes\ndef svm_loss(W, X, y, reg):\n    {}\n"


def in_call(tries: str, how: str, gets: dict[str, tuple[float, str]] = CRASHED) -> Case:
    """The function dies when it is called; the rest is honest."""
    return Case(tries, {"svm_loss": IN_CALL.format(how)}, gets=gets)


def in_cell(tries: str, how: str, gets: dict[str, tuple[float, str]] = MISSING) -> Case:
    """The cell dies, and so the function is missing; the rest is honest."""
    return Case(tries, {"svm_loss": f"import os, sys, signal, ctypes\n{how}\n{LAZY}"}, gets=gets)


CASES = {
    "exit_in_cell": in_cell("the cell ends its process", "os._exit(0)"),
    "exit_in_call": in_call("the function ends its process", "os._exit(0)"),
    "kill_in_cell": in_cell("the cell kills its process", "os.kill(os.getpid(), signal.SIGKILL)"),
    "kill_in_call": in_call("the function kills its process", "os.kill(os.getpid(), signal.SIGKILL)"),
    "segfault": in_call("follows a null pointer", "ctypes.string_at(0)"),
    "abort": in_call("aborts", "os.abort()"),
    "recursion": in_call("recurs for ever", "return svm_loss(W, X, y, reg)"),
    "deep_recursion": in_call(
        "recurs for ever, without Python's limit",
        "sys.setrecursionlimit(10**9); return svm_loss(W, X, y, reg)",
        {"test_svm_loss": (0.0, "out_of_memory|crashed")},
    ),
    "stack_in_c": in_call(
        "overflows the stack in C",
        "sys.setrecursionlimit(10**9); x = []\n    for _ in range(10**6): x = [x]\n    repr(x)",
        {"test_svm_loss": (0.0, "crashed|timeout|out_of_memory")},
    ),
    "system_exit": in_call("raises SystemExit", "sys.exit(0)"),
    "keyboard_interrupt": in_call("raises KeyboardInterrupt", "raise KeyboardInterrupt"),
    "base_exception": in_call(
        "raises an exception that is nobody's, and whose text dies",
        "raise type('E', (BaseException,), {'__str__': lambda self: os._exit(3)})()",
    ),
    "parent": in_call(
        "kills its parent and the judge", "[os.kill(pid, signal.SIGKILL) for pid in (os.getppid(), @JUDGE@)]"
    ),
    "all": in_cell(
        "sends a signal to every process, of which it sees none but itself",
        "os.kill(-1, signal.SIGKILL)",
        {"test_svm_loss": (0.0, "failed|missing")},
    ),
    "group": in_cell("kills its whole group and session", "os.killpg(0, signal.SIGKILL)"),
    "parent_by_subprocess": Case(
        "lets the shell kill its parents",
        {
            "svm_loss": LAZY
            + "import os, subprocess\nfor way in (os.system, lambda c: subprocess.run(c, shell=True), lambda c: get_ipython().system(c)):\n"
            "    try:\n        way(f'kill -9 {os.getppid()} @JUDGE@; kill -STOP {os.getppid()}; pkill -9 python')\n    except OSError:\n        pass"
        },
        gets=FAILED,
    ),
    "second_time": Case(
        "is well when the cells run, and dies whenever it is started again",
        {
            "svm_loss": "import os\nif os.path.exists('been_here'):\n    os._exit(1)\nopen('been_here', 'w').close()\n"
            "def svm_loss(W, X, y, reg):\n    os._exit(1)\n"
        },
        gets=CRASHED,
    ),
    "at_exit": Case(
        "dies when its process is to end well",
        {
            "svm_loss": LAZY
            + "import atexit, os, signal\natexit.register(os.abort)\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)"
        },
        gets=FAILED,
    ),
    "signals": in_call(
        "sends itself what a process may get in a bad hour",
        "[os.kill(os.getpid(), n) for n in (signal.SIGXCPU, signal.SIGSYS)]",
    ),
    "terminated": in_call("terminates itself", "os.kill(os.getpid(), signal.SIGTERM)"),
    "hung_up": in_call("sends itself the signal of a closed terminal", "os.kill(os.getpid(), signal.SIGHUP)"),
    "ignored_fault": in_call(
        "ignores a fault of memory and goes on", "signal.signal(signal.SIGSEGV, signal.SIG_IGN); ctypes.string_at(0)"
    ),
    "stopped_parent": in_call(
        "stops its parent and the judge", "[os.kill(pid, signal.SIGSTOP) for pid in (os.getppid(), @JUDGE@)]"
    ),
    "freed_twice": in_call(
        "frees memory twice",
        "libc = ctypes.CDLL(None); libc.malloc.restype = ctypes.c_void_p; p = ctypes.c_void_p(libc.malloc(99)); libc.free(p); libc.free(p); libc.free(p); os.abort()",
    ),
    "broken_objects": in_call(
        "breaks the counters of Python's own objects",
        "[ctypes.memset(id(x), 0, 16) for x in (None, True, 0, ())]; os._exit(1)",
    ),
    "thread_dies": in_call(
        "ends its process from a thread",
        "import threading, time; threading.Thread(target=os._exit, args=(5,)).start(); time.sleep(60)",
    ),
    "closed_everything": in_cell("closes all that is open, and ends", "os.closerange(0, 256); os._exit(0)"),
    "out_of_threads": in_call(
        "raises in a thread, in a finaliser and in a warning",
        "import threading, warnings; threading.Thread(target=lambda: 1 / 0).start(); type('X', (), {'__del__': lambda s: 1 / 0})(); raise RecursionError",
    ),
    "export": Case(
        "dies when its result is looked at",
        {
            "svm_loss": "import os\nclass Mine:\n    dtype = property(lambda self: os._exit(1))\n    __class__ = property(lambda self: os._exit(1))\n"
            "def svm_loss(W, X, y, reg):\n    return Mine(), Mine()\n"
        },
        gets=CRASHED,
    ),
    **methods.CASES,
}
