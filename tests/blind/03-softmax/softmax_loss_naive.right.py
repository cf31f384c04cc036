# %% title="calls the notebook's own softmax and cross_entropy on one row at a time" why="written blind"
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


# %% title="pure Python on nested lists, only np.exp and np.log of single numbers; Python float" why="written blind"
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


# %% title="np.logaddexp.reduce for the log-sum-exp, probabilities from the logarithm" why="written blind"
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


# %% title="a generator yields the loss and the pushes of each example" why="written blind"
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


# %% title="recursion on the halves of the batch, and the log-sum-exp by folding np.logaddexp over the classes" why="written blind"
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


# %% title="a helper class that accumulates, with += overloaded" why="written blind"
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


# %% title="measures all scores from the correct class's one first, then shifts by the largest gap" why="written blind"
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


# %% title="running maximum and running sum in one pass over the classes, while loops" why="written blind"
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


# %% title="each probability as 1 / sum of exp(s_k - s_j), where an overflow to inf gives a right 0; loss by np.logaddexp" why="written blind"
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


# %% title="long double inside and in the returned loss; the gradient float64" why="written blind"
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


# %% title="a dictionary of columns stacked at the end; shifts by the maximum rounded up, not by the maximum" why="written blind"
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


# %% title="two passes: a table of pushes by np.ndindex, then an outer loop over the classes; shift is the maximum less 3" why="written blind"
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


# %% title="lambda, map and sum, little state" why="written blind"
def softmax_loss_naive(W, X, y, reg):
    shift = lambda s: s - np.amax(s)
    rows = list(map(lambda x: shift(x @ W), X))
    cost = lambda s, t: np.log(np.sum(np.exp(s))) - s[t]
    push = lambda s, t, j: np.exp(s[j]) / np.sum(np.exp(s)) - (j == t)
    column = lambda j: sum(map(lambda x, s, t: push(s, t, j) * x, X, rows, y))
    loss = sum(map(cost, rows, y)) / len(rows) + reg * np.sum(W**2)
    dW = np.transpose([column(j) / len(rows) + 2 * reg * W[:, j] for j in range(W.shape[1])])
    return loss, dW


# %% title="extra keyword arguments with defaults; one-hot rows; the loss is log1p of the other classes where the correct one leads" why="written blind"
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


# %% title="classes in the outer loop of the gradient, examples in the inner one; iterators, scores transposed, total is a 0-d array inside" why="written blind"
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
