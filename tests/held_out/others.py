"""Wrong versions of the smaller functions of all notebooks; which misconception each is called is left open."""

from __future__ import annotations

from tests.held_out.program import HeldOut

PROGRAMS = [
    # ---------------------------------------------------------------- 01-hinge
    HeldOut(
        "the loss: the right class is counted too, so it is larger by 1",
        "L_i",
        (),
        """\
def L_i(x, y, W):
    scores = x.dot(W)
    loss = 0.0
    for s in scores:
        loss += max(0, s - scores[y] + 1)
    return loss
""",
    ),
    HeldOut(
        "the loss: the return is inside the loop, so that only one wrong class counts",
        "L_i",
        (),
        """\
def L_i(x, y, W):
    scores = x.dot(W)
    correct_class_score = scores[y]
    loss_i = 0.0
    for j in range(W.shape[1]):
        if j == y:
            continue
        loss_i += max(0, scores[j] - correct_class_score + 1)
        return loss_i
""",
    ),
    HeldOut(
        "the loss: the sum is clipped at 0, not each margin, so that a class far behind lowers it",
        "L_i",
        (),
        """\
def L_i(x, y, W):
    s = x @ W
    total = 0
    for j in range(len(s)):
        if j != y:
            total += s[j] - s[y] + 1
    return max(0, total)
""",
    ),
    HeldOut(
        "the loss: the lecture's W.dot(x), with W taken as (C, D), fails unless C = D",
        "L_i",
        (),
        """\
def L_i(x, y, W):
    delta = 1.0
    scores = W.dot(x)
    correct_class_score = scores[y]
    C = W.shape[0]
    loss_i = 0.0
    for j in range(C):
        if j == y:
            continue
        loss_i += max(0, scores[j] - correct_class_score + delta)
    return loss_i
""",
    ),
    HeldOut(
        "the loss: margins[y] = 0 comes after the sum, so the right class adds 1",
        "L_i_vectorized",
        (),
        """\
def L_i_vectorized(x, y, W):
    scores = x.dot(W)
    margins = np.maximum(0, scores - scores[y] + 1)
    loss_i = np.sum(margins)
    margins[y] = 0
    return loss_i
""",
    ),
    HeldOut(
        "the loss: the largest margin in place of the sum of the margins",
        "L_i_vectorized",
        (),
        """\
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1
    margins[y] = 0
    return max(0, np.max(margins))
""",
    ),
    HeldOut(
        "the losses: the margin is 1, whatever delta says",
        "hinge_losses",
        (),
        """\
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    correct = S[np.arange(N), y].reshape(N, 1)
    margins = np.maximum(0, S - correct + 1) ** p
    margins[np.arange(N), y] = 0
    return margins.sum(axis=1)
""",
    ),
    HeldOut(
        "the losses for p = 2: the row's sum is squared, not each term",
        "hinge_losses",
        (),
        """\
def hinge_losses(S, y, delta=1.0, p=1):
    losses = []
    for scores, label in zip(S, y):
        wrong = np.delete(scores, label)
        losses.append(np.sum(np.maximum(0, wrong - scores[label] + delta)) ** p)
    return np.array(losses)
""",
    ),
    HeldOut(
        "the losses: the right class counts, and 1 is subtracted again, which is right for delta = 1 only",
        "hinge_losses",
        (),
        """\
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    return np.sum(margins ** p, axis=1) - 1
""",
    ),
    HeldOut(
        "the losses: their mean is returned, one number in place of an array (N,)",
        "hinge_losses",
        (),
        """\
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    margins = np.maximum(0, S - S[np.arange(N), y][:, np.newaxis] + delta)
    margins[np.arange(N), y] = 0
    return np.mean(np.sum(margins ** p, axis=1))
""",
    ),
    HeldOut(
        "the losses are right, but S is changed in place",
        "hinge_losses",
        (),
        """\
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    correct = S[np.arange(N), y].copy()
    S -= correct.reshape(N, 1)
    S += delta
    S[S < 0] = 0
    S[np.arange(N), y] = 0
    return (S ** p).sum(axis=1)
""",
    ),
    # ---------------------------------------------------------------- 02-svm
    HeldOut(
        "the gradient: a forward difference in place of the centred one, off by about h times the curvature",
        "numerical_gradient",
        (),
        """\
def numerical_gradient(f, W):
    W = W.astype(np.float64)
    fx = f(W)
    grad = np.zeros(W.shape)
    h = 1e-5
    it = np.nditer(W, flags=['multi_index'])
    for _ in it:
        ix = it.multi_index
        W_h = W.copy()
        W_h[ix] += h
        grad[ix] = (f(W_h) - fx) / h
    return grad
""",
    ),
    HeldOut(
        "the gradient: divided by h and not by 2 * h, so twice too large",
        "numerical_gradient",
        (),
        """\
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros(W.shape, dtype=np.float64)
    for ix in np.ndindex(W.shape):
        plus = np.array(W, dtype=np.float64)
        minus = np.array(W, dtype=np.float64)
        plus[ix] += h
        minus[ix] -= h
        grad[ix] = (f(plus) - f(minus)) / h
    return grad
""",
    ),
    HeldOut(
        "W is changed: no entry is set back. The gradient is right to 1e-5 or so, but for float32 W lost in rounding",
        "numerical_gradient",
        (),
        """\
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros(W.shape)
    it = np.nditer(W, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        ix = it.multi_index
        W[ix] += h
        fxph = f(W)
        W[ix] -= 2 * h
        fxmh = f(W)
        grad[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return grad
""",
    ),
    HeldOut(
        "the gradient for float32 W: the step is lost in rounding, as W keeps its dtype; for float64 it is right",
        "numerical_gradient",
        (),
        """\
def numerical_gradient(f, W):
    h = 1e-5
    grad = np.zeros_like(W)
    for ix in np.ndindex(W.shape):
        Wp = W.copy()
        Wp[ix] += h
        Wm = W.copy()
        Wm[ix] -= h
        grad[ix] = (f(Wp) - f(Wm)) / (2 * h)
    return grad
""",
    ),
    HeldOut(
        "W of shape (D,): two loops over rows and columns fail; a matrix is done right",
        "numerical_gradient",
        (),
        """\
def numerical_gradient(f, W):
    h = 1e-5
    W = W.astype(np.float64)
    D, C = W.shape
    dW = np.zeros((D, C))
    for d in range(D):
        for c in range(C):
            E = np.zeros((D, C))
            E[d, c] = h
            dW[d, c] = (f(W + E) - f(W - E)) / (2 * h)
    return dW
""",
    ),
    # ---------------------------------------------------------------- 03-softmax
    HeldOut(
        "large scores: there is no shift, and exp overflows",
        "softmax",
        (),
        """\
def softmax(S):
    exp_S = np.exp(S)
    return exp_S / np.sum(exp_S, axis=1, keepdims=True)
""",
    ),
    HeldOut(
        "rows far apart: the maximum of the whole matrix is subtracted, 0/0",
        "softmax",
        (),
        """\
def softmax(S):
    e = np.exp(S - np.max(S))
    return e / e.sum(axis=1).reshape(-1, 1)
""",
    ),
    HeldOut(
        "the probabilities: divided by the sum of the whole matrix, so that the rows do not add up to 1",
        "softmax",
        (),
        """\
def softmax(S):
    shifted = S - S.max(axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted))
""",
    ),
    HeldOut(
        "the probabilities are right, but S is shifted in place",
        "softmax",
        (),
        """\
def softmax(S):
    S -= np.max(S, axis=1, keepdims=True)
    P = np.exp(S)
    P /= P.sum(axis=1, keepdims=True)
    return P
""",
    ),
    HeldOut(
        "a large gap: log of a probability that has become 0, infinity where the loss is 1000",
        "cross_entropy",
        (),
        """\
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
    return -np.log(P[np.arange(len(y)), y])
""",
    ),
    HeldOut(
        "a large gap: 1e-12 inside the logarithm caps the loss at 27.6",
        "cross_entropy",
        (),
        """\
def cross_entropy(S, y):
    Z = S - S.max(axis=1)[:, None]
    P = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
    return -np.log(P[range(S.shape[0]), y] + 1e-12)
""",
    ),
    HeldOut(
        "the losses: their mean is returned, one number in place of an array (N,)",
        "cross_entropy",
        (),
        """\
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    lse = m[:, 0] + np.log(np.exp(S - m).sum(axis=1))
    return np.mean(lse - S[np.arange(len(y)), y])
""",
    ),
    HeldOut(
        "the losses: the logarithm is to base 10",
        "cross_entropy",
        (),
        """\
def cross_entropy(S, y):
    N = S.shape[0]
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log10(np.sum(np.exp(Z), axis=1)) - Z[np.arange(N), y] * np.log10(np.e)
""",
    ),
    HeldOut(
        "the losses: the maximum is subtracted from the scores in the sum, but not from the right class's score",
        "cross_entropy",
        (),
        """\
def cross_entropy(S, y):
    biggest = np.max(S, axis=1, keepdims=True)
    log_sum = np.log(np.sum(np.exp(S - biggest), axis=1))
    return log_sum - S[np.arange(S.shape[0]), y]
""",
    ),
    # ---------------------------------------------------------------- 04-regularization
    HeldOut(
        "the gradient of l2: lam * W, without the 2",
        "reg_loss_grad",
        (),
        """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V ** 2), lam * V
    elif kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    elif kind == "elastic":
        return lam * np.sum(beta * V ** 2 + np.abs(V)), lam * (2 * beta * V + np.sign(V))
    raise ValueError(kind)
""",
    ),
    HeldOut(
        "penalise_bias=False: the last row is left out of the loss only, the gradient still has it",
        "reg_loss_grad",
        (),
        """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    R = W if penalise_bias else W[:-1]
    if kind == "l2":
        loss = lam * np.sum(R * R)
        dW = 2 * lam * W
    elif kind == "l1":
        loss = lam * np.sum(abs(R))
        dW = lam * np.sign(W)
    elif kind == "elastic":
        loss = lam * np.sum(beta * R * R + abs(R))
        dW = lam * (2 * beta * W + np.sign(W))
    else:
        raise ValueError("unknown kind")
    return loss, dW
""",
    ),
    HeldOut(
        "elastic net: beta and 1 - beta mix the two terms, in loss and gradient; right for beta = 0 only",
        "reg_loss_grad",
        (),
        """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    mask = np.ones_like(W)
    if not penalise_bias:
        mask[-1, :] = 0
    V = W * mask
    if kind == "l2":
        loss, grad = np.sum(V**2), 2 * V
    elif kind == "l1":
        loss, grad = np.sum(np.abs(V)), np.sign(V)
    elif kind == "elastic":
        loss = beta * np.sum(V**2) + (1 - beta) * np.sum(np.abs(V))
        grad = beta * 2 * V + (1 - beta) * np.sign(V)
    else:
        raise ValueError
    return lam * loss, lam * grad
""",
    ),
    HeldOut(
        "the slope of |w| at 0 is -1 and not 0, in the gradients of l1 and of the elastic net",
        "reg_loss_grad",
        (),
        """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    W = np.array(W, dtype=float)
    sign = np.where(W > 0, 1.0, -1.0)
    if kind == "l2":
        terms, slope = W ** 2, 2 * W
    elif kind == "l1":
        terms, slope = np.abs(W), sign
    elif kind == "elastic":
        terms, slope = beta * W ** 2 + np.abs(W), 2 * beta * W + sign
    else:
        raise ValueError("kind must be l2, l1 or elastic")
    if not penalise_bias:
        terms[-1] = 0
        slope[-1] = 0
    return lam * terms.sum(), lam * slope
""",
    ),
    HeldOut(
        "an unknown kind returns 0 and zeros in place of raising ValueError",
        "reg_loss_grad",
        (),
        """\
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    loss = 0.0
    dW = np.zeros(W.shape)
    V = W.astype(float).copy()
    if not penalise_bias:
        V[-1, :] = 0
    if kind == "l2":
        loss += lam * np.sum(V * V)
        dW += 2 * lam * V
    if kind == "l1":
        loss += lam * np.sum(np.abs(V))
        dW += lam * np.sign(V)
    if kind == "elastic":
        loss += lam * (beta * np.sum(V * V) + np.sum(np.abs(V)))
        dW += lam * (2 * beta * V + np.sign(V))
    return loss, dW
""",
    ),
    HeldOut(
        "the rows are limited in place of the columns",
        "project_max_norm",
        (),
        """\
def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=1, keepdims=True)
    return W * np.minimum(1, max_norm / np.maximum(norms, 1e-12))
""",
    ),
    HeldOut(
        "short columns are stretched to max_norm too; columns of zeros become nan",
        "project_max_norm",
        (),
        """\
def project_max_norm(W, max_norm):
    norms = np.sqrt(np.sum(W ** 2, axis=0))
    return W / norms * max_norm
""",
    ),
    HeldOut(
        "the squared length is compared and divided by: columns longer than max_norm get a wrong length",
        "project_max_norm",
        (),
        """\
def project_max_norm(W, max_norm):
    squares = (W * W).sum(axis=0)
    out = W.astype(float)
    long = squares > max_norm
    out[:, long] = W[:, long] * max_norm / squares[long]
    return out
""",
    ),
    HeldOut(
        "the whole matrix is scaled by its own length, not column by column",
        "project_max_norm",
        (),
        """\
def project_max_norm(W, max_norm):
    n = np.linalg.norm(W)
    if n > max_norm:
        return W * (max_norm / n)
    return W.copy()
""",
    ),
    HeldOut(
        "small entries are set to 0, but the others are not moved towards 0 (a hard threshold)",
        "soft_threshold",
        (),
        """\
def soft_threshold(W, t):
    out = W.copy()
    out[np.abs(out) <= t] = 0
    return out
""",
    ),
    HeldOut(
        "entries smaller than t are moved past 0: there is no clipping",
        "soft_threshold",
        (),
        """\
def soft_threshold(W, t):
    return W - t * np.sign(W)
""",
    ),
    HeldOut(
        "negative entries become 0: only max(W - t, 0)",
        "soft_threshold",
        (),
        """\
def soft_threshold(W, t):
    return np.maximum(W - t, 0)
""",
    ),
    # ---------------------------------------------------------------- 05-sgd
    HeldOut(
        "the ones are the first column in place of the last",
        "add_bias",
        (),
        """\
def add_bias(X):
    N = X.shape[0]
    return np.hstack([np.ones((N, 1)), X])
""",
    ),
    HeldOut(
        "a row of ones below in place of a column at the right: (N + 1, D)",
        "add_bias",
        (),
        """\
def add_bias(X):
    return np.vstack((X, np.ones(X.shape[1])))
""",
    ),
    HeldOut(
        "the weights: the gradient is added, the walk goes uphill; the first loss is right",
        "gradient_descent",
        (),
        """\
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for i in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W + learning_rate * dW
    return W, history
""",
    ),
    HeldOut(
        "the results are right, but the W that was handed in is changed (W -= ...)",
        "gradient_descent",
        (),
        """\
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W -= learning_rate * dW
    return W, history
""",
    ),
    HeldOut(
        "the history: each loss is taken after its step; the weights are right",
        "gradient_descent",
        (),
        """\
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    W = W.copy()
    for _ in range(num_iters):
        W = W - learning_rate * loss_function(W)[1]
        history.append(loss_function(W)[0])
    return W, history
""",
    ),
    HeldOut(
        "train: a second call starts from new weights; the first call is right",
        "LinearClassifier",
        (),
        """\
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = np.max(y) + 1
        self.W = 0.001 * self.rng.standard_normal((D, C))
        loss_history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, grad = self.loss(X[indices], y[indices], reg)
            loss_history.append(float(loss))
            self.W = self.W - learning_rate * grad
            if verbose and it % 100 == 0:
                print('iteration %d / %d: loss %f' % (it, num_iters, loss))
        return loss_history

    def predict(self, X):
        return np.argmax(X.dot(self.W), axis=1)
""",
    ),
    HeldOut(
        "predict: argmax over axis 0 gives one example for each class; loss and train are right",
        "LinearClassifier",
        (),
        """\
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((X.shape[1], int(y.max()) + 1))
        history = []
        for _ in range(num_iters):
            rows = self.rng.choice(len(X), size=batch_size, replace=True)
            loss, dW = self.loss(X[rows], y[rows], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        scores = X @ self.W
        return scores.argmax(axis=0)
""",
    ),
    HeldOut(
        "train: reg is not handed on, 0.0 is used; loss and predict are right",
        "LinearClassifier",
        (),
        """\
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        loss, dW = self.loss_function(self.W, X, y, reg)
        return loss, dW

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        num_classes = np.max(y) + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((dim, num_classes))
        loss_history = []
        for it in range(num_iters):
            idx = self.rng.choice(num_train, size=batch_size, replace=True)
            X_batch = X[idx]
            y_batch = y[idx]
            loss, grad = self.loss(X_batch, y_batch, 0.0)
            loss_history.append(float(loss))
            self.W = self.W - learning_rate * grad
        return loss_history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    HeldOut(
        "train: np.random in place of self.rng draws the minibatches, so the same seed gives other weights",
        "LinearClassifier",
        (),
        """\
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        num_classes = np.max(y) + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((dim, num_classes))
        loss_history = []
        for it in range(num_iters):
            indices = np.random.choice(num_train, batch_size, replace=True)
            loss, grad = self.loss(X[indices], y[indices], reg)
            loss_history.append(float(loss))
            self.W = self.W - learning_rate * grad
        return loss_history

    def predict(self, X):
        scores = X.dot(self.W)
        y_pred = np.argmax(scores, axis=1)
        return y_pred
""",
    ),
    # ---------------------------------------------------------------- 06-tune-lambda
    HeldOut(
        "the first num_val examples are held back in place of the last",
        "split_data",
        (),
        """\
def split_data(images, labels, num_val):
    return images[num_val:], labels[num_val:], images[:num_val], labels[:num_val]
""",
    ),
    HeldOut(
        "the order of what is returned: images_train, images_val, labels_train, labels_val",
        "split_data",
        (),
        """\
def split_data(images, labels, num_val):
    n = len(images) - num_val
    X_train, X_val = images[:n], images[n:]
    y_train, y_val = labels[:n], labels[n:]
    return X_train, X_val, y_train, y_val
""",
    ),
    HeldOut(
        "the training part still contains the validation examples; the validation part is right",
        "split_data",
        (),
        """\
def split_data(images, labels, num_val):
    images_val = images[-num_val:]
    labels_val = labels[-num_val:]
    return images, labels, images_val, labels_val
""",
    ),
    HeldOut(
        "std: 0 where a pixel never changes, it should be 1; the mean is right",
        "pixel_statistics",
        (),
        """\
def pixel_statistics(images):
    X = images.reshape(images.shape[0], -1).astype(float)
    return X.mean(axis=0), X.std(axis=0)
""",
    ),
    HeldOut(
        "std: divides by N - 1 (ddof=1); the mean is right",
        "pixel_statistics",
        (),
        """\
def pixel_statistics(images):
    flat = np.reshape(images, (len(images), -1)).astype(np.float64)
    mean = np.mean(flat, axis=0)
    std = np.std(flat, axis=0, ddof=1)
    std[std == 0] = 1.0
    return mean, std
""",
    ),
    HeldOut(
        "one mean and one std over all pixels in place of one each",
        "pixel_statistics",
        (),
        """\
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    mean = np.full(X.shape[1], X.mean())
    std = np.full(X.shape[1], X.std())
    std = np.where(std == 0, 1, std)
    return mean, std
""",
    ),
    HeldOut(
        "the column of ones is missing",
        "standardise",
        (),
        """\
def standardise(images, mean, std):
    X = images.reshape(images.shape[0], -1).astype(np.float32)
    return ((X - mean) / std).astype(np.float32)
""",
    ),
    HeldOut(
        "the images' own mean and std are used in place of those of the training images",
        "standardise",
        (),
        """\
def standardise(images, mean, std):
    X = images.reshape(len(images), -1).astype(np.float32)
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    std[std == 0] = 1
    X = (X - mean) / std
    return np.hstack([X, np.ones((len(X), 1), dtype=np.float32)])
""",
    ),
    HeldOut(
        "the bias column is added before, and so becomes one more pixel without mean and std: fails with (D,) statistics",
        "standardise",
        (),
        """\
def standardise(images, mean, std):
    X = images.reshape(len(images), -1).astype(np.float32)
    X = np.hstack([X, np.ones((X.shape[0], 1), dtype=np.float32)])
    X -= mean
    X /= std
    return X
""",
    ),
    HeldOut(
        "the rows of a minibatch are drawn without replacement; fails when batch_size is larger than N",
        "train_sgd",
        (),
        """\
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = np.max(y) + 1
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size, replace=False)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W.astype(X.dtype)
""",
    ),
    HeldOut(
        "the weights: one minibatch is drawn before the loop and used in every step; one step is right",
        "train_sgd",
        (),
        """\
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = 0.001 * rng.standard_normal((X.shape[1], y.max() + 1)).astype(X.dtype)
    batch = rng.choice(len(X), size=batch_size)
    X_batch, y_batch = X[batch], y[batch]
    for step in range(num_iters):
        loss, dW = loss_function(W, X_batch, y_batch, reg)
        W = (W - learning_rate * dW).astype(X.dtype)
    return W
""",
    ),
    HeldOut(
        "the weights: the generator is made anew in every step, so that every minibatch is the same and not the next one",
        "train_sgd",
        (),
        """\
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    N, D = X.shape
    C = int(max(y)) + 1
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for it in range(num_iters):
        rng = np.random.default_rng(seed)
        idx = rng.choice(N, size=batch_size)
        _, grad = loss_function(W, X[idx], y[idx], reg)
        W -= (learning_rate * grad).astype(X.dtype)
    return W
""",
    ),
    HeldOut(
        "the values themselves are uniform, not their logarithm",
        "sample_log_uniform",
        (),
        """\
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(low, high, size)
""",
    ),
    HeldOut(
        "exp of log10: the values do not reach from low to high",
        "sample_log_uniform",
        (),
        """\
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.uniform(np.log10(low), np.log10(high), size=size)
    return np.exp(exponents)
""",
    ),
    HeldOut(
        "the seed is not used: the values are others at every call",
        "sample_log_uniform",
        (),
        """\
def sample_log_uniform(low, high, size, seed):
    return 10 ** np.random.uniform(np.log10(low), np.log10(high), size)
""",
    ),
    HeldOut(
        "a tie: the first of the best is returned, not the one with the largest reg",
        "choose_best",
        (),
        """\
def choose_best(results):
    best = results[0]
    for r in results:
        if r["val_accuracy"] > best["val_accuracy"]:
            best = r
    return best
""",
    ),
    HeldOut(
        "a tie: the last of the best is returned, which is the one with the largest reg only if the list is in order",
        "choose_best",
        (),
        """\
def choose_best(results):
    best_val = -1
    best = None
    for result in results:
        if result["val_accuracy"] >= best_val:
            best_val = result["val_accuracy"]
            best = result
    return best
""",
    ),
    HeldOut(
        "training accuracy decides in place of validation accuracy",
        "choose_best",
        (),
        """\
def choose_best(results):
    return max(results, key=lambda r: (r["train_accuracy"], r["reg"]))
""",
    ),
    HeldOut(
        "the right dictionary is returned, but the list that was handed in is sorted in place",
        "choose_best",
        (),
        """\
def choose_best(results):
    results.sort(key=lambda r: (r["val_accuracy"], r["reg"]), reverse=True)
    return results[0]
""",
    ),
]
