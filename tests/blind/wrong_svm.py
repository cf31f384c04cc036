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
    Program(
        "svm_loss_naive",
        "The loss is divided by N, the gradient is not.",
        """
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "The regulariser's gradient is reg * W, the factor 2 is missing.",
        """
def svm_loss_naive(W, X, y, reg):
    N = len(X)
    C = W.shape[1]
    total = 0
    grad = np.zeros_like(W)
    for n in range(N):
        s = X[n] @ W
        for c in range(C):
            if c != y[n]:
                m = s[c] - s[y[n]] + 1.0
                if m > 0:
                    total = total + m
                    grad[:, c] = grad[:, c] + X[n]
                    grad[:, y[n]] = grad[:, y[n]] - X[n]
    return total / N + reg * np.sum(W**2), grad / N + reg * W
""",
    ),
    Program(
        "svm_loss_naive",
        "The right class is not skipped, so every image costs 1 too much (the gradient cancels and is right).",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for x_i, y_i in zip(X, y):
        scores = x_i @ W
        for j in range(len(scores)):
            hinge = max(0, scores[j] - scores[y_i] + 1)
            loss += hinge
            if hinge > 0:
                dW[:, j] += x_i
                dW[:, y_i] -= x_i
    loss = loss / len(y) + reg * (W ** 2).sum()
    dW = dW / len(y) + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "The right class's column gets -x once for each image that violates any margin, not once for each violated margin.",
        """
def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = X.shape[0]
    dW = np.zeros((D, C))
    loss = 0.0
    for i in range(N):
        scores = np.dot(X[i], W)
        violated = False
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                violated = True
                loss += margin
                dW[:, j] += X[i]
        if violated:
            dW[:, y[i]] -= X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W ** 2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "The regulariser is added before the division by N, in the loss and in the gradient.",
        """
def svm_loss_naive(W, X, y, reg):
    n_images = X.shape[0]
    n_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(n_images):
        s = X[i] @ W
        right = s[y[i]]
        for j in range(n_classes):
            if j == y[i]:
                continue
            gap = s[j] - right + 1
            if gap > 0:
                loss += gap
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    loss /= n_images
    dW /= n_images
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "The number of classes is taken from the labels that occur in y, so classes which no image of the batch has are left out.",
        """
def svm_loss_naive(W, X, y, reg):
    classes = np.unique(y)
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        for j in classes:
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "W is multiplied in place by 2 * reg to get the regulariser's gradient: the numbers returned are right, the caller's weights are spoilt.",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N, C = X.shape[0], W.shape[1]
    for i in range(N):
        s = X[i] @ W
        for j in range(C):
            if j == y[i]: continue
            m = s[j] - s[y[i]] + 1
            if m > 0:
                loss += m
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= N
    dW /= N
    # regularisation
    loss += reg * np.sum(W**2)
    penalty = W
    penalty *= 2 * reg
    dW += penalty
    return loss, dW
""",
    ),
    Program(
        "svm_loss_naive",
        "The last row of W (the bias) is left out of the regulariser, in loss and gradient; the task sums over all of W.",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(len(y)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= len(y)
    dW /= len(y)
    # the bias is not a weight, do not penalise it
    loss += reg * np.sum(W[:-1] ** 2)
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The margins of the right classes are set to zero only after the loss has been computed, so the loss is 1 too large.",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    loss = np.sum(margins) / N + reg * np.sum(W**2)
    margins[rows, y] = 0
    A = (margins > 0).astype(float)
    A[rows, y] = -A.sum(axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The factor of the right class is -1 in every row, not minus the number of violated margins.",
        """
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = margins.sum() / num_train + reg * np.sum(W * W)
    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -1
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The violated margins are counted along the columns (axis=0): wrong where N = C, an error elsewhere.",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    i = np.arange(N)
    S = np.matmul(X, W)
    M = S - S[i, y, np.newaxis] + 1
    M[i, y] = 0
    M = np.maximum(M, 0)
    loss = M.sum() / N + reg * (W**2).sum()
    M[M > 0] = 1
    M[i, y] = -np.sum(M, axis=0)
    dW = X.T @ M / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The data loss is np.mean of the whole margin matrix, so it is divided by N * C; the gradient is divided by N.",
        """
def svm_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    f = X @ W
    fy = f[range(n), y]
    h = np.clip(f - fy[:, None] + 1, 0, None)
    h[range(n), y] = 0
    loss = np.mean(h) + reg * np.sum(np.square(W))
    a = np.where(h > 0, 1.0, 0.0)
    a[range(n), y] -= a.sum(1)
    return loss, X.T @ a / n + 2 * reg * W
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The regulariser's gradient is divided by N together with the data gradient (the loss is right).",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    right_scores = scores[np.arange(N), y][:, None]
    margins = np.maximum(0, scores - right_scores + 1)
    margins[np.arange(N), y] = 0
    data_loss = np.sum(margins) / N
    loss = data_loss + reg * np.sum(W**2)

    A = (margins > 0).astype(np.float64)
    A[np.arange(N), y] = -np.sum(A, axis=1)
    dW = X.T @ A
    dW += 2 * reg * W
    dW /= N
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The right class's own margin is removed by its value, margins == 1, which also removes wrong classes with the same score as the right one (W = 0: loss 0).",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    margins = S - S[np.arange(N), y][:, None] + 1
    margins[margins == 1] = 0       # that is s_y - s_y + 1
    margins[margins < 0] = 0
    loss = margins.sum() / N + reg * np.sum(W**2)
    A = (margins > 0) * 1.0
    A[np.arange(N), y] = -A.sum(axis=1)
    dW = X.T.dot(A) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The right scores are collected in a list comprehension, a loop over the images, which the task forbids.",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    s_right = np.array([S[i, y[i]] for i in range(N)]).reshape(N, 1)
    margins = np.maximum(0, S - s_right + 1)
    margins[np.arange(N), y] = 0
    loss = margins.sum() / N + reg * np.sum(W**2)
    A = (margins > 0).astype(float)
    A[np.arange(N), y] = -A.sum(axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "svm_loss_vectorized",
        "The right classes' part is taken off with dW[:, y] -= ..., which keeps only one image for a label that occurs more than once.",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    M = np.maximum(0, S - S[np.arange(N), y][:, None] + 1)
    M[np.arange(N), y] = 0
    loss = M.sum() / N + reg * np.sum(W * W)
    viol = (M > 0).astype(float)
    count = viol.sum(axis=1)
    dW = X.T @ viol
    dW[:, y] -= X.T * count
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "numerical_gradient",
        "The centred difference is divided by h, not by 2 * h.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    grad = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        old = W[position]
        W[position] = old + h
        up = f(W)
        W[position] = old - h
        down = f(W)
        W[position] = old
        grad[position] = (up - down) / h
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "A one-sided difference: f(W + h) minus f(W), divided by h.",
        """
def numerical_gradient(f, W):
    h = 0.00001
    f0 = f(np.array(W, dtype=np.float64))
    g = np.zeros(W.shape, dtype=np.float64)
    for p in np.ndindex(W.shape):
        V = np.array(W, dtype=np.float64)
        V[p] += h
        g[p] = (f(V) - f0) / h
    return g
""",
    ),
    Program(
        "numerical_gradient",
        "The entry is not put back after it was moved: it stays at W - h while the later entries are measured.",
        """
def numerical_gradient(f, W):
    Wc = np.array(W, dtype=np.float64)
    step = 1e-5
    result = np.zeros_like(Wc)
    for idx in np.ndindex(Wc.shape):
        Wc[idx] += step
        f_plus = f(Wc)
        Wc[idx] -= 2 * step
        f_minus = f(Wc)
        result[idx] = (f_plus - f_minus) / (2 * step)
    return result
""",
    ),
    Program(
        "numerical_gradient",
        "The copy keeps W's dtype: with a float32 W all is computed in single precision.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    W = W.copy()
    grad = np.zeros(W.shape, dtype=np.float64)
    for ix in np.ndindex(W.shape):
        old_value = W[ix]
        W[ix] = old_value + h
        fxph = f(W)
        W[ix] = old_value - h
        fxmh = f(W)
        W[ix] = old_value
        grad[ix] = (fxph - fxmh) / (2 * h)
    return grad
""",
    ),
    Program(
        "numerical_gradient",
        "Two loops over rows and columns: works for (D, C) only, an array of shape (D,) gives an error.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    G = np.zeros_like(A)
    for d in range(A.shape[0]):
        for c in range(A.shape[1]):
            E = np.zeros_like(A)
            E[d, c] = h
            G[d, c] = (f(A + E) - f(A - E)) / (2 * h)
    return G
""",
    ),
    Program(
        "numerical_gradient",
        "The step is 1e-10, because a smaller step is thought to be more exact: rounding spoils the digits.",
        """
def numerical_gradient(f, W):
    eps = 1e-10
    point = np.array(W, dtype=np.float64)
    slope = np.zeros(point.shape)
    for k in np.ndindex(point.shape):
        keep = point[k]
        point[k] = keep + eps
        a = f(point)
        point[k] = keep - eps
        b = f(point)
        point[k] = keep
        slope[k] = (a - b) / (2 * eps)
    return slope
""",
    ),
    Program(
        "numerical_gradient",
        "np.asarray does not copy a float64 array: the caller's W is moved, and '+h, -2h, +h' leaves rounding errors in it.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    Z = np.asarray(W, dtype=np.float64)
    out = np.empty(Z.shape)
    for pos in np.ndindex(Z.shape):
        Z[pos] += h
        hi = f(Z)
        Z[pos] -= 2 * h
        lo = f(Z)
        Z[pos] += h
        out[pos] = (hi - lo) / (2 * h)
    return out
""",
    ),
    Program(
        "numerical_gradient",
        "The result has W's dtype (zeros_like of the original W): for a float32 W it is float32, not float64.",
        """
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros_like(W)
    V = W.astype(np.float64)
    for pos in np.ndindex(W.shape):
        old = V[pos]
        V[pos] = old + h
        f1 = f(V)
        V[pos] = old - h
        f2 = f(V)
        V[pos] = old
        grad[pos] = (f1 - f2) / (2 * h)
    return grad
""",
    ),
]
