"""Odd but right: notebook 03-softmax."""

from .style import Style

RIGHT = """\
def right(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    S = S - S.max(axis=1, keepdims=True)
    P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    loss = -np.mean(S[np.arange(N), y] - np.log(np.exp(S).sum(axis=1))) + reg * np.sum(W * W)
    P[np.arange(N), y] -= 1
    return loss, X.T.dot(P) / N + 2 * reg * W
"""


def returns(says: str, value: str) -> Style:
    """Both functions give back the right loss and gradient in this form."""
    code = RIGHT + "def {}(W, X, y, reg):\n    loss, dW = right(W, X, y, reg)\n    return " + value + "\n"
    return Style(says, {name: code.format(name) for name in ("softmax_loss_naive", "softmax_loss_vectorized")})


def vectorised(says: str, code: str, **others: str) -> Style:
    return Style(says, {"softmax_loss_vectorized": code}, **others)


CASES = {
    "zero_d": returns("the loss as an array without dimensions", "np.asarray(loss), dW"),
    "one_element": returns("the loss as an array of one element", "np.array([loss]), dW"),
    "matrix": returns("dW as np.matrix", "float(loss), np.asmatrix(dW)"),
    "fortran": returns("dW in Fortran's order, read-only", "loss, np.broadcast_to(np.asfortranarray(dW), dW.shape)"),
    "float32_results": returns("results in the precision of the input", "W.dtype.type(loss), dW.astype(W.dtype)"),
    "rows_only": Style(
        "a naive version that loops over the examples only",
        {
            "softmax_loss_naive": "def softmax_loss_naive(W, X, y, reg):\n    loss, dW = 0.0, np.zeros_like(W)\n    for x, c in zip(X, y):\n"
            "        s = x @ W\n        s -= s.max()\n        p = np.exp(s) / np.sum(np.exp(s))\n        loss -= s[c] - np.log(np.sum(np.exp(s)))\n"
            "        p[c] -= 1\n        dW += np.outer(x, p)\n    return loss / len(X) + reg * np.sum(W ** 2), dW / len(X) + 2 * reg * W\n"
        },
    ),
    "four_loops": Style(
        "loops everywhere",
        {
            "softmax_loss_naive": "import math\ndef softmax_loss_naive(W, X, y, reg):\n    N, D, C = len(X), W.shape[0], W.shape[1]\n    loss, dW = 0.0, np.zeros((D, C))\n"
            "    for i in range(N):\n        s = [float(sum(X[i, d] * W[d, c] for d in range(D))) for c in range(C)]\n        top = max(s)\n"
            "        e = [math.exp(v - top) for v in s]\n        loss += math.log(sum(e)) + top - s[y[i]]\n"
            "        for c in range(C):\n            for d in range(D):\n                dW[d, c] += (e[c] / sum(e) - (c == y[i])) * X[i, d]\n"
            "    return loss / N + reg * float(np.sum(W * W)), dW / N + 2 * reg * W\n"
        },
    ),
    "scipy": vectorised(
        "scipy.special where it is installed",
        "try:\n    from scipy.special import logsumexp, softmax as soft\nexcept ImportError:\n"
        "    logsumexp = lambda S, axis: S.max(axis) + np.log(np.exp(S - S.max(axis, keepdims=True)).sum(axis))\n"
        "    soft = lambda S, axis: np.exp(S - logsumexp(S, axis)[:, None])\n"
        "def softmax_loss_vectorized(W, X, y, reg):\n    S = X @ W\n    G = soft(S, axis=1)\n    G[np.arange(len(y)), y] -= 1\n"
        "    return np.mean(logsumexp(S, axis=1) - S[np.arange(len(y)), y]) + reg * np.sum(W * W), X.T @ G / len(y) + 2 * reg * W\n",
    ),
    "one_hot": vectorised(
        "a one-hot matrix and einsum",
        "def softmax_loss_vectorized(W, X, y, reg):\n    S = np.einsum('nd,dc->nc', X, W)\n    S = S - np.amax(S, 1)[:, None]\n    Y = np.zeros(S.shape)\n    Y[range(len(y)), y] = 1\n"
        "    L = S - np.log(np.exp(S).sum(1))[:, None]\n    return -(Y * L).sum() / len(y) + reg * np.trace(W.T @ W), np.einsum('nd,nc->dc', X, np.exp(L) - Y) / len(y) + 2 * reg * W\n",
    ),
    "take_along_axis": vectorised(
        "take_along_axis and broadcasting",
        "def softmax_loss_vectorized(W, X, y, reg):\n    S = (X @ W).T\n    S = S - np.max(S, axis=0)\n    L = S - np.log(np.sum(np.exp(S), axis=0))\n    N = y.size\n"
        "    G = np.exp(L)\n    G[y, np.arange(N)] -= 1.\n    return -np.take_along_axis(L, y[None], 0).sum() / N + reg * np.square(W).sum(), (G @ X).T / N + 2. * reg * W\n",
    ),
    "hstack": vectorised("np.hstack, for the largest score of each row", RIGHT.replace("def right", "def softmax_loss_vectorized").replace("    S = S - S.max", "    S = np.hstack([S, np.full((N, 1), -np.inf)])[:, :-1]\n    S = S - S.max")),
    "split_rows": vectorised("works in three blocks of rows, joined again", RIGHT.replace("def right", "def softmax_loss_vectorized").replace("    S = X @ W", "    S = np.concatenate([part @ W for part in np.array_split(X, 3)])")),
    "longdouble_inside": vectorised("computes in extended precision", RIGHT.replace("def right", "def softmax_loss_vectorized").replace("    N =", "    W, X = W.astype(np.longdouble), X.astype(np.longdouble)\n    N =")),
    "errstate": vectorised("np.errstate, np.log1p and np.logaddexp.reduce", RIGHT.replace("def right", "def softmax_loss_vectorized").replace("np.log(np.exp(S).sum(axis=1))", "np.logaddexp.reduce(S, axis=1)").replace("    S = X @ W", "    with np.errstate(all='raise'):\n        S = X @ W")),
    "helper_cell": Style("a helper in a cell of one's own", {"softmax_loss_vectorized": "softmax_loss_vectorized = helper\n"}, helper=RIGHT.replace("def right", "def helper")),
    "warns": vectorised("warns", RIGHT.replace("def right", "import warnings\ndef softmax_loss_vectorized").replace("    N =", "    warnings.warn('x'); np.log(np.zeros(2))\n    N =")),
    "extra_arguments": vectorised("extra arguments with defaults", RIGHT.replace("def right(W, X, y, reg)", "def softmax_loss_vectorized(W, X, y, reg=0.0, temperature=1.0, verbose=False)")),
    "prints": vectorised("prints what it does", RIGHT.replace("def right", "def softmax_loss_vectorized").replace("    N =", "    print(W, X, y, reg)\n    N =")),
}  # fmt: skip
