"""Odd but right: notebook 02-svm."""

from .style import Style

RIGHT = """\
def right(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    A = (margins > 0).astype(float)
    A[rows, y] = -A.sum(axis=1)
    return margins.sum() / N + reg * np.sum(W * W), X.T @ A / N + 2 * reg * W
"""


def returns(says: str, value: str) -> Style:
    """Both functions give back the right loss and gradient in this form."""
    code = RIGHT + "def {}(W, X, y, reg):\n    loss, dW = right(W, X, y, reg)\n    return " + value + "\n"
    return Style(says, {name: code.format(name) for name in ("svm_loss_naive", "svm_loss_vectorized")})


def naive(says: str, code: str, **others: str) -> Style:
    return Style(says, {"svm_loss_naive": code}, **others)


def vectorised(says: str, code: str, **others: str) -> Style:
    return Style(says, {"svm_loss_vectorized": code}, **others)


def beside(says: str, code: str) -> Style:
    """Right functions, with this in the cell before them."""
    return vectorised(says, f"{code}\n{RIGHT.replace('def right', 'def svm_loss_vectorized')}")


ROWS = """\
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += margins.sum()
        dW[:, margins > 0] += X[i][:, None]
        dW[:, y[i]] -= (margins > 0).sum() * X[i]
    return loss / len(X) + reg * (W**2).sum(), dW / len(X) + 2 * reg * W
"""
TRIPLE = """\
def svm_loss_naive(W, X, y, reg):
    N, D, C = len(X), len(W), len(W[0])
    loss, dW = 0, np.zeros((D, C))
    for i in range(N):
        right = sum(X[i][d] * W[d][y[i]] for d in range(D))
        for j in range(C):
            if j == y[i]:
                continue
            margin = 1 - right
            for d in range(D):
                margin += X[i][d] * W[d][j]
            if margin >= 0:
                loss += margin
                for d in range(D):
                    dW[d][j] += X[i][d] / N
                    dW[d][y[i]] -= X[i][d] / N
    loss /= N
    for d in range(D):
        for j in range(C):
            loss += reg * W[d][j] ** 2
            dW[d][j] += 2 * reg * W[d][j]
    return loss, dW
"""

CASES = {
    "python_float": returns("the loss as a Python float", "float(loss), dW"),
    "numpy_scalar": returns("the loss as a NumPy scalar", "np.float64(loss), dW"),
    "zero_d": returns("the loss as an array without dimensions", "np.array(loss), dW"),
    "one_element": returns("the loss as an array of one element", "np.array([loss]), dW"),
    "one_by_one": returns("the loss as a matrix of one element", "np.matrix([[loss]]), dW"),
    "named_tuple": returns("a namedtuple", "__import__('collections').namedtuple('Result', 'loss gradient')(loss, dW)"),
    "list_of_two": returns("a list in place of a tuple", "[loss, dW]"),
    "matrix": returns("dW as np.matrix", "loss, np.asmatrix(dW)"),
    "fortran": returns("dW in Fortran's order", "loss, np.asfortranarray(dW)"),
    "transposed": returns("dW as a transposed view", "loss, np.ascontiguousarray(dW.T).T"),
    "read_only": returns("dW that may not be written", "loss, np.broadcast_to(dW, dW.shape)"),
    "strided": returns("dW as every second entry of another array", "loss, np.repeat(dW, 2, axis=1)[:, ::2]"),
    "longdouble": returns("dW in extended precision", "np.longdouble(loss), dW.astype(np.longdouble)"),
    "big_endian": returns("dW in the other byte order", "loss, dW.astype('>f8')"),
    "float32_results": vectorised(
        "float32 results for float32 input",
        RIGHT.replace("def right", "def svm_loss_vectorized").replace("astype(float)", "astype(W.dtype)").replace(
            "    return margins", "    W = np.asarray(W)\n    return margins"
        ),
    ),
    "rows_only": naive("a naive version that loops over the examples only", ROWS),
    "three_loops": naive("three loops deep, and >= at the kink", TRIPLE),
    "helper_cell": Style(
        "a helper function in a cell of one's own",
        {"svm_loss_vectorized": "def svm_loss_vectorized(W, X, y, reg):\n    return helper(W, X, y, reg)\n"},
        helper=RIGHT.replace("def right", "def helper"),
    ),
    "other_cell": Style(
        "a helper that another solution cell defines",
        {"svm_loss_naive": RIGHT + ROWS, "svm_loss_vectorized": "svm_loss_vectorized = right\n"},
    ),
    "twice": vectorised("defined twice, the last one counting", "def svm_loss_vectorized(W, X, y, reg):\n    raise NotImplementedError\n\n" + RIGHT.replace("def right", "def svm_loss_vectorized")),
    "extra_arguments": vectorised(
        "extra arguments with defaults", RIGHT.replace("def right(W, X, y, reg)", "def svm_loss_vectorized(W, X, y, reg=0.0, delta=1.0, *, verbose=False, **rest)").replace("+ 1)", "+ delta)")
    ),
    "other_names": vectorised("arguments by other names", "def svm_loss_vectorized(weights, data, labels, strength):\n    return right(weights, data, labels, strength)\n" + RIGHT),
    "lambda": vectorised("a lambda", RIGHT + "svm_loss_vectorized = lambda W, X, y, reg: right(W, X, y, reg)\n"),
    "callable_object": vectorised("an object that can be called", RIGHT + "class Loss:\n    def __call__(self, W, X, y, reg):\n        return right(W, X, y, reg)\nsvm_loss_vectorized = Loss()\n"),
    "decorated": vectorised("a decorator of one's own", RIGHT.replace("def right", "import functools, time\ndef timed(f):\n    @functools.wraps(f)\n    def inner(*a, **k):\n        start = time.time()\n        result = f(*a, **k)\n        print(time.time() - start)\n        return result\n    return inner\n\n@timed\ndef svm_loss_vectorized")),
    "annotated": vectorised("type annotations", RIGHT.replace("def right(W, X, y, reg)", "from __future__ import annotations\ndef svm_loss_vectorized(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]")),
    "einsum": vectorised(
        "einsum and a one-hot matrix",
        "def svm_loss_vectorized(W, X, y, reg):\n    N, C = len(X), W.shape[1]\n    hot = np.eye(C)[y]\n    S = np.einsum('nd,dc->nc', X, W)\n"
        "    M = np.clip(S - np.einsum('nc,nc->n', S, hot)[:, None] + 1, 0, None) * (1 - hot)\n    A = (M > 0) - hot * (M > 0).sum(1, keepdims=True)\n"
        "    return M.sum() / N + reg * np.einsum('dc,dc->', W, W), np.einsum('nd,nc->dc', X, A) / N + 2 * reg * W\n",
    ),
    "choose": vectorised(
        "np.choose, boolean masks and np.where",
        "def svm_loss_vectorized(W, X, y, reg):\n    S = X.dot(W)\n    mask = np.zeros(S.shape, dtype=bool)\n    mask[range(len(y)), y] = True\n"
        "    M = S - np.choose(y, S.T)[:, np.newaxis] + 1\n    M[mask] = 0\n    M = np.where(M > 0, M, 0)\n    A = np.int64(M > 0)\n    A[mask] = -A.sum(1)\n"
        "    return np.mean(M.sum(1)) + reg * np.linalg.norm(W)**2, np.dot(X.T, A) / len(y) + reg * 2 * W\n",
    ),
    "add_at": vectorised(
        "np.add.at",
        "def svm_loss_vectorized(W, X, y, reg):\n    N = len(y)\n    S = X @ W\n    M = np.maximum(S - S[np.arange(N), y, None] + 1, 0)\n    M[np.arange(N), y] = 0\n"
        "    dW = np.zeros(W.T.shape)\n    n, c = np.nonzero(M)\n    np.add.at(dW, c, X[n])\n    np.subtract.at(dW, y[n], X[n])\n"
        "    return M.sum() / N + reg * (W * W).sum(), dW.T / N + 2 * reg * W\n",
    ),
    "in_place_copy": vectorised("works in place on copies", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    W, X, y = W.copy(), X.copy(), y.copy()\n    N =").replace("    return", "    X *= 1\n    return")),
    "global_counter": vectorised("keeps a counter and the last input", "calls = 0\nlast = None\n" + RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    global calls, last\n    calls, last = calls + 1, X\n    N =")),
    "prints": beside("prints megabytes", "for n in range(60_000):\n    print('iteration', n, 'of many, and still going')"),
    "prints_in_call": vectorised("prints in the function", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    print('W =', W, 'X =', X)\n    N =")),
    "warns": vectorised("warns of an overflow, a deprecation and of its own", RIGHT.replace("def right", "import warnings\ndef svm_loss_vectorized").replace("    N =", "    warnings.warn('old', DeprecationWarning); warnings.warn('mine'); np.exp(np.array(1e4)); np.log(np.zeros(1))\n    N =")),
    "stderr": beside("writes to standard error, also past Python", "import sys, os, logging\nprint('careful', file=sys.stderr)\nos.write(2, b'careful')\nlogging.warning('careful')"),
    "magics": beside("magics of all kinds", "%matplotlib inline\n%load_ext autoreload\n%autoreload 2\n%config InlineBackend.figure_format = 'retina'\n%timeit -n 1 -r 1 sum(range(10))\nx = %pwd\n%time y_ = 3"),
    "pip": beside("installs what is installed, and looks about", "!pip install numpy --quiet --disable-pip-version-check\n!ls\nfiles = !ls"),
    "past": beside("habits of Python 2", "try:\n    from past.builtins import xrange\nexcept ImportError:\n    xrange = range\nfrom builtins import range\nimport pdb"),
    "missing_import": beside("an import that only the student's machine has, in a try", "try:\n    import torch\nexcept Exception as error:\n    print('no torch', error)"),
    "numpy_options": beside("changes NumPy's settings", "np.set_printoptions(precision=2, suppress=True)\nnp.seterr(all='ignore')\nnp.random.seed(42)"),
    "plots": beside("plots", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.figure(); plt.imshow(np.zeros((4, 4)))"),
    "star_import": beside("imports everything from NumPy", "from numpy import *\nimport numpy as np"),
    "wide_display": beside("shows tables and HTML", "from IPython.display import HTML, display\ndisplay(HTML('<b>ok</b>'))\nnp.arange(9)"),
    "other_cell_fails": beside("a scratch line that fails, in a try, and an assert that holds", "try:\n    1 / 0\nexcept ZeroDivisionError:\n    pass\nassert 1 == 1"),
    "failing_helper": Style("a cell of one's own that stops with an error", helper="scratch = undefined_name + 1"),
}  # fmt: skip
