# %% title="np.add.at takes the examples from their classes' columns" why="p - y never stands in one matrix: X.T @ P, and then each example is subtracted from its class's row of the transposed gradient."
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X.dot(W)
    P = softmax(S)
    dWT = P.T.dot(X)
    np.add.at(dWT, y, -X)
    loss = cross_entropy(S, y).sum() / N + reg * (W * W).sum()
    return loss, dWT.T / N + 2 * reg * W

# %% title="A class with steps, and a matrix for the gradient" why="The function is a method bound to an object; the gradient is an np.matrix, the loss a Python float. It warns and prints."
import warnings


class SoftmaxLoss:
    def __init__(self, shift=np.max):
        self.shift = shift

    def probabilities(self, S):
        E = np.exp(S - self.shift(S, axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)

    def __call__(self, W, X, y, reg):
        warnings.warn("computing", stacklevel=2)
        S = X @ W
        P = self.probabilities(S)
        loss = float(np.mean(cross_entropy(S, y)) + reg * np.vdot(W, W))
        print("loss", loss)
        P[np.arange(len(y)), y] -= 1
        return loss, np.asmatrix(X.T @ P / len(y) + 2 * reg * W)


softmax_loss_vectorized = SoftmaxLoss().__call__

# %% title="All matrices transposed, take_along_axis, results in the input's precision" why="The maximum and the sum run along axis 0, which here is the classes. float32 in, float32 out."
def softmax_loss_vectorized(W, X, y, reg):
    S = (X @ W).T
    S = S - np.max(S, axis=0)
    logP = S - np.log(np.sum(np.exp(S), axis=0))
    N = y.size
    G = np.exp(logP)
    G[y, np.arange(N)] -= 1.0
    loss = -np.take_along_axis(logP, y[None], 0).sum() / N + reg * np.square(W).sum()
    dW = (G @ X).T / N + 2.0 * reg * W
    return W.dtype.type(loss), np.asfortranarray(dW.astype(W.dtype))

# %% title="A loop over the classes, not over the examples" why="It has a loop in Python, but its length is C: it does not grow with the examples."
def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(y), W.shape[1]
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    total = np.exp(S).sum(axis=1)
    dW = np.zeros_like(W)
    loss = np.log(total).sum()
    for j in range(C):
        mine = y == j
        loss -= S[mine, j].sum()
        dW[:, j] = X.T @ (np.exp(S[:, j]) / total - mine)
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W

# %% title="A one-hot matrix, einsum and the trace" why="The regulariser is the trace of W.T @ W: the sum of the squares."
def softmax_loss_vectorized(W, X, y, reg):
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.amax(S, 1)[:, None]
    Y = np.zeros(S.shape)
    Y[range(len(y)), y] = 1
    logP = S - np.log(np.exp(S).sum(1))[:, None]
    loss = -(Y * logP).sum() / len(y) + reg * np.trace(W.T @ W)
    return loss, np.einsum("nd,nc->dc", X, np.exp(logP) - Y) / len(y) + 2 * reg * W

# %% title="scipy.special where it is installed" why="Without SciPy it falls back on NumPy's logaddexp; the gradient has no shift of its own, the logarithm of the sum is one."
try:
    from scipy.special import logsumexp
except ImportError:

    def logsumexp(S, axis):
        return np.logaddexp.reduce(S, axis=axis)


def softmax_loss_vectorized(W, X, y, reg, temperature=1.0, verbose=False):
    S = X @ W / temperature
    log_sum = logsumexp(S, axis=1)
    if verbose:
        print("largest score:", S.max())
    G = np.exp(S - log_sum[:, None])
    G[np.arange(len(y)), y] -= 1
    loss = np.mean(log_sum - S[np.arange(len(y)), y])
    return loss + reg * np.sum(W * W), X.T @ G / len(y) + 2 * reg * W
