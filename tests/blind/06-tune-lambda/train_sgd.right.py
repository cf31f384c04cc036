# %% title="while loop, W renewed in every step and cast back to the dtype of X" why="written blind"
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    generator = np.random.default_rng(seed)
    how_many, D = X.shape
    C = int(y.max()) + 1
    W = (0.001 * generator.standard_normal((D, C))).astype(X.dtype)
    steps_left = num_iters
    while steps_left > 0:
        steps_left -= 1
        rows = generator.choice(how_many, size=batch_size)
        gradient = loss_function(W, X[rows], y[rows], reg)[1]
        W = (W - learning_rate * gradient).astype(X.dtype)
    return W


# %% title="a generator function hands out the minibatches; np.take" why="written blind"
def _batches(rng, X, y, num_iters, batch_size):
    for _ in range(num_iters):
        rows = rng.choice(X.shape[0], size=batch_size)
        yield np.take(X, rows, axis=0), np.take(y, rows)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = np.multiply(rng.standard_normal((X.shape[1], max(y) + 1)), 0.001).astype(X.dtype)
    for images, labels in _batches(rng, X, y, num_iters, batch_size):
        _, dW = loss_function(W, images, labels, reg)
        np.subtract(W, learning_rate * dW, out=W, casting="same_kind")
    return W


# %% title="keeps the weights transposed, (C, D), and gives views; rng.normal draws the same numbers" why="written blind"
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    D, C = X.shape[1], 1 + np.amax(y)
    V = np.ascontiguousarray(rng.normal(0.0, 0.001, size=(D, C)).T).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        V -= (learning_rate * loss_function(V.T, X[rows], y[rows], reg)[1]).T
    return V.T


# %% title="all row numbers are drawn at once, which gives the same numbers" why="written blind"
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * rng.standard_normal((X.shape[1], y.max() + 1))).astype(X.dtype)
    for rows in rng.choice(len(y), size=(num_iters, batch_size)):
        W[...] -= learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
    return W


# %% title="a small class with a method for a step; keyword-free calls" why="written blind"
class _Walker:
    def __init__(self, X, y, seed):
        self.X, self.y = X, np.asarray(y)
        self.rng = np.random.default_rng(seed)
        start = self.rng.standard_normal((X.shape[1], int(self.y.max()) + 1))
        self.W = np.array(1e-3 * start, dtype=X.dtype, order="F")

    def step(self, loss_function, rate, reg, size):
        rows = self.rng.choice(self.X.shape[0], size=size)
        loss, dW = loss_function(self.W, self.X[rows, :], self.y[rows], reg)
        self.W -= np.asarray(rate * dW, dtype=self.W.dtype)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    walker = _Walker(X, y, seed)
    for _ in range(num_iters):
        walker.step(loss_function, learning_rate, reg, batch_size)
    return walker.W


# %% title="functools.reduce over the steps; rng.integers draws the same rows as rng.choice" why="written blind"
from functools import reduce

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = len(np.bincount(y))

    def one_step(W, _):
        rows = rng.integers(0, N, batch_size)
        return (W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]).astype(X.dtype)

    first = (rng.standard_normal(D * C) * 0.001).reshape(D, C).astype(X.dtype)
    return reduce(one_step, range(num_iters), first)
