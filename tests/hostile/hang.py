"""Hang, or be slow in total."""

from .case import ENDED, LAZY, MISSING, TIMEOUT, Case

DEAF = """\
import signal, sys, threading, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
"""
SLOW_CELL = {"cell_type": "code", "source": "slow()", "metadata": {}, "outputs": [], "execution_count": None}
SLOW_ALL = {
    test: (0.0, "timeout") for test in ("test_numerical_gradient", "test_train", "test_svm_loss", "test_answer_rate")
}


def in_call(tries: str, how: str, gets: dict[str, tuple[float, str]] = TIMEOUT) -> Case:
    """The function hangs; the rest is honest."""
    return Case(tries, {"svm_loss": f"{DEAF}def svm_loss(W, X, y, reg):\n    {how}\n"}, gets=gets)


CASES = {
    "loop": in_call("loops for ever, deaf to signals", "while True: pass"),
    "swallows": in_call(
        "swallows every exception in its loop",
        "while True:\n        try:\n            while True: time.sleep(0.01)\n        except BaseException: continue",
    ),
    "sleeps": in_call("sleeps", "time.sleep(10**6)"),
    "computes_in_c": in_call("computes in C, where no signal is looked at", "return 7 ** (10**9), W"),
    "regular_expression": in_call(
        "a regular expression that takes for ever", "import re; re.match('(a+)+$', 'a' * 60 + 'b')"
    ),
    "stopped": in_call(
        "stops itself: no time-out of its own would ever ring", "import os; os.kill(os.getpid(), signal.SIGSTOP)"
    ),
    "threads": in_call(
        "waits for threads that never end",
        "ts = [threading.Thread(target=time.sleep, args=(10**6,)) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]",
    ),
    "lock": in_call("waits for a lock that it holds itself", "lock = threading.Lock(); lock.acquire(); lock.acquire()"),
    "own_pipe": in_call("waits for a pipe on which only itself could write", "import os; os.read(os.pipe()[0], 1)"),
    "channel": in_call(
        "waits for the judge's next request in its place",
        "import os, select; select.select(range(3, 9), [], [], 600); time.sleep(600)",
        ENDED,
    ),
    "masked": in_call(
        "masks all signals and loops",
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n    while True: pass",
    ),
    "matrix": in_call(
        "a product of matrices that takes minutes", "A = np.ones((3000, 3000)); [A @ A for _ in iter(int, 1)]"
    ),
    "digits": in_call(
        "an integer whose digits take for ever", "sys.set_int_max_str_digits(0); return len(str(7 ** 10**7)), W"
    ),
    "result": Case(
        "a result whose items never come",
        {
            "svm_loss": "class Endless(list):\n    def __iter__(self):\n        while True: yield 0.0\ndef svm_loss(W, X, y, reg):\n    return Endless([1, 2])\n"
        },
        gets={"test_svm_loss": (0.0, "timeout|out_of_memory")},
    ),
    "length": Case(
        "a result that never ends to tell its kind",
        {
            "svm_loss": "class Slow:\n    @property\n    def dtype(self):\n        while True: pass\n    __class__ = shape = dtype\ndef svm_loss(W, X, y, reg):\n    return Slow(), W\n"
        },
        gets=TIMEOUT,
    ),
    "finaliser": in_call(
        "an object that never ends to be forgotten",
        "return type('Slow', (), {'__del__': lambda self: time.sleep(600)})() and 0.0, 0 * W",
    ),
    "at_exit": Case(
        "does not end when it is to end",
        {
            "svm_loss": LAZY
            + "import atexit, threading, time\natexit.register(time.sleep, 600)\nthreading.Thread(target=time.sleep, args=(600,)).start()\n"
        },
        gets={"test_svm_loss": (0.0, "failed")},
    ),
    "cell": Case("a cell loops for ever", {"svm_loss": "while True: pass\n" + LAZY}, gets=MISSING),
    "display": Case(
        "the last value of a cell never ends to show itself",
        {"svm_loss": LAZY + "class Slow:\n    def __repr__(self):\n        while True: pass\nSlow()"},
        gets=MISSING,
    ),
    "attribute": Case(
        "an attribute that never ends",
        {
            "Classifier": "class Classifier:\n    def __init__(self, f): pass\n    def train(self, X, y, rate, steps): return []\n"
            "    @property\n    def W(self):\n        while True: pass\n    def predict(self, X): return X\n"
        },
        gets={"test_train": (0.0, "timeout")},
    ),
    "in_total": Case(
        "every cell is slow, none too slow",
        first="import time\nslow = lambda: time.sleep(3)",
        gets=SLOW_ALL,
        notebook=lambda content: content | {"cells": [content["cells"][0], *[SLOW_CELL] * 15, *content["cells"][1:]]},
    ),
    "slow_calls": Case(
        "every call takes just less than its time",
        {"svm_loss": "import time\ndef svm_loss(W, X, y, reg):\n    time.sleep(2)\n    return 0.0, 0 * W\n"},
        gets=TIMEOUT,
    ),
    "asks_for_ever": Case(
        "calls the judge's function for ever",
        {
            "numerical_gradient": "def numerical_gradient(f, W):\n    while True:\n        try: f(W)\n        except BaseException: pass\n"
        },
        gets={"test_numerical_gradient": (0.0, "timeout|crashed")},  # too many questions, or too long
    ),
    "answers_slowly": Case(
        "sends its answer byte by byte",
        {
            "svm_loss": "import os, time\ndef svm_loss(W, X, y, reg):\n    for n in range(3, 300):\n        try: os.fstat(n)\n        except OSError: continue\n"
            "        os.write(n, b'\\x00\\x01\\x00\\x00')\n        while True:\n            os.write(n, b'x'); time.sleep(0.1)\n"
        },
        gets=TIMEOUT,
    ),
    "reads_input": Case(
        "waits for somebody to type",
        {"svm_loss": "def svm_loss(W, X, y, reg):\n    return input('score? '), W\n"},
        gets={"test_svm_loss": (0.0, "crashed")},
    ),
}
