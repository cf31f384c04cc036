# %% title="np.add.at over the violated pairs" why="It fills the gradient's columns by index, transposed, and returns a view."
def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    M = np.maximum(S - S[np.arange(N), y, None] + 1, 0)
    M[np.arange(N), y] = 0
    image, wrong = np.nonzero(M)
    dW = np.zeros(W.T.shape)
    np.add.at(dW, wrong, X[image])
    np.subtract.at(dW, y[image], X[image])
    return M.sum() / N + reg * (W * W).sum(), dW.T / N + 2 * reg * W

# %% title="An object that can be called" why="The solution is no function, and keeps the last loss; nothing depends on what it keeps."
class HingeLoss:
    """Multiclass SVM loss with its gradient."""

    def __init__(self, delta=1.0):
        self.delta = delta
        self.history = []

    def violated(self, S, y):
        right = np.take_along_axis(S, y[:, None], axis=1)
        margins = np.maximum(S - right + self.delta, 0)
        np.put_along_axis(margins, y[:, None], 0, axis=1)
        return margins

    def __call__(self, W, X, y, reg):
        margins = self.violated(X @ W, y)
        A = np.sign(margins)
        np.put_along_axis(A, y[:, None], -A.sum(axis=1, keepdims=True), axis=1)
        loss = margins.sum(axis=1).mean() + reg * np.vdot(W, W)
        self.history.append(loss)
        return loss, (A.T @ X).T / len(X) + 2 * reg * W

svm_loss_vectorized = HingeLoss()

# %% title="einsum and a one-hot matrix" why="No index arrays at all; the right class is masked by multiplication."
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    hot = np.eye(C)[y]
    S = np.einsum("nd,dc->nc", X, W)
    right = np.einsum("nc,nc->n", S, hot)
    M = np.clip(S - right[:, None] + 1, 0, None) * (1 - hot)
    A = (M > 0) - hot * (M > 0).sum(1, keepdims=True)
    return M.sum() / N + reg * np.einsum("dc,dc->", W, W), np.einsum("nd,nc->dc", X, A) / N + 2 * reg * W

# %% title="float32 results for float32 input" why="The results carry seven digits, as the input does."
def svm_loss_vectorized(W, X, y, reg):
    N, dtype = X.shape[0], W.dtype.type
    rows = np.arange(N)
    S = X.dot(W)
    margins = np.maximum(dtype(0), S - S[rows, y].reshape(-1, 1) + dtype(1))
    margins[rows, y] = 0
    loss = margins.sum() / dtype(N) + dtype(reg) * (W * W).sum()
    factors = (margins > 0).astype(dtype)
    factors[rows, y] -= factors.sum(axis=1)
    return loss, X.T.dot(factors) / dtype(N) + dtype(2 * reg) * W

# %% title="np.choose and boolean masks" why="The own margin is left in and its 1 subtracted afterwards; the gradient is in Fortran's order."
def svm_loss_vectorized(W, X, y, reg):
    S = X.dot(W)
    own = np.zeros(S.shape, dtype=bool)
    own[range(len(y)), y] = True
    M = S - np.choose(y, S.T)[:, np.newaxis] + 1
    M = np.where(M > 0, M, 0)
    A = np.int64(M > 0)
    A[own] = 1 - A.sum(1)
    loss = np.mean(M.sum(1) - 1) + reg * np.linalg.norm(W) ** 2
    return [loss, np.asfortranarray(np.dot(X.T, A) / len(y) + reg * 2 * W)]

# %% title="A 0-d loss and a gradient that may not be written" why="Unusual types with the right numbers: np.matrix, and views without a write flag."
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = np.asmatrix(X) * np.asmatrix(W)
    own = np.asmatrix(np.eye(W.shape[1])[y])
    right = np.multiply(S, own).sum(axis=1)
    M = np.multiply(np.maximum(S - right + 1, 0), 1 - own)
    A = (M > 0).astype(float)
    A = A - np.multiply(own, A.sum(axis=1))
    dW = X.T * A / N + 2 * reg * W
    dW.flags.writeable = False
    return np.array(M.sum() / N + reg * np.sum(W**2)), dW
