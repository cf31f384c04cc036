# %% title="extra keyword arguments with defaults, Python float" why="written blind"
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


# %% title="one-hot rows of np.eye and einsum" why="written blind"
def softmax_loss_vectorized(W, X, y, reg):
    Y = np.eye(W.shape[1])[y]
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.einsum("nc,nc->n", S, Y)[:, None]        # now the correct class has the score 0
    m = S.max(axis=1)[:, None]
    E = np.exp(S - m)
    Z = np.einsum("nc->n", E)[:, None]
    loss = np.sum(m + np.log(Z)) / len(Y) + reg * np.einsum("dc,dc", W, W)
    return loss, np.einsum("nd,nc->dc", X, E / Z - Y) / len(Y) + 2 * reg * W


# %% title="np.take_along_axis and np.put_along_axis" why="written blind"
def softmax_loss_vectorized(W, X, y, reg):
    target = y.astype(np.intp)[:, None]
    S = X.dot(W)
    S = S - np.amax(S, axis=1, keepdims=True)
    logP = S - np.log(np.sum(np.exp(S), axis=1, keepdims=True))
    picked = np.take_along_axis(logP, target, axis=1)
    G = np.exp(logP)
    np.put_along_axis(G, target, np.expm1(picked), axis=1)    # p - 1
    return -np.mean(picked) + reg * np.sum(W**2), X.T.dot(G) / X.shape[0] + 2 * reg * W


# %% title="np.logaddexp.reduce along the rows" why="written blind"
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    lse = np.logaddexp.reduce(S, axis=1)
    loss = np.sum(lse - S[np.arange(N), y]) / N + reg * np.sum(np.square(W))
    G = np.exp(S - lse[:, np.newaxis])
    np.subtract.at(G, (np.arange(N), y), 1)
    return loss, np.matmul(X.T, G / N) + 2 * reg * W


# %% title="everything transposed, W.T @ X.T; the gradient is a transposed view in Fortran order" why="written blind"
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


# %% title="boolean mask made by np.equal.outer, np.where and np.choose" why="written blind"
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


# %% title="masked arrays (np.ma) converted at the end" why="written blind"
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


# %% title="all differences of scores as an (N, C, C) array; 1 / sum of exp, where an overflow to inf gives a right 0" why="written blind"
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


# %% title="loops over the classes (the text forbids only a loop over the examples), whole columns at a time" why="written blind"
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


# %% title="examples padded to whole blocks of 16 and treated as a (blocks, 16, D) array by batched matmul, without a loop" why="written blind"
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


# %% title="a helper called for the first and the second half of the batch (one of them empty when N = 1)" why="written blind"
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


# %% title="helper classes with forward and backward" why="written blind"
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


# %% title="measures all weights from class 0's column, shifts by the maximum rounded up, long double inside" why="written blind"
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


# %% title="gradient in two parts: X.T @ P, and the class sums by sorted labels and np.add.reduceat; scores summed over blocks of features" why="written blind"
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


# %% title="ufuncs with out= and np.maximum.reduce in Fortran order, flat indices, the loss returned as a 0-d array" why="written blind"
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
