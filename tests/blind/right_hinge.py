"""Right programs for the notebook on hinge."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "L_i",
        "the case form, spelled out with if and else, a Python float in the end",
        """
def L_i(x, y, W):
    scores = x.dot(W)
    number_of_classes = W.shape[1]
    loss = 0
    for j in range(number_of_classes):
        if j == y:
            pass
        else:
            if scores[y] >= scores[j] + 1:
                loss = loss + 0
            else:
                loss = loss + scores[j] - scores[y] + 1
    return float(loss)
""",
    ),
    Program(
        "L_i",
        "it walks over the rows of W.T, one product for each class, and takes off the own term of 1",
        """
def L_i(x, y, W):
    goal = np.inner(W.T[y], x) - 1
    cost = -1.0
    for column in W.T:
        cost += np.maximum(0.0, np.inner(column, x) - goal)
    return cost if cost > 0 else 0.0
""",
    ),
    Program(
        "L_i",
        "pure Python lists and a generator over all but the right class",
        """
def L_i(x, y, W):
    cols = list(zip(*W.tolist()))
    s = [sum(a * b for a, b in zip(x.tolist(), col)) for col in cols]
    y = int(y)
    wrong = s[:y] + s[y + 1:]
    return sum((t - s[y] + 1 if t > s[y] - 1 else 0.0 for t in wrong), 0.0)
""",
    ),
    Program(
        "L_i",
        "a while loop that counts down, all in longdouble",
        """
def L_i(x, y, W):
    s = x.astype(np.longdouble) @ W.astype(np.longdouble)
    j = len(s)
    L = np.longdouble(0)
    while j:
        j -= 1
        L += (j != y) * max(s[j] - s[y] + 1, 0)
    return np.float64(L)
""",
    ),
    Program(
        "L_i",
        "it collects the margins in an array and sums it after the loop; right column subtracted from a copy of W first",
        """
def L_i(x, y, W):
    V = W - W[:, [y]]
    bucket = np.empty(W.shape[1])
    for c in range(W.shape[1]):
        bucket[c] = 0 if c == y else max(0, 1 + V[:, c] @ x)
    return bucket.sum()
""",
    ),
    Program(
        "L_i",
        "two loops, before and after the right class, and (z + |z|) / 2 as the maximum",
        """
def L_i(x, y, W):
    s = np.einsum("d,dc->c", x, W)

    def relu(z):
        return (z + abs(z)) / 2

    total = 0.0
    for j in range(0, y):
        total += relu(s[j] - s[y] + 1)
    for j in range(y + 1, s.size):
        total += relu(s[j] - s[y] + 1)
    return total
""",
    ),
    Program(
        "L_i_vectorized",
        "np.delete after the margins, and the array's own sum as a Python float",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    return float(np.delete(scores - scores[y] + 1, y).clip(min=0).sum())
""",
    ),
    Program(
        "L_i_vectorized",
        "the right class gets minus infinity, after its score has been read",
        """
def L_i_vectorized(x, y, W):
    s = np.matmul(x[np.newaxis, :], W)[0]
    mine = s[y]
    s[y] = -np.inf
    return np.maximum(s + (1 - mine), 0).sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "a mask of positive margins and a dot product; the right class is masked by its number",
        """
def L_i_vectorized(x, y, W):
    m = x.dot(W - W[:, y][:, None]) + 1.0
    counts = (m > 0) & (np.arange(m.size) != y)
    return m @ counts.astype(float)
""",
    ),
    Program(
        "L_i_vectorized",
        "it sorts nothing away but picks: boolean indexing of the wrong classes, sum with where=",
        """
def L_i_vectorized(x, y, W):
    f = np.einsum("i,ij->j", x, W)
    is_wrong = np.ones(W.shape[1], dtype=bool)
    is_wrong[y] = False
    gaps = f[is_wrong] - f[y]
    return np.sum(gaps + 1, where=gaps > -1)
""",
    ),
    Program(
        "L_i_vectorized",
        "one-hot vectors and (z + |z|) / 2, x as a matrix of one row, .item() at the end",
        """
def L_i_vectorized(x, y, W):
    e = np.eye(W.shape[1])[y]
    s = (x[None] @ W).ravel(order="F")
    z = s - s @ e + 1
    return np.dot((z + np.abs(z)) / 2, 1 - e).item()
""",
    ),
    Program(
        "L_i_vectorized",
        "concatenates the parts left and right of y; logical choice with np.where",
        """
def L_i_vectorized(x, y, W):
    s = np.tensordot(x, W, axes=1)
    rivals = np.concatenate((s[:y], s[y + 1:]))
    return np.where(s[y] >= rivals + 1, 0.0, rivals - s[y] + 1).sum()
""",
    ),
    Program(
        "hinge_losses",
        "a loop over the classes, which the task allows: only a loop over the rows is forbidden",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    right = S[np.arange(N), y]
    total = np.zeros(N)
    for c in range(C):
        total += np.where(y == c, 0.0, np.maximum(0.0, S[:, c] - right + delta) ** p)
    return total
""",
    ),
    Program(
        "hinge_losses",
        "one-hot by comparison, einsum for picking and for adding",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    hot = (y[:, None] == np.arange(S.shape[1])[None, :]).astype(float)
    own = np.einsum("nc,nc->n", S, hot)
    M = np.clip(S - own[:, None] + delta, 0, np.inf)
    return np.einsum("nc,nc->n", M ** p, 1 - hot)
""",
    ),
    Program(
        "hinge_losses",
        "works on the transpose in Fortran order with flat positions",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    T = np.array(S.T, order="F")                      # (C, N), a copy
    C, N = T.shape
    where_right = np.ravel_multi_index((y, np.arange(N)), T.shape)
    T = T - T.take(where_right) + delta
    T[T < 0] = 0.0
    T.put(where_right, 0.0)
    return np.power(T, p).sum(axis=0)
""",
    ),
    Program(
        "hinge_losses",
        "the wrong classes as a (N, C - 1) table by boolean mask and reshape",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    keep = np.arange(C) != np.reshape(y, (N, 1))
    rivals = S[keep].reshape(N, C - 1)
    lead = S[~keep].reshape(N, 1) - rivals
    lack = delta - np.minimum(lead, delta)
    return (lack if p == 1 else lack * lack).sum(axis=-1)
""",
    ),
    Program(
        "hinge_losses",
        "longdouble inside, minus infinity at the right class, ones vector for the sum",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    Z = S.astype(np.longdouble)
    own = np.take_along_axis(Z, np.asarray(y)[:, None], axis=1)
    Z = Z - (own - delta)
    np.put_along_axis(Z, np.asarray(y)[:, None], -np.inf, axis=1)
    Z = np.maximum(Z, 0) ** p
    return (Z @ np.ones(Z.shape[1], dtype=Z.dtype)).astype(float)
""",
    ),
    Program(
        "hinge_losses",
        "helper functions, the right class's term of delta ** p taken off at the end, result a view into a larger array",
        """
def _relu(Z):
    return 0.5 * (Z + np.abs(Z))

def _own(S, y):
    return np.choose(np.zeros(len(y), dtype=int), [S[np.arange(len(y)), y]])

def hinge_losses(S, y, delta=1.0, p=1):
    terms = _relu(S - _own(S, y)[:, np.newaxis] + delta) ** p
    terms[np.arange(len(y)), y] -= terms[np.arange(len(y)), y]
    sums = np.cumsum(np.pad(terms, ((0, 0), (1, 0))), axis=1)
    return sums[:, -1]
""",
    ),
]
