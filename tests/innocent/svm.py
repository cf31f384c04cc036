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
    "pip": beside("installs what is installed, and looks about", "!pip install numpy --quiet --disable-pip-version-check\n%pip install numpy\n!ls\nfiles = !ls"),
    "bash": Style("a cell of bash", helper="%%bash\nls -la\necho done"),
    "listed_files": beside("looks for files by the shell, and goes on whatever it finds", "files = !ls *.csv\nfor name in files: print(name)\nprint(len(files), files.s if hasattr(files, 's') else files)"),
    "shell_in_try": beside("asks git and the machine who they are, in a try", "import platform, shutil, subprocess\ntry:\n    print(subprocess.run(['git', 'log'], capture_output=True).stdout)\nexcept OSError as error:\n    print(error)\nprint(platform.platform(), shutil.which('git'))"),
    "timed_cell": Style("a cell that is timed", {"svm_loss_vectorized": RIGHT.replace("def right", "%%time\ndef svm_loss_vectorized")}),
    "timeit": beside("times what it has written", RIGHT + "%timeit -n 2 -r 2 right(np.ones((3, 2)), np.ones((4, 3)), np.zeros(4, int), 0.1)"),
    "threads": naive(
        "each half of the work in a thread of its own",
        RIGHT + "from concurrent.futures import ThreadPoolExecutor\ndef svm_loss_naive(W, X, y, reg):\n    halves = [h for h in np.array_split(np.arange(len(y)), 2) if len(h)]\n"
        "    with ThreadPoolExecutor(2) as pool:\n        found = list(pool.map(lambda h: right(W, X[h], y[h], 0.0), halves))\n"
        "    loss = sum(len(h) * f[0] for h, f in zip(halves, found)) / len(y)\n    dW = sum(len(h) * f[1] for h, f in zip(halves, found)) / len(y)\n"
        "    return loss + reg * np.sum(W * W), dW + 2 * reg * W\n",
    ),
    "thread_beside": beside("a thread that prints how far it is", "import threading\nthreading.Thread(target=lambda: print('working'), daemon=True).start()"),
    "temporary_files": beside("writes and reads files of its own", "import os, pathlib, pickle, shutil, tempfile\nwith tempfile.TemporaryDirectory() as folder:\n    np.save(folder + '/a.npy', np.ones(9))\n    assert np.load(folder + '/a.npy').sum() == 9\npathlib.Path('notes').mkdir(exist_ok=True)\npathlib.Path('notes/a.txt').write_text('x')\nshutil.copy('notes/a.txt', 'b.txt'); shutil.copytree('notes', 'more'); shutil.rmtree('more')\nos.replace('b.txt', 'c.txt'); pickle.dump({'a': np.ones(3)}, open('d.pickle', 'wb'))\nassert pickle.load(open('d.pickle', 'rb'))['a'].sum() == 3"),
    "helper_module": Style("a module beside the notebook", {"svm_loss_vectorized": "from my_losses import right as svm_loss_vectorized\n"}, beside={"my_losses.py": "import numpy as np\n" + RIGHT}),
    "helper_package": Style("a package in a folder beside the notebook", {"svm_loss_vectorized": "from mine.losses.svm import right\ndef svm_loss_vectorized(*a, **k): return right(*a, **k)\n"}, beside={"mine/__init__.py": "", "mine/losses/__init__.py": "from . import svm\n", "mine/losses/svm.py": "import numpy as np\n" + RIGHT}),
    "helper_reloaded": Style("a module that is edited while one works", {"svm_loss_vectorized": "%load_ext autoreload\n%autoreload 2\nimport importlib, my_losses\nimportlib.reload(my_losses)\nsvm_loss_vectorized = my_losses.right\n"}, beside={"my_losses.py": "import numpy as np\n" + RIGHT}),
    "data_beside": Style("data in a folder beside the notebook", {"svm_loss_vectorized": "np.loadtxt('data/a.csv', delimiter=',')\n" + RIGHT.replace("def right", "def svm_loss_vectorized")}, beside={"data/a.csv": "1,2\n3,4\n"}),
    "many_files_beside": Style("the pictures and notes of a whole term beside the notebook", beside={f"term/week {n}/notes.txt": "x" * 999 for n in range(40)}),
    "script_run": Style("a script beside the notebook, run by %run", {"svm_loss_vectorized": "%run -i losses.py\nsvm_loss_vectorized = right\n"}, beside={"losses.py": RIGHT}),
    "await": beside("waits for something at the top of a cell", "import asyncio\nasync def later():\n    await asyncio.sleep(0)\n    return 1\nassert await later() == 1"),
    "processes_in_try": beside("tries as many processes as there are cores, and does without", "import multiprocessing, os\ntry:\n    with multiprocessing.Pool(os.cpu_count()) as pool: print(pool.map(abs, [-1, 2]))\nexcept Exception as error:\n    print('no processes here:', error)"),
    "modes": beside("changes the mode and the time of a file of its own", "import os\nopen('x.sh', 'w').close(); os.chmod('x.sh', 0o755); os.utime('x.sh'); os.stat('x.sh')"),
    "kept_indices": vectorised("remembers what does not depend on the data", "from functools import lru_cache\n@lru_cache\ndef indices(n): return np.arange(n)\n" + RIGHT.replace("def right", "def svm_loss_vectorized").replace("np.arange(N)", "indices(N)")),
    # NumPy's functions that are written in Python: their loops are not the student's.
    "hstack": vectorised("np.hstack and np.c_", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    S = X @ W", "    S = (np.hstack([X, np.zeros((N, 1))]) @ np.vstack([W, np.zeros((1, W.shape[1]))]))\n    S = np.c_[S, S][:, :W.shape[1]]")),
    "stack": vectorised("np.stack, np.block and np.concatenate", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    S = X @ W", "    S = np.stack([X @ W, X @ W]).mean(0)\n    S = np.block([[S, S], [S, S]])[:N, :W.shape[1]]\n    S = np.concatenate([S, S])[:N]")),
    "column_stack": vectorised("np.column_stack of the columns and np.split", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    S = X @ W", "    S = np.column_stack(np.split(X @ W, [1, 2], axis=1))\n    S = np.concatenate(np.array_split(S, 3))")),
    "einsum_path": vectorised("np.einsum with an optimised path", RIGHT.replace("def right", "def svm_loss_vectorized").replace("X @ W", "np.einsum('nd,de,ec->nc', X, np.eye(len(W)), W, optimize='optimal')")),
    "linalg": vectorised("np.linalg in all places", RIGHT.replace("def right", "def svm_loss_vectorized").replace("X @ W", "np.linalg.multi_dot([X, W, np.linalg.matrix_power(np.eye(W.shape[1]), 5)])").replace("reg * np.sum(W * W)", "reg * np.linalg.norm(W, 'fro') ** 2 * np.linalg.det(np.eye(2))")),
    "tensordot": vectorised("np.tensordot, np.kron and np.moveaxis", RIGHT.replace("def right", "def svm_loss_vectorized").replace("X @ W", "np.moveaxis(np.tensordot(W, X, axes=(0, 1)), 0, 1) * np.kron([[1.0]], [[1.0]])")),
    "masked": vectorised("a masked array on the way", RIGHT.replace("def right", "def svm_loss_vectorized").replace("X @ W", "np.ma.masked_array(X @ W, mask=False).filled(0)")),
    "unique": vectorised("np.unique, np.histogram, np.pad and np.tile", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    S = X @ W", "    np.unique(y, return_inverse=True); np.histogram(y, bins=range(11)); np.tile(y, 2)\n    S = np.pad(X @ W, ((1, 1), (0, 0)))[1:-1]")),
    "insert_delete": vectorised("np.delete, np.insert and np.roll", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    S = X @ W", "    S = np.delete(np.insert(X @ W, 0, 0.0, axis=1), 0, axis=1)\n    S = np.roll(np.roll(S, 1, axis=0), -1, axis=0)")),
    "longdouble_inside": vectorised("computes in extended precision", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    W, X = W.astype(np.longdouble), X.astype(np.longdouble)\n    N =")),
    "printed_arrays": vectorised("prints whole arrays", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    print(np.array2string(X, precision=3)); repr(y)\n    N =")),
    "checked_inputs": vectorised("checks its inputs in a short loop", RIGHT.replace("def right", "def svm_loss_vectorized").replace("    N =", "    for a in (W, X, y):\n        assert isinstance(a, np.ndarray) and np.all(np.isfinite(a))\n    N =")),
    "past": beside("habits of Python 2", "try:\n    from past.builtins import xrange\nexcept ImportError:\n    xrange = range\nfrom builtins import range\nimport pdb"),
    "missing_import": beside("an import that only the student's machine has, in a try", "try:\n    import torch\nexcept Exception as error:\n    print('no torch', error)"),
    "numpy_options": beside("changes NumPy's settings", "np.set_printoptions(precision=2, suppress=True)\nnp.seterr(all='ignore')\nnp.random.seed(42)"),
    "plots": beside("plots", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.figure(); plt.imshow(np.zeros((4, 4)))"),
    "star_import": beside("imports everything from NumPy", "from numpy import *\nimport numpy as np"),
    "wide_display": beside("shows tables and HTML", "from IPython.display import HTML, display\ndisplay(HTML('<b>ok</b>'))\nnp.arange(9)"),
    "other_cell_fails": beside("a scratch line that fails, in a try, and an assert that holds", "try:\n    1 / 0\nexcept ZeroDivisionError:\n    pass\nassert 1 == 1"),
    "failing_helper": Style("a cell of one's own that stops with an error", helper="scratch = undefined_name + 1"),
}  # fmt: skip
