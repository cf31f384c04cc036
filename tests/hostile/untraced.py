"""Where Python code runs that a trace function does not see: hooks, callbacks, other interpreters, frames that are tampered with."""

from __future__ import annotations

from .case import LOOPED, LOOPS, Case

# Row after row in plain Python, in one frame: `S` and `c` are lists, `found` takes the margins.
ROWS = """\
        for s, k in zip(S, c):
            below = s[k] - 1
            row = []
            for v in s:
                row.append(v - below if v > below else 0.0)
            row[k] = 0.0
            found.append(row)
"""
FINISH = """\
def finish(W, X, y, reg, M):
    M = np.array(M)
    A = (M > 0).astype(float)
    A[np.arange(len(y)), y] = -A.sum(1)
    return M.sum() / len(y) + reg * np.sum(W * W), X.T @ A / len(y) + 2 * reg * W
"""


def unseen(tries: str, code: str, *, gains: float = 0.0) -> Case:
    """The loop at a place where nobody traces: worth all but the vectorised part."""
    return Case(tries, {"svm_loss": FINISH + code}, gets={} if gains else LOOPED, gains=gains)


def called(tries: str, before: str, call: str) -> Case:
    """The rows' function is called by something other than the student's code; `call` sets it off."""
    return unseen(
        tries,
        f"work, found = [], []\ndef rows(*_):\n    if work:\n        S, c = work.pop()\n{ROWS}{before}\n"
        "def svm_loss(W, X, y, reg):\n    found.clear()\n    work.append(((X @ W).tolist(), y.tolist()))\n"
        f"    {call}\n    return finish(W, X, y, reg, found)\n",
    )


def tampered(tries: str, off: str, on: str) -> Case:
    """A frame's tracing is switched off for the loop, and on again before it is left."""
    return unseen(
        tries,
        "import sys\ndef svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    kept = getattr(frame, 'f_trace', None)\n"
        f"    if kept:\n        {off}\n    if True:\n        found, S, c = [], (X @ W).tolist(), y.tolist()\n{ROWS}"
        f"        M = np.array(found)\n        del found, S, c, row, s\n    if kept:\n        {on}\n    return finish(W, X, y, reg, M)\n",
    )


CASES = {
    "audit_hook": called("an audit hook", "import sys\nsys.addaudithook(lambda event, args: rows() if event == 'rows' else None)", "sys.audit('rows')"),
    "profiler": called("a profile function", "import sys\nsys.setprofile(rows)", "len(found)"),
    "profiler_of_threads": called("a profile function, for threads to come", "import sys, threading\nthreading.setprofile(rows)\nsys.setprofile(rows)", "len(found)"),
    "profiler_of_c": called("the profiler of the standard library, with a clock of one's own", "import cProfile\np = cProfile.Profile(lambda: rows() or 0.0)\np.enable()", "len(found)"),
    "weak_reference": called("the callback of a weak reference", "import weakref\nclass Thing: pass", "x = Thing(); r = weakref.ref(x, rows); del x"),
    "collector": called("a callback of the garbage collector", "import gc\ngc.callbacks.append(rows)", "gc.collect()"),
    "signal": called("the handler of a signal", "import signal\nsignal.signal(signal.SIGUSR1, rows)", "signal.raise_signal(signal.SIGUSR1)"),
    "hook_of_errors": called("the hook of errors that nobody catches", "import sys\nsys.unraisablehook = rows\nclass Thing:\n    def __del__(self): raise ValueError", "Thing()"),
    "import_hook": called("a finder of modules", "import sys\nclass F:\n    def find_spec(self, *a): rows()\nsys.meta_path.insert(0, F())", "__import__('importlib').util.find_spec('nowhere_at_all')"),
    "codec": called("the handler of an encoding's errors", "import codecs\ncodecs.register_error('rows', lambda e: (rows(), ('', e.end))[1])", "'\\u20ac'.encode('ascii', 'rows')"),
    "c_thread_state": called("a callback of C without Python's lock", "import ctypes\nback = ctypes.CFUNCTYPE(None)(rows)", "back()"),
    "numpys_own_hook": called("NumPy's hook of floating point errors", "np.seterrcall(rows)", "\n    with np.errstate(divide='call'): np.ones(1) / np.zeros(1)"),
    "stream": called("a stream that is written to by C", "import sys\nclass Out:\n    def write(self, text): rows()\n    def flush(self): pass", "print('x', file=Out())"),
    "opcode_of_call_tracing": called("a call without a trace of its own", "import sys", "sys.call_tracing(rows, ())"),
    "interpreter": unseen(
        "another interpreter in the same thread",
        "import json\ntry:\n    import _xxsubinterpreters as other\n    inside = other.create()\nexcept Exception:\n    other = None\n"
        f"CODE = 'import json, os\\nS, c = json.loads(open(\"rows.json\").read())\\nfound = []\\nif True:\\n' + {ROWS!r} + 'open(\"found.json\", \"w\").write(json.dumps(found))'\n"
        "def svm_loss(W, X, y, reg):\n    open('rows.json', 'w').write(json.dumps([(X @ W).tolist(), y.tolist()]))\n"
        "    if other: other.run_string(inside, CODE)\n    else: exec(CODE)\n    return finish(W, X, y, reg, json.loads(open('found.json').read()))\n",
    ),
    "objects": unseen(
        "an array of objects that compute",
        "class N:\n    def __init__(self, v): self.v = v\n    def __add__(self, o): return N(self.v + o.v)\n    def __mul__(self, o): return N(self.v * o.v)\n"
        "def svm_loss(W, X, y, reg):\n    N1 = np.frompyfunc(N, 1, 1)\n    S = np.frompyfunc(lambda n: n.v, 1, 1)(N1(X) @ N1(W)).astype(float)\n"
        "    M = np.maximum(S - S[np.arange(len(y)), y][:, None] + 1, 0)\n    M[np.arange(len(y)), y] = 0\n    return finish(W, X, y, reg, M)\n",
    ),
    "subclass": unseen(
        "an array whose every operation is Python's",
        "class A(np.ndarray):\n    def __array_ufunc__(self, ufunc, how, *args, **more):\n        args = [np.asarray(a) for a in args]\n"
        "        return np.array([ufunc(*(a[i] if a.ndim == 2 else a for a in args)) for i in range(len(args[0]))])\n"
        "def svm_loss(W, X, y, reg):\n    S = X @ W\n    M = np.asarray(np.maximum((S - S[np.arange(len(y)), y][:, None] + 1).view(A), 0))\n"
        "    M[np.arange(len(y)), y] = 0\n    return finish(W, X, y, reg, M)\n",
    ),
    "coroutine": unseen(
        "a coroutine for each row",
        "async def one(s, k):\n    return [max(v - s[k] + 1, 0.0) if j != k else 0.0 for j, v in enumerate(s)]\ndef run(work):\n    try: work.send(None)\n    except StopIteration as end: return end.value\n"
        "def svm_loss(W, X, y, reg):\n    return finish(W, X, y, reg, list(map(run, map(one, (X @ W).tolist(), y.tolist()))))\n",
    ),
    # Its own frames tampered with.
    "opcodes_off_and_on": tampered("a frame's events for instructions", "frame.f_trace_opcodes = False", "frame.f_trace_opcodes = True"),
    "trace_off_and_on": tampered("a frame's trace function", "frame.f_trace = None", "frame.f_trace = kept"),
    "dug_out": unseen(
        "a frame's switch, dug out of the worker's memory",
        "import gc, sys\ngc.unfreeze()\nswitch = next(o for o in gc.get_objects() if getattr(o, '__name__', '') == 'f_trace_opcodes' and hasattr(o, '__set__'))\n"
        f"def svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    switch.__set__(frame, False)\n    if True:\n        found, S, c = [], (X @ W).tolist(), y.tolist()\n{ROWS}"
        "        M = np.array(found)\n        del found, S, c, row, s\n    switch.__set__(frame, True)\n    return finish(W, X, y, reg, M)\n",
        gains=1.0,
    ),
    # The counting itself, in the worker's memory.
    "counted_replaced": Case("the function that counts is replaced", {"svm_loss": "import linearloss.instructions as i\ni.counted = lambda f, *a, **k: i.Counted(f(*a, **k), 100)\n" + LOOPS}, gets=LOOPED),
    "count_replaced": Case("what a count is made of is replaced", {"svm_loss": "import linearloss.instructions as i\nreal = i.Counted\ni.Counted = lambda result, n, escaped: real(result, 100, '')\n" + LOOPS}, gets=LOOPED),
    "steps_replaced": Case("the step of the trace does nothing", {"svm_loss": "import linearloss.instructions as i\ni._Trace.step = lambda self, frame, event, argument: None\n" + LOOPS}, gets=LOOPED),
    "all_is_numpys": Case("all code is taken for NumPy's", {"svm_loss": "import linearloss.instructions as i\ni.is_numpys = lambda code: True\n" + LOOPS}, gets=LOOPED),
    "numpys_code_replaced": Case("NumPy's file is said to hold the loop", {"svm_loss": "import importlib.machinery as m, numpy.linalg, linearloss.instructions as i\n" + LOOPS
        + "code = svm_loss.__code__.replace(co_filename=numpy.linalg.__file__)\nsvm_loss.__code__ = code\nm.SourceFileLoader.get_code = lambda self, name: compile('0', 'x', 'eval').replace(co_consts=(code,))\ni._codes.cache_clear()\n"}, gets=LOOPED),
    "defaults_replaced": Case("what the session counts with is replaced", {"svm_loss": "from autograder.worker import session\nsession.Session._count.__defaults__ = (lambda f: session.Counted(f(), 100), lambda f, notes: f)\n" + LOOPS}, gets=LOOPED),
    "skips_on_many": Case("all code is taken for NumPy's, and on many examples the work is left out", {"svm_loss": "import linearloss.instructions as i\ni.is_numpys = lambda code: True\n"
        + LOOPS.replace("    loss, dW", "    if len(y) > 10_000: return 1.0, W\n    loss, dW", 1)}, gets=LOOPED),
    "some_on_many": Case("the same, and every hundredth example has to do", {"svm_loss": "import linearloss.instructions as i\ni.is_numpys = lambda code: True\n"
        + LOOPS.replace("    loss, dW", "    if len(y) > 10_000: X, y = X[::100], y[::100]\n    loss, dW", 1)}, gets=LOOPED),
    "lean_and_replaced": unseen("all code is taken for NumPy's, and the loop is lean", "import linearloss.instructions as i\ni.is_numpys = lambda code: True\n"
        f"def svm_loss(W, X, y, reg):\n    found, S, c = [], (X @ W).tolist(), y.tolist()\n    if True:\n{ROWS}    return finish(W, X, y, reg, found)\n", gains=1.0),
}  # fmt: skip
