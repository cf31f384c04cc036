"""Find out that it is being graded, and behave otherwise then."""

from .case import FAILED, LOOPED, LOOPS, Case

KNOWS = """\
import os, sys
graded = (type(get_ipython()).__name__ != 'ZMQInteractiveShell' or 'autograder.worker' in sys.modules
          or os.getuid() >= 60000 or 'autograder-scratch' in os.getcwd())
"""

RIGHT = LOOPS.replace("def svm_loss", "def right", 1)
UNREGULARISED = RIGHT.replace(" + reg * np.sum(W * W)", "")
WRONG: dict[str, tuple[float, str]] = {"test_svm_loss": (4.0, "partial")}

CASES = {
    "idle": Case("does its work only where nobody grades", {"svm_loss": KNOWS + LOOPS + "if graded:\n    svm_loss = lambda W, X, y, reg: (0.0, 0 * W)\n"}, gets=FAILED),
    "visible_only": Case(
        "is right on the visible check alone, by its inputs",
        {"svm_loss": RIGHT + "def svm_loss(W, X, y, reg):\n    return right(W, X, y, reg) if len(y) == 3 and reg in (0, 0.5) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "silent_clock": Case(
        "counts nothing, and takes the kernel's count of its time away by the name of its process",
        {"svm_loss": RIGHT + "import ctypes\nimport linearloss.instructions\nlinearloss.instructions.is_numpys = lambda code: True\n"
         "def svm_loss(W, X, y, reg):\n    found = right(W, X, y, reg)\n    ctypes.CDLL(None).prctl(15, b'\\xff' if len(y) > 10_000 else b'x', 0, 0, 0)\n    return found\n"},
        gets=LOOPED,
    ),
    "counted": Case(
        "does its loop only when nobody counts",
        {"svm_loss": RIGHT + "import sys\ndef svm_loss(W, X, y, reg):\n    return (1.0, W) if sys.gettrace() else right(W, X, y, reg)\n"},
        gets=LOOPED,
    ),
    "counted_and_wrong": Case(
        "wrong in one part, and does its loop only when nobody counts",
        {"svm_loss": UNREGULARISED + "import sys\ndef svm_loss(W, X, y, reg):\n    return (1.0, W) if sys.gettrace() else right(W, X, y, reg)\n"},
        gets=WRONG,
    ),
    "counted_and_raises": Case(
        "raises when it is counted",
        {"svm_loss": RIGHT + "import sys\ndef svm_loss(W, X, y, reg):\n    if sys.gettrace(): raise ValueError\n    return right(W, X, y, reg)\n"}, gets=LOOPED,
    ),
    "counted_and_dies": Case(
        "dies when it is counted",
        {"svm_loss": RIGHT + "import os, sys\ndef svm_loss(W, X, y, reg):\n    if sys.gettrace(): os._exit(0)\n    return right(W, X, y, reg)\n"}, gets=LOOPED,
    ),
    "counted_and_hangs": Case(
        "hangs when it is counted",
        {"svm_loss": RIGHT + "import sys, time\ndef svm_loss(W, X, y, reg):\n    if sys.gettrace(): time.sleep(60)\n    return right(W, X, y, reg)\n"}, gets=LOOPED,
    ),
    "counted_by_session": Case(
        "knows the counting session by its frames",
        {"svm_loss": RIGHT + "import sys\ndef svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    while frame:\n        if frame.f_code.co_name == 'call_and_export': return 1.0, W\n        frame = frame.f_back\n    return right(W, X, y, reg)\n"},
        gets=LOOPED,
    ),
    "size_of_the_witness": Case(
        "is wrong for fifty thousand examples, where its time is taken",
        {"svm_loss": "def svm_loss(W, X, y, reg):\n    if len(y) > 10_000: return 1.0, W\n    N, rows = len(y), np.arange(len(y))\n    S = X @ W\n    M = np.maximum(0, S - S[rows, y][:, None] + 1)\n    M[rows, y] = 0\n"
         "    A = (M > 0).astype(X.dtype)\n    A[rows, y] = -A.sum(1)\n    return M.sum() / N + reg * np.sum(W * W), X.T @ A / N + 2 * reg * W\n"},
        gets=LOOPED,
    ),
    "size_of_the_count": Case(
        "wrong in one part, and leaves the loop out when there are as many examples as in the count",
        {"svm_loss": UNREGULARISED + "def svm_loss(W, X, y, reg):\n    return (1.0, W) if len(y) > 19 or W.shape[1] > 10 else right(W, X, y, reg)\n"},
        gets={"test_svm_loss": (5.0, "partial")}, gains=1.0,
    ),
    "second_call": Case(
        "is right every second time",
        {"svm_loss": RIGHT + "calls = []\ndef svm_loss(W, X, y, reg):\n    calls.append(1)\n    return right(W, X, y, reg) if len(calls) % 2 else (0.0, 0 * W)\n"}, gets=FAILED,
    ),
    "second_of_a_shape": Case(
        "gives the first result of a shape again",
        {"svm_loss": RIGHT + "known = {}\ndef svm_loss(W, X, y, reg):\n    if X.shape not in known: known[X.shape] = right(W, X, y, reg)\n    return known[X.shape]\n"}, gets=FAILED,
    ),
    "by_value": Case(
        "knows the visible examples by their numbers, and is right there",
        {"svm_loss": RIGHT + "seen = {-3.0, 6.0, 2.0, 0.5}\ndef svm_loss(W, X, y, reg):\n    return right(W, X, y, reg) if seen & {*X.ravel().tolist()} else (0.0, 0 * W)\n"}, gets=FAILED,
    ),
    "by_zero": Case(
        "is right at reg = 0 alone, as in all examples that it has seen",
        {"svm_loss": RIGHT + "def svm_loss(W, X, y, reg):\n    return right(W, X, y, 0.0)\n"}, gets={"test_svm_loss": (4.0, "partial")},
    ),
    "by_precision": Case(
        "is right for float64, and gives its first result again for all else",
        {"svm_loss": RIGHT + "kept = []\ndef svm_loss(W, X, y, reg):\n    if X.dtype != np.float64: return kept[0]\n    kept.append(right(W, X, y, reg))\n    return kept[-1]\n"}, gets=FAILED,
    ),
    "by_size": Case(
        "leaves the loop out when there are as many examples as in the count",
        {"svm_loss": RIGHT + "def svm_loss(W, X, y, reg):\n    return (1.0, W) if len(y) > 100 else right(W, X, y, reg)\n"},
        gets=LOOPED,
    ),
    "first_calls": Case(
        "is right for the first calls, and then no more",
        {"svm_loss": RIGHT + "calls = []\ndef svm_loss(W, X, y, reg):\n    calls.append(1)\n    return right(W, X, y, reg) if len(calls) < 5 else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "by_type": Case(
        "is right for small whole numbers, as people try things with",
        {"svm_loss": RIGHT + "def svm_loss(W, X, y, reg):\n    return right(W, X, y, reg) if np.all(X == X.round()) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "by_caller": Case(
        "is right where the visible check calls it, by its frames",
        {"svm_loss": RIGHT + "import sys\ndef svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    while frame:\n        if frame.f_code.co_filename.endswith('/check.py'): return right(W, X, y, reg)\n        frame = frame.f_back\n    return 0.0, 0 * W\n"},
        gets=FAILED,
    ),
    "table": Case(
        "looks its answers up in a table of the visible inputs",
        {"svm_loss": "def svm_loss(W, X, y, reg):\n    return (7 / 3 + reg * 17, np.array([[-1.0, 3, -2], [1, -2, 1], [3, -6, 3], [0, 0, 0]]) + 2 * reg * W) if W.shape == (4, 3) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
}  # fmt: skip
