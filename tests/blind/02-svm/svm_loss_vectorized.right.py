# %% title="np.nonzero finds the violated margins, np.add.at and np.subtract.at build the factors" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    M = S - S[np.arange(N), y][:, None] + 1
    M[np.arange(N), y] = 0
    rows, cols = np.nonzero(M > 0)
    A = np.zeros(M.shape)
    np.add.at(A, (rows, cols), 1)
    np.subtract.at(A, (rows, y[rows]), 1)
    return M[rows, cols].sum() / N + reg * np.sum(W**2), X.T @ A / N + 2 * reg * W


# %% title="one-hot matrix from np.eye does the picking and the balancing" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    onehot = np.eye(W.shape[1])[y]
    correct = np.sum(scores * onehot, axis=1, keepdims=True)
    hinge = np.maximum(0, scores - correct + 1 - onehot)
    positive = (hinge > 0) * (1 - onehot)
    factors = positive - onehot * positive.sum(axis=1, keepdims=True)
    loss = np.sum(hinge * (1 - onehot)) / X.shape[0]
    dW = X.T.dot(factors) / X.shape[0]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW


# %% title="np.take_along_axis and np.put_along_axis; Python float" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    idx = np.expand_dims(np.asarray(y, dtype=np.intp), 1)
    S = np.matmul(X, W)
    M = np.clip(S - np.take_along_axis(S, idx, axis=1) + 1, 0, None)
    np.put_along_axis(M, idx, 0, axis=1)
    A = np.sign(M)
    np.put_along_axis(A, idx, -A.sum(axis=1, keepdims=True), axis=1)
    loss = float(M.sum(axis=1).mean() + reg * (W ** 2).sum())
    return loss, np.matmul(X.T, A) / len(X) + 2 * reg * W


# %% title="boolean mask, the wrong classes squeezed into an (N, C - 1) array" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    n, c = X.shape[0], W.shape[1]
    wrong = np.arange(c) != y.reshape(-1, 1)
    s = X @ W
    others = s[wrong].reshape(n, c - 1)
    gaps = others - s[~wrong].reshape(n, 1) + 1
    bad = gaps > 0
    A = np.zeros((n, c))
    A[wrong] = bad.ravel()
    A[~wrong] = -np.count_nonzero(bad, axis=1)
    return gaps[bad].sum() / n + reg * np.sum(W ** 2), (X.T @ A) / n + 2 * reg * W


# %% title="np.choose with the one-hot mask as the chooser, np.fromfunction makes the mask" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    is_right = np.fromfunction(lambda i, c: c == y[i], (N, C), dtype=int)
    S = X @ W
    s_right = np.add.reduce(S, axis=1, where=is_right)
    gaps = S - s_right[:, np.newaxis] + 1.0
    gaps = np.choose(is_right, [np.maximum(gaps, 0.0), np.zeros((N, C))])
    violated = (gaps > 0).astype(np.int64)
    A = np.choose(is_right, [violated, -violated.sum(axis=1)[:, None]])
    loss = np.sum(gaps) / N + reg * np.sum(W**2)
    dW = np.dot(X.T, A) / N + 2 * reg * W
    return (loss, dW)


# %% title="einsum everywhere; np.heaviside with 0.5 at the kink, which the text allows (any value between)" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    n = len(y)
    s = np.einsum("nd,dc->nc", X, W)
    gap = s - s[range(n), y, None] + 1
    slope = np.heaviside(gap, 0.5)
    slope[range(n), y] = 0
    loss = np.einsum("nc,nc->", slope, gap) / n + reg * np.einsum("dc,dc->", W, W)
    slope[range(n), y] = -np.einsum("nc->n", slope)
    return loss, np.einsum("nd,nc->dc", X, slope) / n + 2 * reg * W


# %% title="all differences of scores as an (N, C, C) array by broadcasting, then the plane of the right class" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    S = X @ W
    differences = S[:, None, :] - S[:, :, None]          # [i, a, b] is s_b - s_a
    planes = differences[np.arange(N), y]                # a is the right class
    same = np.eye(C, dtype=bool)[y]
    margins = np.where(same, 0.0, np.fmax(planes + 1, 0.0))
    A = np.where(margins > 0, 1.0, 0.0)
    A = A - same * A.sum(1)[:, None]
    return margins.sum() / N + reg * np.square(W).sum(), np.tensordot(X, A, axes=(0, 0)) / N + 2 * reg * W


# %% title="W.T @ X.T, one column an image; the gradient is a transposed view in Fortran order" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    St = W.T @ X.T
    N = St.shape[1]
    place = (y, np.arange(N))
    right = St[place]
    St = St - right + 1          # a new array; the right scores lie along the columns
    St[place] = 0
    Ht = np.maximum(St, 0)
    Bt = (Ht > 0) + 0.0
    Bt[place] -= Bt.sum(axis=0)
    dWt = Bt @ X / N + 2 * reg * W.T
    return Ht.sum() / N + reg * np.trace(W.T @ W), dWt.T


# %% title="masked arrays (np.ma) hide the right classes and the kept margins, plain arrays come out" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    right = np.zeros((N, C), dtype=bool)
    right[np.arange(N), y] = True
    gaps = S - np.ma.array(S, mask=~right).sum(axis=1).filled(0.0)[:, None] + 1
    costs = np.ma.array(gaps, mask=right | (gaps <= 0))
    A = (~np.ma.getmaskarray(costs)).astype(float)
    A[right] = -costs.count(axis=1)
    loss = costs.filled(0.0).sum() / N + reg * np.sum(W**2)
    return np.float64(loss), np.asarray(X.T @ A / N + 2 * reg * W)


# %% title="a helper class with properties" why="written blind"
class Hinge:
    delta = 1.0

    def __init__(self, W, X, y):
        self.W, self.X, self.y = W, X, y
        self.n = np.arange(y.shape[0])

    @property
    def margins(self):
        S = self.X @ self.W
        M = np.maximum(0.0, S - S[self.n, self.y].reshape(-1, 1) + self.delta)
        M[self.n, self.y] = 0.0
        return M

    @property
    def factors(self):
        F = (self.margins > 0).astype(np.float64)
        F[self.n, self.y] = -F.sum(axis=-1)
        return F

    def loss(self):
        return self.margins.sum(axis=-1).mean()

    def grad(self):
        return self.X.T @ self.factors / self.n.size


class L2:
    def __init__(self, W, strength):
        self.W, self.strength = W, strength

    def loss(self):
        return self.strength * np.sum(self.W**2)

    def grad(self):
        return 2 * self.strength * self.W


def svm_loss_vectorized(W, X, y, reg):
    data, penalty = Hinge(W, X, y), L2(W, reg)
    return data.loss() + penalty.loss(), data.grad() + penalty.grad()


# %% title="ufuncs with out= and np.add.reduce, flat indices for the right classes, the loss unpacked from a 0-d array" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[-1]
    M = np.empty((N, C))
    np.matmul(X, W, out=M)
    flat = C * np.arange(N) + y
    right = M.take(flat)
    np.subtract(M, right[:, None], out=M)
    np.add(M, 1.0, out=M)
    M.put(flat, 0.0)
    np.maximum(M, 0.0, out=M)
    loss = np.divide(np.add.reduce(M, axis=(0, 1)), N)
    np.greater(M, 0.0, out=M, casting="unsafe")
    M.flat[flat] = np.negative(np.add.reduce(M, axis=1))
    dW = np.matmul(np.transpose(X), M)
    np.divide(dW, N, out=dW)
    np.add(dW, 2.0 * reg * W, out=dW)
    loss = np.asarray(loss + reg * np.add.reduce(np.square(W), axis=None))
    return loss.item(), dW


# %% title="gets the loss out of the gradient: sum(W * data gradient) plus the mean number of violated margins" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    W64 = np.array(W, dtype=np.float64)
    X64 = np.array(X, dtype=np.float64)
    N = X64.shape[0]
    S = X64 @ W64
    A = (S + 1 > S[np.arange(N), y][:, None]) * 1.0
    A[np.arange(N), y] = 0
    violated = A.sum(axis=1)
    A[np.arange(N), y] = -violated
    G = X64.T @ A / N
    # the hinge is made of straight pieces, so the data loss is <W, G> + the constant 1 of each violated margin
    loss = np.sum(W64 * G) + violated.mean() + reg * np.sum(W64**2)
    return loss, G + 2 * reg * W64


# %% title="images padded to whole blocks of 32 and treated as a (blocks, 32, D) array by batched matmul, without a loop" why="written blind"
def svm_loss_vectorized(W, X, y, reg, block=32):
    N, D = X.shape
    C = W.shape[1]
    blocks = -(-N // block)
    pad = blocks * block - N
    Xb = np.pad(X, ((0, pad), (0, 0))).reshape(blocks, block, D)
    yb = np.pad(y, (0, pad)).reshape(blocks, block, 1)
    real = (np.arange(blocks * block) < N).reshape(blocks, block, 1)
    S = Xb @ W
    right = np.arange(C) == yb
    M = S - np.where(right, S, 0).sum(axis=2, keepdims=True) + 1
    A = ((M > 0) & ~right & real).astype(float)
    loss = (A * M).sum() / N
    A = A - right * A.sum(axis=2, keepdims=True)
    dW = (Xb.transpose(0, 2, 1) @ A).sum(axis=0) / N
    return loss + reg * np.sum(W**2), dW + 2 * reg * W


# %% title="the right class's share by sorting the labels and np.add.reduceat over the classes that occur" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    N = y.size
    S = X @ W
    own = S[np.arange(N), y]
    V = S > (own - 1)[:, None]
    V[np.arange(N), y] = False
    loss = (S[V] - np.repeat(own - 1, V.sum(axis=1))).sum() / N
    plus = X.T @ V.astype(X.dtype)
    order = np.argsort(y, kind="stable")
    present, starts = np.unique(y[order], return_index=True)
    weighted = X[order] * V.sum(axis=1)[order][:, None]
    minus = np.zeros(W.shape[::-1])
    minus[present] = np.add.reduceat(weighted, starts, axis=0)
    return loss + reg * (W * W).sum(), (plus - minus.T) / N + 2 * reg * W


# %% title="np.matrix inside, (m + |m|) / 2 instead of the maximum, plain ndarrays at the end" why="written blind"
def svm_loss_vectorized(W, X, y, reg):
    w, x = np.asmatrix(W), np.asmatrix(X)
    n = x.shape[0]
    hot = np.asmatrix(np.equal.outer(y, np.arange(w.shape[1])).astype(float))
    scores = x * w
    own = np.multiply(scores, hot).sum(axis=1)
    m = scores - own + 1
    m = np.multiply(m, 1 - hot)
    relu = (m + np.abs(m)) / 2
    on = (relu > 0).astype(float)
    a = on - np.multiply(hot, on.sum(axis=1))
    loss = relu.sum() / n + reg * np.multiply(w, w).sum()
    dw = x.T * a / n + 2 * reg * w
    return loss, np.asarray(dw)
