"""Wrong programs for the notebook on sgd."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "add_bias",
        "The ones stand in the first column.",
        """
def add_bias(X):
    return np.hstack([np.ones((X.shape[0], 1)), X])
""",
    ),
    Program(
        "add_bias",
        "A column of zeros.",
        """
def add_bias(X):
    N = X.shape[0]
    bias = np.zeros((N, 1))
    return np.concatenate((X, bias), axis=1)
""",
    ),
    Program(
        "add_bias",
        "A row of ones below instead of a column.",
        """
def add_bias(X):
    return np.vstack([X, np.ones((1, X.shape[1]))])
""",
    ),
    Program(
        "add_bias",
        "Overwrites the last feature with 1, in the caller's X.",
        """
def add_bias(X):
    X[:, -1] = 1.0
    return X
""",
    ),
    Program(
        "add_bias",
        "The new array is of integers: the features lose their fractions.",
        """
def add_bias(X):
    n, d = X.shape
    new = np.ones((n, d + 1), dtype=int)
    for i in range(n):
        for j in range(d):
            new[i, j] = X[i, j]
    return new
""",
    ),
    Program(
        "add_bias",
        "np.insert at -1 puts the ones before the last feature.",
        """
def add_bias(X):
    return np.insert(X, -1, 1.0, axis=1)
""",
    ),
    Program(
        "add_bias",
        "Takes the number of rows from shape[1].",
        """
def add_bias(X):
    ones = np.ones((X.shape[1], 1))
    return np.hstack((X, ones))
""",
    ),
    Program(
        "add_bias",
        "Adds no column if the last one is already all ones.",
        """
def add_bias(X):
    if np.all(X[:, -1] == 1):
        return X.copy()
    return np.column_stack((X, np.ones(len(X))))
""",
    ),
    Program(
        "add_bias",
        "Adds 1 to every feature instead of a column.",
        """
def add_bias(X):
    X_new = X + 1
    return X_new
""",
    ),
    Program(
        "add_bias",
        "A whole block of D columns of ones.",
        """
def add_bias(X):
    return np.hstack([X, np.ones_like(X)])
""",
    ),
    Program(
        "add_bias",
        "np.append without axis flattens; the reshape then mixes the rows.",
        """
def add_bias(X):
    N, D = X.shape
    return np.append(X, np.ones((N, 1))).reshape(N, D + 1)
""",
    ),
    Program(
        "add_bias",
        "squeeze drops the first axis for a single example.",
        """
def add_bias(X):
    out = np.ones((X.shape[0], X.shape[1] + 1))
    out[:, :-1] = X
    return out.squeeze()
""",
    ),
    Program(
        "add_bias",
        "The column is made at the first call and kept: an error when another number of rows comes.",
        """
_ones = None

def add_bias(X):
    global _ones
    if _ones is None:
        _ones = np.ones((X.shape[0], 1))
    return np.hstack([X, _ones])
""",
    ),
    Program(
        "add_bias",
        "Pads on all sides of the second axis: ones in front and behind.",
        """
def add_bias(X):
    return np.pad(X, ((0, 0), (1, 1)), constant_values=1.0)
""",
    ),
    Program(
        "add_bias",
        "The right array, but X is centred in place on the way ('preprocessing').",
        """
def add_bias(X):
    X -= X.mean(axis=0)
    return np.c_[X, np.ones(X.shape[0])]
""",
    ),
    Program(
        "gradient_descent",
        "Plus instead of minus: climbs.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for i in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W + learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "W -= ... changes the caller's array.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    losses = []
    for step in range(num_iters):
        loss, grad = loss_function(W)
        losses.append(loss)
        W -= learning_rate * grad
    return W, losses
""",
    ),
    Program(
        "gradient_descent",
        "The loss is noted after the step.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for _ in range(num_iters):
        dW = loss_function(W)[1]
        W = W - learning_rate * dW
        history.append(loss_function(W)[0])
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "The history has num_iters + 1 entries: the loss at the end is added.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    loss, dW = loss_function(W)
    history = [loss]
    for _ in range(num_iters):
        W = W - learning_rate * dW
        loss, dW = loss_function(W)
        history.append(loss)
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "The gradient of the start is used in every step.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    _, dW = loss_function(W)
    history = []
    for _ in range(num_iters):
        history.append(loss_function(W)[0])
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "history is a default argument, and grows from call to call.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters, history=[]):
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Returns history and W in the wrong order.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    H = []
    k = 0
    while k < num_iters:
        l, g = loss_function(W)
        H.append(l)
        W = W - g * learning_rate
        k += 1
    return H, W
""",
    ),
    Program(
        "gradient_descent",
        "Counts from 1 and stops before num_iters: one step too few.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(1, num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Stops early when the loss rises.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        if history and loss > history[-1]:
            break
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Stops as soon as the gradient is zero: the history is too short when the walk starts at the minimum.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        if np.allclose(dW, 0):
            break
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Returns the best W that was seen instead of the last.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    best_W, best = W, np.inf
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        if loss < best:
            best, best_W = loss, W
        W = W - learning_rate * dW
    if num_iters and loss_function(W)[0] < best:
        best_W = W
    return best_W, history
""",
    ),
    Program(
        "gradient_descent",
        "The gradient is divided by its length: every step is equally long.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        norm = np.sqrt(np.sum(np.square(dW)))
        W = W - learning_rate * dW / (norm + 1e-12)
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "The learning rate shrinks by 5% in each step.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * 0.95**it * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Loops over the entries of a vector: for a matrix or a single number (0 axes) it breaks.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    w = [float(v) for v in W]
    history = []
    for it in range(num_iters):
        loss, dw = loss_function(np.array(w))
        history.append(loss)
        for j in range(len(w)):
            w[j] = w[j] - learning_rate * dw[j]
    return np.array(w), history
""",
    ),
    Program(
        "gradient_descent",
        "A do-while: one step is taken even if num_iters is 0.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    while True:
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
        if len(history) >= num_iters:
            return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Momentum that nobody asked for.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    velocity = 0
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        velocity = 0.9 * velocity - learning_rate * dW
        W = W + velocity
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Two slips: the return stands inside the loop, and W is changed in place.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for it in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W -= learning_rate * dW
        return W, history
""",
    ),
    Program(
        "LinearClassifier",
        "The first W is zeros.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = np.zeros((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The first W lacks the factor 0.001.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "C is the number of different labels: too few if a class does not occur.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = len(np.unique(y))
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "C is the largest label, without the plus one.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = np.max(y)
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "train makes a generator of its own, so a second call draws the same minibatches again.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        self.rng = np.random.default_rng(0)
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Minibatches come from the global np.random, not from self.rng.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = np.random.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The weights are made anew in every call of train.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Draws without replacement.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=False)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The indices are drawn once, before the loop.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = int(max(y)) + 1
        if self.W is None:
            self.W = self.rng.standard_normal((D, C)) * 0.001
        idx = self.rng.choice(N, size=batch_size, replace=True)
        Xb = X[idx]
        yb = y[idx]
        hist = []
        for i in range(num_iters):
            l, g = self.loss(Xb, yb, reg)
            hist.append(float(l))
            self.W = self.W - learning_rate * g
        return hist

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "X and y of a minibatch are drawn separately.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[self.rng.choice(N, size=batch_size, replace=True)], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Plus instead of minus.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W + learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The minibatch's loss is noted after the step.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((dim, np.max(y) + 1))
        loss_history = []
        for it in range(num_iters):
            batch = self.rng.choice(num_train, size=batch_size, replace=True)
            X_batch, y_batch = X[batch], y[batch]
            _, grad = self.loss(X_batch, y_batch, reg)
            self.W = self.W - learning_rate * grad
            loss, _ = self.loss(X_batch, y_batch, reg)
            loss_history.append(float(loss))
        return loss_history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The history is an attribute that grows over the calls: a second call returns the first one's losses too.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None
        self.history = []

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = self.history
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "reg does not reach the loss function in train.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], 0.0)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The step adds 2 * reg * W, which dW holds already.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * (dW + 2 * reg * self.W)
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "dW is divided by batch_size once more.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW / batch_size
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The regulariser is added once more to the history's losses.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss) + reg * float(np.sum(self.W**2)))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict takes the largest score of each column (axis 0).",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        scores = X.dot(self.W)
        y_pred = np.argmax(scores, axis=0)
        return y_pred
""",
    ),
    Program(
        "LinearClassifier",
        "predict returns the largest score, not its position.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return (X @ self.W).max(axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict counts the classes from 1.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        out = np.zeros(X.shape[0], dtype=int)
        for i, row in enumerate(X @ self.W):
            best = 0
            for c in range(1, len(row)):
                if row[c] > row[best]:
                    best = c
            out[i] = best + 1
        return out
""",
    ),
    Program(
        "LinearClassifier",
        "predict goes through probabilities without a shift: large scores overflow to nan, and nan wins.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        with np.errstate(all="ignore"):
            e = np.exp(X @ self.W)
            p = e / e.sum(axis=1, keepdims=True)
        return p.argmax(axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict squeezes: for a single row it returns a bare number.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        scores = np.squeeze(X @ self.W)
        return np.argmax(scores, axis=-1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict works on a rounded score: close scores become ties and the first class wins.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.round(X @ self.W, 2).argmax(axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "loss leaves reg out.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, 0.0)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "loss returns the number only, not the pair.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        value, _ = self.loss_function(self.W, X, y, reg)
        return value

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "loss is wired to least squares, whatever loss function was given.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return least_squares_loss(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "batch_size is cut down to N when it is larger.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=min(batch_size, N), replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Shuffles and deals out each epoch like cards instead of drawing with replacement.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, y.max() + 1))
        history, deck = [], np.array([], dtype=int)
        while len(history) < num_iters:
            while len(deck) < batch_size:
                deck = np.concatenate([deck, self.rng.permutation(N)])
            hand, deck = deck[:batch_size], deck[batch_size:]
            loss, dW = self.loss(X[hand], y[hand], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "num_iters is read as the number of epochs.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, y.max() + 1))
        history = []
        per_epoch = max(N // batch_size, 1)
        for epoch in range(num_iters):
            for _ in range(per_epoch):
                i = self.rng.choice(N, size=batch_size, replace=True)
                loss, dW = self.loss(X[i], y[i], reg)
                history.append(float(loss))
                self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Without verbose nothing is noted: the history is filled only where something is printed.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
                history.append(float(loss))
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Breaks when verbose is True: the format string wants three numbers and gets two.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("iteration %d / %d: loss %f" % (it, loss))
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "When verbose is True an accuracy is estimated on a sample from self.rng, which shifts all later minibatches.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                sample = self.rng.choice(N, size=10)
                print(it, loss, np.mean(self.predict(X[sample]) == y[sample]))
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The new W stays in a local variable; self.W keeps the first weights.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        W = self.W
        history = []
        for it in range(num_iters):
            i = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(W, X[i], y[i], reg)
            history.append(float(loss))
            W = W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Steps a local W, but asks self.loss, which still sees the old self.W until the end.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        W = self.W.copy()
        history = []
        for it in range(num_iters):
            i = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[i], y[i], reg)
            history.append(float(loss))
            W -= learning_rate * dW
        self.W = W
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Keeps the W with the smallest minibatch loss instead of the last one.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, y.max() + 1))
        best, best_W, history = float("inf"), self.W, []
        for it in range(num_iters):
            i = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[i], y[i], reg)
            history.append(float(loss))
            if loss < best:
                best, best_W = loss, self.W
            self.W = self.W - learning_rate * dW
        self.W = best_W
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "train returns the weights instead of the history.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return self.W

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "train adds a bias column by itself.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        X = add_bias(X)
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "train centres the caller's X in place.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        X -= X.mean(axis=0)
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "__init__ was rewritten and ignores the seed.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(0)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "A second call whose labels happen to lack the largest class begins with new weights.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None or self.W.shape != (D, C):
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Wrong default of batch_size: 100.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=100, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Wrong default of learning_rate: 1e-2.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-2, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The first W has its axes exchanged: drawn as (C, D) and transposed.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((C, D)).T
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The loss is that of the minibatch, the gradient that of all examples.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            dW = self.loss_function(self.W, X, y, reg)[1]
            self.W = self.W - learning_rate * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Two slips: the learning rate decays, and the minibatch is drawn before the first weights.",
        """
class LinearClassifier:
    '''A linear classifier trained by stochastic gradient descent.'''

    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        first = self.rng.choice(N, size=batch_size, replace=True)
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for it in range(num_iters):
            indices = first if it == 0 else self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * 0.99**it * dW
            if verbose and it % 10 == 0:
                print("step", it, "loss", loss)
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "add_bias",
        "The column of ones is put in front of the features, not behind them.",
        """
def add_bias(X):
    ones = np.ones((X.shape[0], 1))
    return np.hstack([ones, X])
""",
    ),
    Program(
        "add_bias",
        "np.ones_like(X) makes as many columns of ones as X has features, so the result has 2 D columns.",
        """
def add_bias(X):
    return np.column_stack((X, np.ones_like(X)))
""",
    ),
    Program(
        "add_bias",
        "Appends a row of ones below X in place of a column.",
        """
def add_bias(X):
    N, D = X.shape
    b = np.ones((1, D))
    return np.concatenate([X, b], axis=0)
""",
    ),
    Program(
        "add_bias",
        "The column of ones gets as many rows as there are features (X.shape[1]), so it works for square X only.",
        """
def add_bias(X):
    n = X.shape[1]
    bias = np.ones((n, 1))
    X_new = np.hstack((X, bias))
    return X_new
""",
    ),
    Program(
        "add_bias",
        "The last column stays zero: the array is made by np.zeros and only the features are written into it.",
        """
def add_bias(X):
    N = X.shape[0]
    D = X.shape[1]
    result = np.zeros((N, D + 1))
    for i in range(N):
        for j in range(D):
            result[i, j] = X[i, j]
    return result
""",
    ),
    Program(
        "add_bias",
        "The array that is filled has an integer dtype, so the fractions of the features are cut off.",
        """
def add_bias(X):
    N, D = X.shape
    out = np.full((N, D + 1), 1)
    out[:, :D] = X
    return out
""",
    ),
    Program(
        "add_bias",
        "Overwrites the last feature by ones, in X itself, in place of adding a column.",
        """
def add_bias(X):
    X[:, -1] = 1.0
    return X
""",
    ),
    Program(
        "add_bias",
        "Takes a last feature that happens to be 1 everywhere for a bias that is already there, and returns X without a new column.",
        """
def add_bias(X):
    # calling it twice should not add two biases
    if np.all(X[:, -1] == 1):
        return X
    return np.c_[X, np.ones(len(X))]
""",
    ),
    Program(
        "gradient_descent",
        "Works in place (W -= ...), so the start weights of the caller are changed.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for i in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W -= learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Notes each loss after its step, so the loss at the start is missing.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    hist = []
    W = W.copy()
    for it in range(num_iters):
        _, grad = loss_function(W)
        W = W - learning_rate * grad
        new_loss, _ = loss_function(W)
        hist.append(new_loss)
    return W, hist
""",
    ),
    Program(
        "gradient_descent",
        "Adds the gradient, so the walk goes uphill.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    losses = []
    w = np.array(W, dtype=float)
    for _ in range(num_iters):
        L, g = loss_function(w)
        losses.append(L)
        w = w + learning_rate * g
    return w, losses
""",
    ),
    Program(
        "gradient_descent",
        "The last step is never taken: after num_iters losses the weights have made only num_iters - 1 steps.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    for k in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        if k == num_iters - 1:
            break
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Loss and gradient are computed once, before the loop, and used in every step.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    loss, dW = loss_function(W)
    for i in range(num_iters):
        history.append(loss)
        W = W - learning_rate * dW
        loss = loss_function(W)[0]
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "The history is a default argument, so it is the same list in all calls and grows from call to call.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters, history=[]):
    for i in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Stops as soon as the loss has risen, and so takes fewer than num_iters steps when the learning rate is too large.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    previous = float("inf")
    for step in range(num_iters):
        loss, dW = loss_function(W)
        if loss > previous:          # diverging, no use to go on
            break
        history.append(loss)
        previous = loss
        W = W - learning_rate * dW
    return W, history
""",
    ),
    Program(
        "gradient_descent",
        "Returns the weights with the lowest loss that was seen, not the weights after the last step.",
        """
def gradient_descent(loss_function, W, learning_rate, num_iters):
    history = []
    best_W, best_loss = W, np.inf
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(loss)
        W = W - learning_rate * dW
        after = loss_function(W)[0]
        if after < best_loss:
            best_loss, best_W = after, W
    return best_W, history
""",
    ),
    Program(
        "LinearClassifier",
        "train draws new first weights in every call, so a second call does not go on.",
        """
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
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[idx], y[idx], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Takes the number of different labels for C, which is too small when a class has no examples.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        loss, grad = self.loss_function(self.W, X, y, reg)
        return loss, grad

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        num_train, dim = X.shape
        num_classes = len(set(y.tolist()))
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((dim, num_classes))
        loss_history = []
        for it in range(num_iters):
            indices = self.rng.choice(num_train, size=batch_size, replace=True)
            X_batch = X[indices]
            y_batch = y[indices]
            loss, grad = self.loss(X_batch, y_batch, reg)
            loss_history.append(float(loss))
            self.W = self.W - learning_rate * grad
        return loss_history

    def predict(self, X):
        scores = X.dot(self.W)
        return scores.argmax(axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict takes the argmax along axis 0: the best example of each class, and not the best class of each example.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[idx], y[idx], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        scores = X @ self.W
        y_pred = np.argmax(scores, axis=0)
        return y_pred
""",
    ),
    Program(
        "LinearClassifier",
        "The indices are drawn once, before the loop, so all steps of a call see the same minibatch.",
        """
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
        indices = self.rng.choice(X.shape[0], size=batch_size, replace=True)
        xb, yb = X[indices], y[indices]
        history = []
        for step in range(num_iters):
            loss, dW = self.loss_function(self.W, xb, yb, reg)
            history.append(float(loss))
            if verbose and step % 100 == 0:
                print(step, loss)
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Minibatches come from NumPy's global generator (np.random.choice) and not from self.rng, so the same seed does not repeat a run.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, y.max() + 1))
        history = []
        for _ in range(num_iters):
            picks = np.random.choice(N, batch_size, replace=True)
            loss, dW = self.loss(X[picks], y[picks], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "train makes a new generator from the seed in each call, so a second call sees the minibatches of the first draws again.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.seed = seed
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        self.rng = np.random.default_rng(self.seed)   # repeatable
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for t in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The history belongs to the object and is never emptied: a second call returns the losses of the first one as well.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None
        self.history = []

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = int(np.max(y)) + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        for i in range(num_iters):
            rows = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[rows], y[rows], reg)
            self.history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return self.history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Draws indices twice in each step, once for the rows and once for the labels, so the labels belong to other rows.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = np.amax(y) + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            X_batch = X[self.rng.choice(N, size=batch_size, replace=True)]
            y_batch = y[self.rng.choice(N, size=batch_size, replace=True)]
            loss, dW = self.loss(X_batch, y_batch, reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "The method loss adds the regulariser to what the loss function returns, which contains it already.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        loss, dW = self.loss_function(self.W, X, y, reg)
        loss = loss + reg * np.sum(self.W * self.W)
        dW = dW + 2 * reg * self.W
        return loss, dW

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            ids = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(self.W, X[ids], y[ids], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "A batch_size larger than N is cut down to N, although drawing with replacement allows it.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        batch_size = min(batch_size, N)
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, y.max() + 1))
        history = []
        for i in range(num_iters):
            chosen = self.rng.choice(N, size=batch_size, replace=True)
            value, gradient = self.loss(X[chosen], y[chosen], reg)
            history.append(float(value))
            self.W = self.W - learning_rate * gradient
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Draws a set of weights in every call and throws it away if there are weights already, so the generator has moved on and the second call's minibatches are others.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        W0 = 0.001 * self.rng.standard_normal((D, C))
        W = W0 if self.W is None else self.W
        history = []
        for i in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss_function(W, X[indices], y[indices], reg)
            history.append(float(loss))
            W = W - learning_rate * dW
        self.W = W
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Draws the weights as (C, D) and transposes them, which gives other first weights than standard_normal((D, C)).",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((C, D)).T
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[idx], y[idx], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return (self.W.T @ X.T).argmax(axis=0)
""",
    ),
    Program(
        "LinearClassifier",
        "The history holds the loss of the whole training set, and not that of the minibatch.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            _, dW = self.loss(X[idx], y[idx], reg)
            history.append(float(self.loss(X, y, reg)[0]))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "Notes the loss only in every tenth step (where it prints it), so the history is too short.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[idx], y[idx], reg)
            if i % 10 == 0:
                history.append(float(loss))
                if verbose:
                    print("step", i, "loss", loss)
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        return np.argmax(X @ self.W, axis=1)
""",
    ),
    Program(
        "LinearClassifier",
        "predict starts each search for the largest score at 0, so a row whose scores are all negative is always class 0.",
        """
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        C = y.max() + 1
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, C))
        history = []
        for i in range(num_iters):
            idx = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[idx], y[idx], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X):
        scores = X @ self.W
        labels = np.zeros(X.shape[0], dtype=int)
        for i in range(X.shape[0]):
            largest = 0
            for c in range(scores.shape[1]):
                if scores[i, c] > largest:
                    largest = scores[i, c]
                    labels[i] = c
        return labels
""",
    ),
]
