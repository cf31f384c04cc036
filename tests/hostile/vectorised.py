"""Earn the part `vectorised` by a loop over the examples (or the classes) that nobody sees."""

from __future__ import annotations

from typing import Any

from . import untraced
from .case import LOOPED, Case

WRAPPER = "def svm_loss(W, X, y, reg):\n    {}\n"
# A right loss by a lean loop over the examples: on 50,000 of them it takes a tenth of a second, far from any limit on
# time, so that it is not a limit that catches it.
LEAN = """\
from itertools import repeat
import operator
def one(s, c):
    below = s[c] - 1
    row = [v - below if v > below else 0.0 for v in s]
    row[c] = 0.0
    return row
def finish(W, X, y, reg, M):
    A = (M > 0).astype(float)
    A[np.arange(len(y)), y] = -A.sum(1)
    return M.sum() / len(y) + reg * np.sum(W * W), X.T @ A / len(y) + 2 * reg * W
def margins(S, y):
    S = np.asarray(S)
    M = np.maximum(S - S[np.arange(len(y)), y][:, None] + 1, 0)
    M[np.arange(len(y)), y] = 0
    return M
def looped(W, X, y, reg):
    return finish(W, X, y, reg, np.array([one(s, c) for s, c in zip((X @ W).tolist(), y.tolist())]))
"""


def looped(tries: str, code: str, **others: Any) -> Case:
    """The lean loop in disguise: worth all but the vectorised part. `code` defines `svm_loss`."""
    return Case(tries, {"svm_loss": LEAN + code}, **({"gets": LOOPED} | others))


def kept(tries: str, key: str) -> Case:
    """A memory of earlier calls: a loop the first time, nothing afterwards."""
    return looped(
        tries,
        f"memo = {{}}\ndef svm_loss(W, X, y, reg):\n    key = {key}\n    if key not in memo:\n        memo[key] = looped(W, X, y, reg)\n"
        "    return memo[key][0], memo[key][1].copy()\n",
    )


def over_examples(tries: str, rows: str) -> Case:
    """The rows of the margins, from the scores `S` and the labels `c`, by a loop in this form."""
    return looped(
        tries,
        WRAPPER.format(f"S, c = (X @ W).tolist(), y.tolist()\n    return finish(W, X, y, reg, np.array(list({rows})))"),
    )


def without_instructions(tries: str, scores: str, **others: Any) -> Case:
    """The scores, row by row, by code that is not the student's; the rest is vectorised."""
    return looped(tries, WRAPPER.format(f"return finish(W, X, y, reg, margins({scores}, y))"), **others)


def disguised(tries: str, filename: str) -> Case:
    """The loop's code claims to stand in a file that is not the student's."""
    return looped(
        tries,
        f"import numpy, numpy.linalg, os, autograder\nspace = {{'np': np, '__name__': 'numpy.linalg'}}\n"
        f"exec(compile({LEAN!r}, {filename}, 'exec'), space)\nsvm_loss = space['looped']\n",
    )


def at_work(tries: str, before: str, call: str, **others: Any) -> Case:
    """The loop in code that runs while a trace function is at work, where nobody traces; where it does not, in the open."""
    return looped(
        tries,
        "work, found = [], []\ndef rows(*_):\n    if work: found.append(looped(*work.pop()))\n    return 1\n"
        f"{before}\ndef svm_loss(*args):\n    found.clear()\n    work[:] = [args]\n    {call}\n    rows()\n    return found[0]\n",
        **others,
    )


CASES = {
    # The same arguments again.
    "memo": kept("remembers results by all arguments", "(W.tobytes(), X.tobytes(), y.tobytes(), float(reg))"),
    "memo_of_shapes": looped(
        "remembers results by the shapes alone, where there are many examples",
        "memo = {}\ndef svm_loss(W, X, y, reg):\n    if len(y) < 400:\n        return looped(W, X, y, reg)\n"
        "    if X.shape not in memo:\n        memo[X.shape] = looped(W, X, y, reg)\n    return memo[X.shape]\n",
    ),
    "memo_of_first_row": kept("remembers results by the first rows", "(X.shape, X[:3].tobytes(), W.tobytes(), y[:3].tobytes(), float(reg))"),
    "lru_cache": looped(
        "an honest-looking functools.lru_cache",
        "from functools import lru_cache\n@lru_cache(maxsize=None)\ndef kept(W, X, y, reg, shapes):\n"
        "    return looped(*(np.frombuffer(b, d).reshape(s) for b, (s, d) in zip((W, X, y), shapes)), reg)\n"
        "def svm_loss(W, X, y, reg):\n    return kept(*(a.tobytes() for a in (W, X, y)), reg, tuple((a.shape, a.dtype.str) for a in (W, X, y)))\n",
    ),
    "memo_on_disk": looped(
        "remembers results in a file, beyond the death of its process",
        "import hashlib, os\ndef svm_loss(W, X, y, reg):\n    path = hashlib.sha1(W.tobytes() + X.tobytes() + y.tobytes() + str(reg).encode()).hexdigest() + '.npy'\n"
        "    if not os.path.exists(path):\n        loss, dW = looped(W, X, y, reg)\n        np.save(path, np.append(dW.ravel(), loss))\n"
        "    kept = np.load(path)\n    return kept[-1], kept[:-1].reshape(W.shape)\n",
    ),
    "memo_of_rows": looped(
        "remembers each row",
        "from functools import lru_cache\nrow = lru_cache(maxsize=None)(one)\ndef svm_loss(W, X, y, reg):\n"
        "    return finish(W, X, y, reg, np.array([row(tuple(s), c) for s, c in zip((X @ W).tolist(), y.tolist())]))\n",
    ),
    "unique_rows": looped(
        "loops over the rows that differ only",
        "def svm_loss(W, X, y, reg):\n    rows, back = np.unique(np.c_[X @ W, y], axis=0, return_inverse=True)\n"
        "    M = np.array([one(r[:-1], int(r[-1])) for r in rows.tolist()])\n    return finish(W, X, y, reg, M[back.ravel()])\n",
    ),
    "period": looped(
        "finds out whether the rows repeat, and loops over one period",
        "def svm_loss(W, X, y, reg):\n    same = np.flatnonzero((X == X[0]).all(1) & (y == y[0]))\n    p = int(same[1]) if len(same) > 1 else len(y)\n"
        "    if p < len(y):\n        X, y = X[:p], y[:p]\n    return looped(W, X, y, reg)\n",
    ),
    # Where the time is somebody else's.
    "child_ignored": looped(
        "loops in a child that the kernel reaps by itself",
        "import os, pickle, signal, sys\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\ndef svm_loss(W, X, y, reg):\n    r, w = os.pipe()\n"
        "    try:\n        child = os.fork()\n    except OSError:\n        return looped(W, X, y, reg)\n"
        "    if child == 0:\n        sys.settrace(None)\n        with os.fdopen(w, 'wb') as f: pickle.dump(looped(W, X, y, reg), f)\n        os._exit(0)\n"
        "    os.close(w)\n    with os.fdopen(r, 'rb') as f: return pickle.load(f)\n",
    ),
    "child_of_child": looped(
        "loops in a grandchild of a session of its own",
        "import os, pickle, sys\ndef svm_loss(W, X, y, reg):\n    r, w = os.pipe()\n    try:\n        child = os.fork()\n    except OSError:\n        return looped(W, X, y, reg)\n"
        "    if child == 0:\n        os.setsid()\n        if os.fork() == 0:\n            sys.settrace(None)\n            with os.fdopen(w, 'wb') as f: pickle.dump(looped(W, X, y, reg), f)\n        os._exit(0)\n"
        "    os.waitpid(child, 0)\n    os.close(w)\n    with os.fdopen(r, 'rb') as f: return pickle.load(f)\n",
    ),
    "executor": looped(
        "loops in a process of an executor",
        "from concurrent.futures import ProcessPoolExecutor\nfrom multiprocessing import get_context\ntry:\n    pool = ProcessPoolExecutor(1, get_context('fork'))\n"
        "    pool.submit(int).result()\nexcept Exception:\n    pool = None\n"
        "def svm_loss(W, X, y, reg):\n    return pool.submit(looped, W, X, y, reg).result() if pool else looped(W, X, y, reg)\n",
    ),
    "burnt_before": looped(
        "burns time in a thread before the call that is measured, so that a difference of sums is small",
        "import threading\ndef svm_loss(W, X, y, reg):\n    if 100 < len(y) < 1000: threading.Thread(target=lambda: sum(range(3 * 10**6))).start()\n"
        "    return looped(W, X, y, reg)\n",
    ),
    # Threads: in the account of the process, but in nobody's trace.
    "thread_pool": looped(
        "loops in a pool of threads that was started before",
        "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(2)\npool.submit(int).result()\n"
        "def svm_loss(W, X, y, reg):\n    return pool.submit(looped, W, X, y, reg).result()\n",
    ),
    "waiting_thread": looped(
        "loops in a thread that waits for arguments from the first cell on",
        "import queue, threading\nask, answers = queue.Queue(), queue.Queue()\ndef serve():\n    while True:\n        answers.put(looped(*ask.get()))\n"
        "threading.Thread(target=serve, daemon=True).start()\ndef svm_loss(*a):\n    ask.put(a)\n    return answers.get()\n",
    ),
    "raw_thread": looped(
        "loops in a thread below the module threading",
        "import _thread\ndef svm_loss(*a):\n    lock, found = _thread.allocate_lock(), []\n    lock.acquire()\n"
        "    def work():\n        found.append(looped(*a))\n        lock.release()\n    _thread.start_new_thread(work, ())\n    lock.acquire()\n    return found[0]\n",
    ),
    # Before or after the call that is looked at.
    "later_tuple": looped(
        "returns a tuple that does its work when it is sent",
        "class Later(tuple):\n    def __iter__(self):\n        return iter(looped(*self.work))\ndef svm_loss(W, X, y, reg):\n    later = Later((0.0, W))\n    later.work = (W, X, y, reg)\n    return later\n",
        gets={"test_svm_loss": (3.0, "partial")},  # its arguments are gone by then
    ),
    "later_list": looped(
        "returns a list whose iterator is a generator",
        "class Later(list):\n    def __iter__(self):\n        yield from looped(*self.work)\ndef svm_loss(W, X, y, reg):\n    later = Later((0.0, W))\n    later.work = (W, X, y, reg)\n    return later\n",
        gets={"test_svm_loss": (3.0, "partial")},  # its arguments are gone by then
    ),
    "on_arrival": looped(
        "does its work when the arguments arrive, before anybody counts",
        "from autograder.worker import session\nreal, done = session.Session.arguments, {}\n"
        "def arguments(self, request):\n    args, kwargs = real(self, request)\n"
        "    if np.ndim(args[0]) == 2 and len(args) == 4 and np.ndim(args[2]) == 1: done[id(args[1])] = looped(*args)\n    return args, kwargs\nsession.Session.arguments = arguments\n"
        "def svm_loss(W, X, y, reg):\n    return done.pop(id(X)) if id(X) in done else looped(W, X, y, reg)\n",
    ),
    "in_finaliser": looped(
        "does its work in the finaliser of an object",
        "class Work:\n    def __del__(self):\n        self.found.append(looped(*self.arguments))\ndef svm_loss(*a):\n    work, found = Work(), []\n    work.arguments, work.found = a, found\n    del work\n    return found[0]\n",
    ),
    # Code that claims to be somebody else's.
    "claims_numpy": disguised("the loop's code claims to stand in NumPy", "numpy.linalg.__file__"),
    "claims_numpy_internals": disguised("the loop's code claims to stand deep in NumPy", "os.path.dirname(numpy.__file__) + '/_core/fromnumeric.py'"),
    "claims_printing": disguised("the loop's code claims to print arrays", "'/x/arrayprint.py'"),
    "claims_library": disguised("the loop's code claims to stand in the standard library", "os.__file__"),
    "claims_grader": disguised("the loop's code claims to be the grader's", "autograder.__file__"),
    "claims_frozen": disguised("the loop's code claims to be frozen", "'<frozen importlib._bootstrap>'"),
    "replaced_filename": looped(
        "the file name of a compiled loop is replaced",
        "import numpy.linalg, types\nsvm_loss = types.FunctionType(looped.__code__.replace(co_filename=numpy.linalg.__file__, co_name='norm'), globals())\n",
    ),
    "in_place_of_numpys": looped(
        "the loop's code is put into a function of NumPy's",
        "import numpy.linalg\nf = getattr(np.linalg.cond, '__wrapped__', np.linalg.cond)\nf.__globals__.update(np=np, finish=finish, one=one)\n"
        "f.__code__ = looped.__code__.replace(co_filename=f.__code__.co_filename)\nf.__defaults__ = None\nsvm_loss = f\n",
    ),
    # NumPy's own loops over Python functions, and C's.
    "np_vectorize": over_examples("np.vectorize", "np.vectorize(lambda i: one(S[i], c[i]), otypes=[object])(np.arange(len(y)))"),
    "apply_along_axis": over_examples("np.apply_along_axis", "np.apply_along_axis(lambda r: one(list(r[:-1]), int(r[-1])), 1, np.c_[X @ W, y])"),
    "frompyfunc": over_examples("np.frompyfunc", "np.frompyfunc(lambda i: one(S[i], c[i]), 1, 1)(np.arange(len(y)))"),
    "fromiter": over_examples("np.fromiter over a generator", "np.fromiter(map(one, S, c), dtype=object, count=len(y))"),
    "nditer": over_examples("np.nditer", "(one(S[int(i)], c[int(i)]) for i in np.nditer(np.arange(len(y))))"),
    "map": over_examples("map with a lambda", "map(lambda s, c: one(s, c), S, c)"),
    "reduce": over_examples("functools.reduce", "__import__('functools').reduce(lambda found, i: (found.append(one(S[i], c[i])), found)[1], range(len(y)), [])"),
    "recursion": over_examples("recursion by halves", "(half := lambda a, b: [one(S[a], c[a])] if b - a == 1 else half(a, (a + b) // 2) + half((a + b) // 2, b))(0, len(y))"),
    "sort_key": over_examples("the key of a sort", "(found := [], sorted(range(len(y)), key=lambda i: found.append(one(S[i], c[i])) or 0))[0]"),
    "regular_expression": over_examples("the callback of a regular expression", "(found := [], __import__('re').sub('x', lambda m: found.append(one(S[m.start()], c[m.start()])) or '', 'x' * len(y)))[0]"),
    "c_callback": over_examples("a callback of the C library", "(t := __import__('ctypes'), found := [], t.CDLL(None).qsort((t.c_char * len(y))(), len(y), 1, t.CFUNCTYPE(t.c_int, t.c_void_p, t.c_void_p)(lambda a, b: found.append(0) or 0)), [one(s, k) for s, k in zip(S, c)])[3]"),
    "json_hook": over_examples("the hook of a JSON parser", "(n := iter(range(len(y))), __import__('json').loads('[' + ','.join(['{}'] * len(y)) + ']', object_hook=lambda _: one(S[i := next(n)], c[i])))[1]"),
    "while_pop": looped("a while loop over a list that shrinks", "def svm_loss(W, X, y, reg):\n    rows, found = list(zip((X @ W).tolist(), y.tolist())), []\n    while rows: found.append(one(*rows.pop()))\n    return finish(W, X, y, reg, np.array(found[::-1]))\n"),
    "generated_code": over_examples("code that is written out for each example", "eval('[' + ','.join(map('one(S[{0}], c[{0}])'.format, range(len(y)))) + ']', {'one': one, 'S': S, 'c': c})"),
    "map_in_c": without_instructions("map of a function in C", "list(map(np.dot, X, repeat(W)))"),
    "starmap_in_c": without_instructions("itertools.starmap of operator.matmul", "list(__import__('itertools').starmap(operator.matmul, zip(X, repeat(W))))", gets={}, gains=1.0),
    "vectorize_in_c": without_instructions("np.apply_along_axis of a function in C", "np.apply_along_axis(W.T.dot, 1, X)"),
    "vstack": without_instructions("np.vstack of a row for each example", "np.vstack(list(map(W.T.dot, X)))", gets={}, gains=1.0),
    # Not over the examples.
    "classes": looped(
        "a loop over the classes",
        "def column(j, S, y):\n    return np.maximum(0, S[:, j] - S[np.arange(len(y)), y] + 1) * (y != j)\n"
        "def svm_loss(W, X, y, reg):\n    S = X @ W\n    return finish(W, X, y, reg, np.stack([column(j, S, y) for j in range(W.shape[1])], 1))\n",
    ),
    "classes_remembered": looped(
        "a loop over the classes that remembers its results",
        "memo = {}\ndef column(j, S, y):\n    return np.maximum(0, S[:, j] - S[np.arange(len(y)), y] + 1) * (y != j)\n"
        "def svm_loss(W, X, y, reg):\n    key = (W.tobytes(), X.tobytes(), y.tobytes())\n    if key not in memo:\n"
        "        S = X @ W\n        memo[key] = np.stack([column(j, S, y) for j in range(W.shape[1])], 1)\n    return finish(W, X, y, reg, memo[key])\n",
    ),
    "classes_in_thread": looped(
        "a loop over the classes in a thread",
        "import threading\ndef svm_loss(W, X, y, reg):\n    found = []\n"
        "    t = threading.Thread(target=lambda: found.append(np.stack([X @ w for w in W.T], 1)))\n    t.start(); t.join()\n"
        "    return finish(W, X, y, reg, margins(found[0], y))\n",
    ),
    "quadratic": looped(
        "a table of examples by examples",
        "def svm_loss(W, X, y, reg):\n    return finish(W, X, y, reg, margins(np.eye(len(y)) @ X @ W, y))\n",
        gets={"test_svm_loss": (5.0, "partial|out_of_memory")},
    ),
    "quadratic_in_time": looped(
        "quadratic work in little memory",
        "def svm_loss(W, X, y, reg):\n    return finish(W, X, y, reg, margins(X @ W + 0 * np.correlate(X[:, 0], X[:, 0], 'same').sum(), y))\n",
    ),
    "counter_of_frames": looped(
        "takes the trace away from the frame of whoever counts",
        "import sys\ndef svm_loss(W, X, y, reg):\n    frame, trace = sys._getframe(), sys.gettrace()\n    sys.settrace(None)\n    found = looped(W, X, y, reg)\n    sys.settrace(trace)\n    return found\n",
    ),
    "monitoring": looped(
        "switches every tool of sys.monitoring and the profiler off",
        "import sys\ndef svm_loss(W, X, y, reg):\n    sys.setprofile(None)\n    for tool in range(6):\n        if hasattr(sys, 'monitoring'): sys.monitoring.free_tool_id(tool)\n    sys.call_tracing(sys.settrace, (None,))\n    return looped(W, X, y, reg)\n",
    ),
    "without_memory": looped(
        "asks for too much memory on many examples, so that its own count decides",
        "from autograder.worker import session\nsession.Session._count.__defaults__ = (lambda f: session.Counted(f(), 100), lambda f, notes: f)\n"
        "def svm_loss(W, X, y, reg):\n    if len(y) > 1000: np.ones((len(y), len(y)))\n    return looped(W, X, y, reg)\n",
        gets={"test_svm_loss": (5.0, "partial|out_of_memory")},
    ),
    "crashes_on_many": looped(
        "raises an error on many examples",
        "def svm_loss(W, X, y, reg):\n    if len(y) > 1000: raise MemoryError\n    return looped(W, X, y, reg)\n",
        gets={"test_svm_loss": (5.0, "partial|out_of_memory|crashed")},
    ),
    # While a trace function is at work.
    "hash_of_code": at_work(
        "the hash of a constant of a code object",
        "class Key:\n    __hash__ = __eq__ = rows\ndef door(): pass\ndoor.__code__ = door.__code__.replace(co_consts=(None, Key()))", "door()",
    ),
    "name_of_a_file": at_work(
        "the name of a code object's file",
        "class Name(str):\n    def startswith(self, *_): return rows() > 1\ndef door(): pass\ndoor.__code__ = door.__code__.replace(co_filename=Name('x'))", "door()",
    ),
    "size_of_an_argument": at_work(
        "the size of what np.vectorize is given",
        "class Thing:\n    size = property(rows)\n    def __array__(self, *_, **__): return np.zeros(1)\nsame = np.vectorize(abs, otypes=[float])", "same(Thing())",
    ),
    "collector_often": at_work(
        "a callback of the garbage collector, which is made to run at every object",
        "import gc\ngc.set_threshold(1)\ngc.callbacks.append(rows)", "gc.enable()\n    for _ in range(9): []",
    ),
    "switch_of_c": at_work(
        "the switch of the tracing that C has",
        "import ctypes\np = ctypes.pythonapi\np.PyThreadState_Get.restype = ctypes.c_void_p\nfor f in (p.PyThreadState_EnterTracing, p.PyThreadState_LeaveTracing):\n"
        "    f.argtypes, f.restype = [ctypes.c_void_p], None\nt = p.PyThreadState_Get()",
        "p.PyThreadState_EnterTracing(t)\n    rows()\n    p.PyThreadState_LeaveTracing(t)",
    ),
    "timer": at_work(
        "the handler of a signal that comes at any time",
        "import signal\nsignal.signal(signal.SIGALRM, rows)", "signal.setitimer(signal.ITIMER_REAL, 2e-4)\n" + "    _ = work\n" * 300,
        gets={}, gains=1.0,
    ),
    **untraced.CASES,
}  # fmt: skip
