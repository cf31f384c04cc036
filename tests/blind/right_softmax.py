"""Right programs for the notebook on softmax."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "softmax",
        "plain",
        """
def softmax(S):
    Z = S - np.max(S, axis=1, keepdims=True)
    E = np.exp(Z)
    return E / np.sum(E, axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "everything transposed; the result is a transposed view",
        """
def softmax(S):
    E = np.exp(S.T - S.max(axis=1))
    E /= E.sum(axis=0)
    return E.T
""",
    ),
    Program(
        "softmax",
        "through the logarithm: exp(s - logaddexp of the row)",
        """
def softmax(S):
    return np.exp(S - np.logaddexp.reduce(S, axis=1)[:, np.newaxis])
""",
    ),
    Program(
        "softmax",
        "1 / sum over k of exp(s_k - s_j), all pairs of classes by broadcasting; overflow to inf gives a right 0",
        """
def softmax(S):
    gaps = S[:, None, :] - S[:, :, None]      # [i, j, k] = s_k - s_j
    with np.errstate(over="ignore"):
        return 1.0 / np.exp(gaps).sum(axis=2)
""",
    ),
    Program(
        "softmax",
        "loops over the classes, never over the examples; beginner's style, Fortran order",
        """
def softmax(S):
    n, c = S.shape
    biggest = S[:, 0].copy()
    for k in range(1, c):
        biggest = np.where(S[:, k] > biggest, S[:, k], biggest)
    out = np.empty((n, c), order="F")
    total = np.zeros(n)
    for k in range(c):
        out[:, k] = np.exp(S[:, k] - biggest)
        total = total + out[:, k]
    for k in range(c):
        out[:, k] = out[:, k] / total
    return out
""",
    ),
    Program(
        "softmax",
        "ufuncs with out= into one new array, einsum for sum and division",
        """
def softmax(S):
    work = np.empty(S.shape, dtype=np.float64)
    np.subtract(S, np.sort(S, axis=1)[:, -1, None], out=work)
    np.exp(work, out=work)
    return np.einsum("ij,i->ij", work, 1 / np.einsum("ij->i", work))
""",
    ),
    Program(
        "softmax",
        "long double inside, a helper function, shift applied twice",
        """
def _shifted(A):
    return A - np.amax(A, axis=-1, keepdims=True)

def softmax(S):
    L = _shifted(np.array(S, dtype=np.longdouble))
    L = _shifted(L - np.log(np.exp(L).sum(axis=-1, keepdims=True)) + 1)
    E = np.exp(L)
    return np.asarray(E / E.sum(axis=-1, keepdims=True), dtype=np.float64)
""",
    ),
    Program(
        "cross_entropy",
        "plain",
        """
def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(y)), y]
""",
    ),
    Program(
        "cross_entropy",
        "np.logaddexp.reduce does the log-sum-exp",
        """
def cross_entropy(S, y):
    return np.logaddexp.reduce(S, axis=1) - S[np.arange(S.shape[0]), y]
""",
    ),
    Program(
        "cross_entropy",
        "subtracts the right class's score first, then shifts by the largest gap",
        """
def cross_entropy(S, y):
    gap = S - np.take_along_axis(S, y[:, None], 1)
    m = gap.max(1)
    return m + np.log(np.exp(gap - m[:, None]).sum(1))
""",
    ),
    Program(
        "cross_entropy",
        "boolean mask picks the right scores, einsum sums",
        """
def cross_entropy(S, y):
    mask = y[:, None] == np.arange(S.shape[1])
    top = S.max(axis=1)
    return top - S[mask] + np.log(np.einsum("nc->n", np.exp(S - top[:, None])))
""",
    ),
    Program(
        "cross_entropy",
        "log1p of the sum without the largest one",
        """
def cross_entropy(S, y):
    rows = np.arange(S.shape[0])
    best = S.argmax(axis=1)
    Z = S - S[rows, best][:, None]
    E = np.exp(Z)
    E[rows, best] = 0.0
    return np.log1p(E.sum(axis=1)) - Z[rows, y]
""",
    ),
    Program(
        "cross_entropy",
        "loops over the classes only, with flat indices for the right scores",
        """
def cross_entropy(S, y):
    N, C = S.shape
    m = np.max(S, axis=1)
    total = np.zeros(N)
    for c in range(C):
        total += np.exp(S[:, c] - m)
    correct = np.ravel(S)[np.arange(N) * C + y]
    losses = np.log(total)
    losses += m - correct
    return losses
""",
    ),
    Program(
        "cross_entropy",
        "long double, transposed, sorted scores",
        """
def cross_entropy(S, y):
    T = np.sort(S.T.astype(np.longdouble), axis=0)
    lse = T[-1] + np.log(np.exp(T - T[-1]).sum(axis=0))
    wanted = S.T[y, np.arange(y.size)]
    return np.array(lse - wanted, dtype=np.float64)
""",
    ),
    Program(
        "softmax_loss_naive",
        "calls the notebook's own softmax and cross_entropy on one row at a time",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(N):
        s = X[i] @ W
        loss += cross_entropy(s[None, :], y[i : i + 1])[0]
        p = softmax(s[None, :])[0]
        for j in range(C):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "pure Python on nested lists, only np.exp and np.log of single numbers; Python float",
        """
def softmax_loss_naive(W, X, y, reg):
    weights = W.tolist()
    lam = float(reg)
    rows = X.tolist()
    D = len(weights)
    C = len(weights[0])
    N = len(rows)
    gradient = []
    for d in range(D):
        gradient.append([0.0] * C)
    loss = 0.0
    for i in range(N):
        scores = []
        for c in range(C):
            value = 0.0
            for d in range(D):
                value = value + rows[i][d] * weights[d][c]
            scores.append(value)
        biggest = max(scores)
        exps = [float(np.exp(s - biggest)) for s in scores]
        total = sum(exps)
        loss = loss + float(np.log(total)) + biggest - scores[int(y[i])]
        for c in range(C):
            push = exps[c] / total
            if c == int(y[i]):
                push = push - 1.0
            for d in range(D):
                gradient[d][c] = gradient[d][c] + push * rows[i][d]
    loss = loss / N
    for d in range(D):
        for c in range(C):
            loss = loss + lam * weights[d][c] ** 2
            gradient[d][c] = gradient[d][c] / N + 2 * lam * weights[d][c]
    return loss, np.array(gradient)
""",
    ),
    Program(
        "softmax_loss_naive",
        "np.logaddexp.reduce for the log-sum-exp, probabilities from the logarithm",
        """
def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = 2 * reg * W
    for x, t in zip(X, y):
        s = W.T @ x
        lse = np.logaddexp.reduce(s)
        losses += [lse - s[t]]
        for j, sj in enumerate(s):
            dW[:, j] += np.exp(sj - lse) * x / len(X)
        dW[:, t] -= x / len(X)
    return np.mean(losses) + reg * np.sum(W * W), dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "a generator yields the loss and the pushes of each example",
        """
def examples_one_by_one(W, X, y):
    for i in range(X.shape[0]):
        shifted = X[i].dot(W)
        shifted = shifted - shifted.max()
        z = sum(np.exp(v) for v in shifted)
        yield np.log(z) - shifted[y[i]], (np.exp(v) / z - (1 if j == y[i] else 0) for j, v in enumerate(shifted)), X[i]


def softmax_loss_naive(W, X, y, reg):
    total = 0
    columns = np.zeros(W.shape[::-1])
    for cost, pushes, x in examples_one_by_one(W, X, y):
        total += cost
        for column, push in zip(columns, pushes):
            column += push * x
    return total / X.shape[0] + reg * (W**2).sum(), columns.T / X.shape[0] + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "recursion on the halves of the batch, and the log-sum-exp by folding np.logaddexp over the classes",
        """
def softmax_loss_naive(W, X, y, reg):
    def batch(lo, hi):
        if hi - lo == 1:
            s = X[lo] @ W
            lse = s[0]
            for c in range(1, s.size):
                lse = np.logaddexp(lse, s[c])
            push = np.array([np.exp(s[c] - lse) - float(c == y[lo]) for c in range(s.size)])
            return lse - s[y[lo]], np.outer(X[lo], push)
        mid = lo + (hi - lo) // 2
        (l1, g1), (l2, g2) = batch(lo, mid), batch(mid, hi)
        return l1 + l2, g1 + g2

    N = X.shape[0]
    loss, dW = batch(0, N)
    return float(loss / N + reg * np.sum(W**2)), dW / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "a helper class that accumulates, with += overloaded",
        """
class Running:
    def __init__(self, shape):
        self.loss = 0.0
        self.dW = np.zeros(shape)
        self.count = 0

    def __iadd__(self, item):
        x, s, t = item
        e = np.exp(s - np.max(s))
        z = np.sum(e)
        self.loss += np.log(z) - (s[t] - np.max(s))
        for k in range(len(s)):
            target = 1.0 if k == t else 0.0
            self.dW[:, k] += x * (e[k] / z - target)
        self.count += 1
        return self

    def mean(self):
        return self.loss / self.count, self.dW / self.count


def softmax_loss_naive(W, X, y, reg):
    run = Running(W.shape)
    for i in range(X.shape[0]):
        run += X[i], X[i] @ W, y[i]
    loss, dW = run.mean()
    return loss + reg * np.sum(W**2), dW + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "measures all scores from the correct class's one first, then shifts by the largest gap",
        """
def softmax_loss_naive(W, X, y, reg):
    N, (D, C) = X.shape[0], W.shape
    loss = 0.0
    dW = np.zeros((D, C))
    for i in range(N):
        k = y[i]
        gaps = [X[i] @ W[:, c] - X[i] @ W[:, k] for c in range(C)]
        worst = max(gaps)
        shifted = [np.exp(g - worst) for g in gaps]
        Z = sum(shifted)
        loss += worst + np.log(Z)
        for c in range(C):
            dW[:, c] += shifted[c] / Z * X[i]
        dW[:, k] -= X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W ** 2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "running maximum and running sum in one pass over the classes, while loops",
        """
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    L = 0.0
    G = np.zeros_like(W, order="F", dtype=float)
    i = 0
    while i < N:
        row = np.dot(X[i, :], W)
        m = row[0]
        z = 1.0
        j = 1
        while j < C:
            if row[j] > m:
                z = z * np.exp(m - row[j]) + 1.0
                m = row[j]
            else:
                z = z + np.exp(row[j] - m)
            j = j + 1
        L = L + (m - row[y[i]]) + np.log(z)
        j = 0
        while j < C:
            G[:, j] = G[:, j] + X[i, :] * np.exp(row[j] - m) / z
            if j == y[i]:
                G[:, j] = G[:, j] - X[i, :]
            j = j + 1
        i = i + 1
    return L / N + reg * np.sum(W * W), G / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "each probability as 1 / sum of exp(s_k - s_j), where an overflow to inf gives a right 0; loss by np.logaddexp",
        """
def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    costs = np.zeros(X.shape[0])
    with np.errstate(over="ignore"):
        for i, (x, right) in enumerate(zip(X, y)):
            s = x @ W
            for j in range(s.size):
                p = 1.0 / np.sum(np.exp(s - s[j]))
                dW[:, j] += x * (p - 1.0 if j == right else p)
            others = [s[j] - s[right] for j in range(s.size) if j != right]
            costs[i] = np.logaddexp.reduce([0.0] + others)
    return costs.mean() + reg * np.sum(W**2), dW / costs.size + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "long double inside and in the returned loss; the gradient float64",
        """
def softmax_loss_naive(W, X, y, reg):
    big = np.longdouble
    w, x = np.asarray(W, dtype=big), np.asarray(X, dtype=big)
    loss, grad = big(0), np.zeros(w.shape, dtype=big)
    for n in range(x.shape[0]):
        s = (w.T * x[n]).sum(axis=1)
        s -= s.max()
        e = np.exp(s)
        loss += np.log(e.sum()) - s[y[n]]
        for c in range(w.shape[1]):
            grad[:, c] += x[n] * (e[c] / e.sum())
            if c == y[n]:
                grad[:, c] -= x[n]
    loss = loss / x.shape[0] + reg * (w**2).sum()
    grad = grad / x.shape[0] + 2 * reg * w
    return loss, grad.astype(np.float64)
""",
    ),
    Program(
        "softmax_loss_naive",
        "a dictionary of columns stacked at the end; shifts by the maximum rounded up, not by the maximum",
        """
def softmax_loss_naive(W, X, y, reg):
    C = W.shape[1]
    column = dict.fromkeys(range(C), 0.0)
    loss = 0.0
    for xi, yi in zip(X, y.tolist()):
        s = {c: float(xi @ W[:, c]) for c in range(C)}
        shift = np.ceil(max(s.values()))
        e = {c: np.exp(v - shift) for c, v in s.items()}
        z = sum(e.values())
        loss += np.log(z) + shift - s[yi]
        for c in range(C):
            column[c] = column[c] + (e[c] / z - (c == yi)) * xi
    N = X.shape[0]
    dW = np.stack([column[c] for c in sorted(column)], axis=-1) / N
    return loss / N + reg * np.sum(W**2), dW + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "two passes: a table of pushes by np.ndindex, then an outer loop over the classes; shift is the maximum less 3",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = np.array([x @ W for x in X], dtype=float)
    table = np.zeros((N, C))
    losses = []
    for i in range(N):
        shift = S[i].max() - 3
        z = 0.0
        for j in range(C):
            table[i, j] = np.exp(S[i, j] - shift)
            z += table[i, j]
        table[i] /= z
        losses.append(np.log(z) - (S[i, y[i]] - shift))
    for i, j in np.ndindex(N, C):
        if y[i] == j:
            table[i, j] -= 1
    dW = np.zeros(W.shape)
    for j in range(C):
        for i in range(N):
            dW[:, j] += table[i, j] * X[i]
    dW = dW / N + 2 * reg * W
    return sum(losses) / N + reg * np.sum(W**2), dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "lambda, map and sum, little state",
        """
def softmax_loss_naive(W, X, y, reg):
    shift = lambda s: s - np.amax(s)
    rows = list(map(lambda x: shift(x @ W), X))
    cost = lambda s, t: np.log(np.sum(np.exp(s))) - s[t]
    push = lambda s, t, j: np.exp(s[j]) / np.sum(np.exp(s)) - (j == t)
    column = lambda j: sum(map(lambda x, s, t: push(s, t, j) * x, X, rows, y))
    loss = sum(map(cost, rows, y)) / len(rows) + reg * np.sum(W**2)
    dW = np.transpose([column(j) / len(rows) + 2 * reg * W[:, j] for j in range(W.shape[1])])
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "extra keyword arguments with defaults; one-hot rows; the loss is log1p of the other classes where the correct one leads",
        """
def softmax_loss_naive(W, X, y, reg, temperature=1.0, *, one_half=False):
    N, C = len(y), W.shape[1]
    penalty = 0.5 * reg if one_half else reg
    data, dW = 0.0, np.zeros(W.shape)
    for i in range(N):
        t = y[i]
        s = X[i] @ W / temperature
        top = int(np.argmax(s))
        rest = 0.0
        for j in range(C):
            if j != top:
                rest += np.exp(s[j] - s[top])
        data += np.log1p(rest) + (s[top] - s[t])
        onehot = np.zeros(C)
        onehot[t] = 1
        for j in range(C):
            dW[:, j] += (np.exp(s[j] - s[top]) / (1 + rest) - onehot[j]) * X[i] / temperature
    return data / N + penalty * np.sum(W**2), dW / N + 2 * penalty * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "classes in the outer loop of the gradient, examples in the inner one; iterators, scores transposed, total is a 0-d array inside",
        """
def softmax_loss_naive(W, X, y, reg):
    scores = W.T @ X.T
    logZ = np.zeros(X.shape[0])
    total = np.array(0.0)
    for i, s in enumerate(scores.T):
        logZ[i] = np.log(np.exp(s - s.max()).sum()) + s.max()
        total += logZ[i] - s[y[i]]
    dWt = np.zeros((W.shape[1], W.shape[0]))
    for c, (row, line) in enumerate(zip(dWt, scores)):
        for i, s in enumerate(line):
            p = np.exp(s - logZ[i])
            row += (p - 1) * X[i] if y[i] == c else p * X[i]
    total /= X.shape[0]
    total += reg * np.sum(W**2)
    return total[()], (dWt / X.shape[0] + 2 * reg * W.T).T
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "extra keyword arguments with defaults, Python float",
        """
def softmax_loss_vectorized(W, X, y, reg, dtype=np.float64, return_probabilities=False):
    W, X = np.asarray(W, dtype), np.asarray(X, dtype)
    rows = np.arange(X.shape[0])
    S = X @ W
    S -= S.max(axis=1, keepdims=True)
    P = np.exp(S)
    Z = P.sum(axis=1)
    loss = np.log(Z).mean() - S[rows, y].mean()
    P /= Z[:, None]
    G = P.copy()
    G[rows, y] -= 1
    result = float(loss + reg * np.sum(W**2)), X.T @ G / len(rows) + 2 * reg * W
    return result + (P,) if return_probabilities else result
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "one-hot rows of np.eye and einsum",
        """
def softmax_loss_vectorized(W, X, y, reg):
    Y = np.eye(W.shape[1])[y]
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.einsum("nc,nc->n", S, Y)[:, None]        # now the correct class has the score 0
    m = S.max(axis=1)[:, None]
    E = np.exp(S - m)
    Z = np.einsum("nc->n", E)[:, None]
    loss = np.sum(m + np.log(Z)) / len(Y) + reg * np.einsum("dc,dc", W, W)
    return loss, np.einsum("nd,nc->dc", X, E / Z - Y) / len(Y) + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "np.take_along_axis and np.put_along_axis",
        """
def softmax_loss_vectorized(W, X, y, reg):
    target = y.astype(np.intp)[:, None]
    S = X.dot(W)
    S = S - np.amax(S, axis=1, keepdims=True)
    logP = S - np.log(np.sum(np.exp(S), axis=1, keepdims=True))
    picked = np.take_along_axis(logP, target, axis=1)
    G = np.exp(logP)
    np.put_along_axis(G, target, np.expm1(picked), axis=1)    # p - 1
    return -np.mean(picked) + reg * np.sum(W**2), X.T.dot(G) / X.shape[0] + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "np.logaddexp.reduce along the rows",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    lse = np.logaddexp.reduce(S, axis=1)
    loss = np.sum(lse - S[np.arange(N), y]) / N + reg * np.sum(np.square(W))
    G = np.exp(S - lse[:, np.newaxis])
    np.subtract.at(G, (np.arange(N), y), 1)
    return loss, np.matmul(X.T, G / N) + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "everything transposed, W.T @ X.T; the gradient is a transposed view in Fortran order",
        """
def softmax_loss_vectorized(W, X, y, reg):
    Wt, Xt = W.T, X.T
    St = Wt @ Xt
    St = St - St.max(axis=0)
    Pt = np.exp(St)
    sums = Pt.sum(axis=0)
    Pt = Pt / sums
    cols = np.arange(Xt.shape[1])
    loss = (np.log(sums) - St[y, cols]).mean() + reg * (Wt**2).sum()
    Pt[y, cols] -= 1
    dWt = Pt @ X
    dWt /= cols.size
    dWt += 2 * reg * Wt
    return loss, dWt.T
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "boolean mask made by np.equal.outer, np.where and np.choose",
        """
def softmax_loss_vectorized(W, X, y, reg):
    n, c = X.shape[0], W.shape[1]
    is_correct = np.equal.outer(y, np.arange(c))
    s = X @ W
    correct = s[is_correct].reshape(n, 1)
    top = np.where(np.isfinite(s), s, -np.inf).max(axis=1).reshape(n, 1)
    e = np.exp(s - top)
    p = e / e.sum(axis=1).reshape(n, 1)
    losses = np.log(e.sum(axis=1)).reshape(n, 1) - (correct - top)
    push = np.choose(is_correct, (p, p - 1))
    return losses.sum() / n + reg * np.sum(W**2), (X.T @ push) / n + reg * W * 2
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "masked arrays (np.ma) converted at the end",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    hidden = np.ones((N, C), dtype=bool)
    hidden[np.arange(N), y] = False
    own = np.ma.masked_array(S, mask=hidden).sum(axis=1).filled(0)
    wrong = np.ma.masked_array(S - own[:, None], mask=~hidden)         # gaps of the wrong classes
    m = np.maximum(wrong.max(axis=1).filled(0.0), 0.0)
    e = np.exp(wrong.filled(0.0) - m[:, None])
    Z = e.sum(axis=1)
    loss = np.mean(m + np.log(Z)) + reg * np.sum(W**2)
    P = np.ma.masked_array(e / Z[:, None], mask=~hidden)
    G = P.filled(0.0)
    G[~hidden] = -G.sum(axis=1)
    return np.float64(loss), np.asarray(X.T @ G / N + 2 * reg * W)
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "all differences of scores as an (N, C, C) array; 1 / sum of exp, where an overflow to inf gives a right 0",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    D = S[:, None, :] - S[:, :, None]              # [i, j, k] is s_k - s_j
    with np.errstate(over="ignore"):
        P = 1 / np.exp(D).sum(axis=2)
    gaps = D[np.arange(N), y]                      # s_k - s_y
    loss = np.logaddexp.reduce(gaps, axis=1).mean()
    P[np.ix_(np.arange(N))] -= (np.arange(W.shape[1])[None, :] == y[:, None])
    return loss + reg * np.sum(W**2), X.T @ P / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "loops over the classes (the text forbids only a loop over the examples), whole columns at a time",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    columns = [X @ W[:, j] for j in range(C)]
    lse = np.full(N, -np.inf)
    own = np.zeros(N)
    for j in range(C):
        lse = np.logaddexp(lse, columns[j])
        own = np.where(y == j, columns[j], own)
    dW = np.zeros(W.shape)
    for j in range(C):
        push = np.exp(columns[j] - lse)
        push = push - (y == j)
        dW[:, j] = X.T @ push / N + 2 * reg * W[:, j]
    loss = (lse - own).sum() / N
    for j in range(C):
        loss += reg * (W[:, j] ** 2).sum()
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "examples padded to whole blocks of 16 and treated as a (blocks, 16, D) array by batched matmul, without a loop",
        """
def softmax_loss_vectorized(W, X, y, reg, block=16):
    N, D = X.shape
    blocks = (N + block - 1) // block
    Xb = np.zeros((blocks * block, D))
    Xb[:N] = X
    Yb = np.zeros((blocks * block, W.shape[1]))
    Yb[np.arange(N), y] = 1
    real = Yb.sum(axis=1).reshape(blocks, block, 1)
    Xb, Yb = Xb.reshape(blocks, block, D), Yb.reshape(blocks, block, -1)
    S = Xb @ W
    S = S - S.max(axis=2, keepdims=True)
    logP = S - np.log(np.exp(S).sum(axis=2, keepdims=True))
    loss = -(Yb * logP).sum() / N
    G = (np.exp(logP) - Yb) * real
    dW = np.swapaxes(Xb, 1, 2) @ G
    return loss + reg * np.sum(W**2), dW.sum(axis=0) / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "a helper called for the first and the second half of the batch (one of them empty when N = 1)",
        """
def _sums(W, X, y):
    S = X @ W
    top = np.max(S, axis=1, keepdims=True)
    E = np.exp(S - top)
    Z = np.sum(E, axis=1, keepdims=True)
    right = (np.arange(X.shape[0]), y)
    G = E / Z
    G[right] -= 1.0
    return np.sum(np.log(Z) + top) - np.sum(S[right]), X.T @ G


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    half = N // 2
    loss_a, grad_a = _sums(W, X[:half], y[:half])
    loss_b, grad_b = _sums(W, X[half:], y[half:])
    return (loss_a + loss_b) / N + reg * np.sum(W**2), (grad_a + grad_b) / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "helper classes with forward and backward",
        """
class Linear:
    def __init__(self, W):
        self.W = W

    def forward(self, X):
        self.X = X
        return X @ self.W

    def backward(self, upstream):
        return self.X.T @ upstream


class SoftmaxCrossEntropy:
    def forward(self, S, y):
        self.P = softmax(S)
        self.y = y
        return cross_entropy(S, y).mean()

    def backward(self):
        G = self.P.copy()
        G[np.arange(len(self.y)), self.y] -= 1
        return G / len(self.y)


def softmax_loss_vectorized(W, X, y, reg):
    layer, criterion = Linear(W), SoftmaxCrossEntropy()
    data = criterion.forward(layer.forward(X), y)
    return data + reg * np.sum(W**2), layer.backward(criterion.backward()) + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "measures all weights from class 0's column, shifts by the maximum rounded up, long double inside",
        """
def softmax_loss_vectorized(W, X, y, reg):
    V = np.asarray(W, dtype=np.longdouble)
    A = np.asarray(X, dtype=np.longdouble)
    R = A @ (V - V[:, :1])                      # only differences of scores matter
    R = R - np.ceil(R.max(axis=1))[:, None]
    E = np.exp(R)
    Z = E.sum(axis=1)
    hot = (np.arange(V.shape[1]) == np.asarray(y)[:, None]).astype(np.longdouble)
    loss = (np.log(Z) - (R * hot).sum(axis=1)).mean() + reg * (V * V).sum()
    dW = A.T @ (E / Z[:, None] - hot) / A.shape[0] + 2 * reg * V
    return np.float64(loss), dW.astype(np.float64)
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "gradient in two parts: X.T @ P, and the class sums by sorted labels and np.add.reduceat; scores summed over blocks of features",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    S = 0.0
    for start in range(0, D, 64):               # blocks of features, not of examples
        S = S + X[:, start:start + 64] @ W[start:start + 64]
    T = S - S.max(1)[:, None]
    P = np.exp(T) / np.exp(T).sum(1)[:, None]
    loss = np.average(np.log(np.exp(T).sum(1)) - T[np.arange(N), y])
    order = np.argsort(y, kind="stable")
    present, starts = np.unique(y[order], return_index=True)
    own = np.zeros((W.shape[1], D))
    own[present] = np.add.reduceat(X[order], starts, axis=0)
    return loss + reg * np.sum(W ** 2), (X.T @ P - own.T) / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "ufuncs with out= and np.maximum.reduce in Fortran order, flat indices, the loss returned as a 0-d array",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = np.asfortranarray(np.dot(X, W), dtype=np.float64)
    np.subtract(S, np.maximum.reduce(S, axis=1)[:, None], out=S)
    flat = np.ravel_multi_index((np.arange(N), y), (N, C))
    own = np.ravel(S)[flat]
    np.exp(S, out=S)
    Z = np.add.reduce(S, axis=1)
    np.divide(S, Z[:, None], out=S)
    S.flat[flat] = own * 0 + S.flat[flat] - 1
    dW = np.empty(W.shape, order="F")
    np.divide(np.dot(X.T, S), N, out=dW)
    np.add(dW, np.multiply(2 * reg, W), out=dW)
    loss = np.array(0.0)
    loss += np.add.reduce(np.log(Z) - own) / N
    loss += reg * np.add.reduce(W * W, axis=None)
    return loss, dW
""",
    ),
]
