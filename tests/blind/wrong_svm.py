"""Wrong programs for the notebook on svm."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "numerical_gradient",
        "One-sided difference instead of the centred one.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    grad = np.zeros_like(W)
    base = f(W)
    for pos in np.ndindex(W.shape):
        old = W[pos]
        W[pos] = old + h
        grad[pos] = (f(W) - base) / h
        W[pos] = old
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "Divides the centred difference by h instead of 2h.",
        """
def numerical_gradient(f, W):
    eps = 0.00001
    V = W.astype(float).copy()
    G = np.zeros(V.shape)
    for idx in np.ndindex(*V.shape):
        keep = V[idx]
        V[idx] = keep + eps
        hi = f(V)
        V[idx] = keep - eps
        lo = f(V)
        V[idx] = keep
        G[idx] = (hi - lo) / eps
    return G
""",
    ),
    Program(
        "numerical_gradient",
        "Missing parentheses: / 2 * h multiplies by h.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W2 = np.array(W, dtype=np.float64)
    dW = np.zeros(W2.shape)
    for position in np.ndindex(W2.shape):
        save = W2[position]
        W2[position] = save + h
        plus = f(W2)
        W2[position] = save - h
        minus = f(W2)
        W2[position] = save
        dW[position] = (plus - minus) / 2 * h
    return dW
""",
    ),
    Program(
        "numerical_gradient",
        "An entry is not put back: it stays at w - h while the following ones are measured.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    grad = np.zeros_like(W)
    for p in np.ndindex(W.shape):
        W[p] += h
        a = f(W)
        W[p] -= 2 * h
        b = f(W)
        grad[p] = (a - b) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "The copy keeps W's dtype, so a float32 W is moved in float32.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = W.copy()
    grad = np.zeros(W.shape, dtype=np.float64)
    for p in np.ndindex(W.shape):
        old = W[p]
        W[p] = old + h
        up = f(W)
        W[p] = old - h
        down = f(W)
        W[p] = old
        grad[p] = (up - down) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "np.asarray makes no copy of a float64 W, and every entry is left h higher: the caller's W is changed.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    P = np.asarray(W, dtype=np.float64)
    grad = np.zeros(P.shape)
    for p in np.ndindex(P.shape):
        P[p] -= h
        below = f(P)
        P[p] += 2 * h
        above = f(P)
        grad[p] = (above - below) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "Two nested loops over rows and columns: works for matrices only, not for (D,) or three axes.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    D, C = W.shape
    grad = np.zeros((D, C))
    for d in range(D):
        for c in range(C):
            Wp = W.copy()
            Wp[d, c] += h
            Wm = W.copy()
            Wm[d, c] -= h
            grad[d, c] = (f(Wp) - f(Wm)) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "zeros_like of the original W: for a float32 W the result is float32, not float64.",
        """
def numerical_gradient(f, W):
    out = np.zeros_like(W)
    A = np.array(W, dtype=np.float64)
    for where in np.ndindex(A.shape):
        E = np.zeros_like(A)
        E[where] = 1e-5
        out[where] = (f(A + E) - f(A - E)) / 2e-5
    return out
""",
    ),
    Program(
        "numerical_gradient",
        "Sign: f below minus f above.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    slopes = []
    for k in np.ndindex(A.shape):
        E = np.zeros(A.shape)
        E[k] = h
        slopes.append((f(A - E) - f(A + E)) / (2 * h))
    return np.array(slopes).reshape(A.shape)
""",
    ),
    Program(
        "numerical_gradient",
        "The step is 1e-2 instead of 1e-5: too coarse for curved functions and near kinks.",
        """
def numerical_gradient(f, W):
    h = 1e-2
    A = np.array(W, dtype=np.float64)
    g = np.zeros_like(A)
    for k in np.ndindex(A.shape):
        o = A[k]
        A[k] = o + h; fp = f(A)
        A[k] = o - h; fm = f(A)
        A[k] = o
        g[k] = (fp - fm) / (2 * h)
    return g
""",
    ),
    Program(
        "numerical_gradient",
        "The step is 1e-12 ('the smaller the better'): rounding spoils all but a few digits.",
        """
def numerical_gradient(f, W):
    tiny = 1e-12
    A = np.array(W, dtype=np.float64)
    g = np.zeros_like(A)
    for k in np.ndindex(A.shape):
        E = np.zeros_like(A)
        E[k] = tiny
        g[k] = (f(A + E) - f(A - E)) / (2 * tiny)
    return g
""",
    ),
    Program(
        "numerical_gradient",
        "The step is relative to the weight, so it is 0 for a weight of 0 (0/0).",
        """
def numerical_gradient(f, W):
    A = np.array(W, dtype=np.float64)
    g = np.zeros_like(A)
    for k in np.ndindex(A.shape):
        h = 1e-5 * abs(A[k])
        E = np.zeros_like(A)
        E[k] = h
        g[k] = (f(A + E) - f(A - E)) / (2 * np.float64(h))
    return g
""",
    ),
    Program(
        "numerical_gradient",
        "f is handed a flat array instead of one of W's shape.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    w = np.array(W, dtype=np.float64).flatten()
    g = np.zeros(w.size)
    for i in range(w.size):
        w[i] += h
        a = f(w)
        w[i] -= 2 * h
        b = f(w)
        w[i] += h
        g[i] = (a - b) / (2 * h)
    return g.reshape(W.shape)
""",
    ),
    Program(
        "numerical_gradient",
        "ravel of the copy is itself a copy when W is in Fortran order or a transpose: f never sees the moved entries, and the result is 0.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    flat = A.ravel()
    g = np.zeros(flat.size)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + h
        up = f(A)
        flat[i] = old - h
        down = f(A)
        flat[i] = old
        g[i] = (up - down) / (2 * h)
    return g.reshape(A.shape)
""",
    ),
    Program(
        "numerical_gradient",
        "range(len(W)) moves whole rows of a matrix at the same time.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros(W.shape)
    for i in range(len(W)):
        above = np.array(W, dtype=np.float64)
        below = np.array(W, dtype=np.float64)
        above[i] += h
        below[i] -= h
        grad[i] = (f(above) - f(below)) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "The result lives in a buffer that is kept for each shape and reused: the next call overwrites the earlier answer.",
        """
_buffers = {}

def numerical_gradient(f, W):
    if W.shape not in _buffers:
        _buffers[W.shape] = np.zeros(W.shape, dtype=np.float64)
    grad = _buffers[W.shape]
    A = np.array(W, dtype=np.float64)
    for k in np.ndindex(A.shape):
        old = A[k]
        A[k] = old + 1e-5
        p = f(A)
        A[k] = old - 1e-5
        m = f(A)
        A[k] = old
        grad[k] = (p - m) / 2e-5
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "Two slips: forward difference, and divided by 2h (half of the slope).",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    fx = f(A)
    grad = np.zeros(A.shape)
    for ix in np.ndindex(A.shape):
        B = A.copy()
        B[ix] += h
        grad[ix] = (f(B) - fx) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "Two slips: works on the caller's W itself, and never puts an entry back.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros(W.shape)
    for ix in np.ndindex(W.shape):
        W[ix] += h
        p = f(W)
        W[ix] -= 2 * h
        m = f(W)
        grad[ix] = (p - m) / (2 * h)
    return grad
""",
    ),
]
