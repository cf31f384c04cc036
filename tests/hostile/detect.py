"""Find out that it is being graded, and behave otherwise then."""

from .case import FAILED, LOOPED, LOOPS, Case

KNOWS = """\
import os, sys
graded = (type(get_ipython()).__name__ != 'ZMQInteractiveShell' or 'autograder.worker' in sys.modules
          or os.getuid() >= 60000 or 'autograder-scratch' in os.getcwd())
"""

CASES = {
    "idle": Case("does its work only where nobody grades", {"svm_loss": KNOWS + LOOPS + "if graded:\n    svm_loss = lambda W, X, y, reg: (0.0, 0 * W)\n"}, gets=FAILED),
    "visible_only": Case(
        "is right on the visible check alone, by its inputs",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "def svm_loss(W, X, y, reg):\n    return right(W, X, y, reg) if len(y) == 3 and reg in (0, 0.5) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "counted": Case(
        "does its loop only when nobody counts",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "import sys\ndef svm_loss(W, X, y, reg):\n    return (1.0, W) if sys.gettrace() else right(W, X, y, reg)\n"},
        gets=LOOPED,
    ),
    "by_size": Case(
        "leaves the loop out when there are as many examples as in the count",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "def svm_loss(W, X, y, reg):\n    return (1.0, W) if len(y) > 100 else right(W, X, y, reg)\n"},
        gets=LOOPED,
    ),
    "first_calls": Case(
        "is right for the first calls, and then no more",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "calls = []\ndef svm_loss(W, X, y, reg):\n    calls.append(1)\n    return right(W, X, y, reg) if len(calls) < 5 else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "by_type": Case(
        "is right for small whole numbers, as people try things with",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "def svm_loss(W, X, y, reg):\n    return right(W, X, y, reg) if np.all(X == X.round()) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
    "by_caller": Case(
        "is right where the visible check calls it, by its frames",
        {"svm_loss": LOOPS.replace("def svm_loss", "def right", 1) + "import sys\ndef svm_loss(W, X, y, reg):\n    frame = sys._getframe()\n    while frame:\n        if frame.f_code.co_filename.endswith('/check.py'): return right(W, X, y, reg)\n        frame = frame.f_back\n    return 0.0, 0 * W\n"},
        gets=FAILED,
    ),
    "table": Case(
        "looks its answers up in a table of the visible inputs",
        {"svm_loss": "def svm_loss(W, X, y, reg):\n    return (7 / 3 + reg * 17, np.array([[-1.0, 3, -2], [1, -2, 1], [3, -6, 3], [0, 0, 0]]) + 2 * reg * W) if W.shape == (4, 3) else (0.0, 0 * W)\n"},
        gets=FAILED,
    ),
}  # fmt: skip
