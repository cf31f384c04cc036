# %% title="A class and a while loop" why="The function makes an object, which does the work."
class Walker:
    def __init__(self, loss_function, W, rng):
        self.loss_function, self.W, self.rng = loss_function, W, rng

    def step(self, X, y, rate, reg, size):
        rows = self.rng.choice(np.arange(len(X)), size=size, replace=True)
        result = self.loss_function(self.W, np.array([X[i] for i in rows]), np.array([y[i] for i in rows]), reg)
        self.W = np.subtract(self.W, rate * result[1], dtype=self.W.dtype)


def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    walker = Walker(loss_function, (0.001 * rng.standard_normal((X.shape[1], 1 + int(y.max())))).astype(X.dtype), rng)
    while num_iters > 0:
        walker.step(X, y, learning_rate, reg, batch_size)
        num_iters -= 1
    return walker.W

# %% title="A helper that calls itself" why="There is no loop in it: each step calls the next one."
def _walk(W, steps, draw, gradient, rate):
    if steps == 0:
        return W
    return _walk(W - (rate * gradient(W, draw())).astype(W.dtype), steps - 1, draw, gradient, rate)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (rng.standard_normal((X.shape[1], max(y) + 1)) / 1000).astype(X.dtype)
    return _walk(W, num_iters, lambda: rng.choice(len(X), size=batch_size),
                 lambda V, rows: loss_function(V, X[rows], y[rows], reg)[1], learning_rate)

# %% title="W -= step, and the losses are kept" why="W is changed in place, which is its own affair; the losses are collected and printed."
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed, verbose=True):
    rng = np.random.default_rng(seed)
    num_train, dim = X.shape
    num_classes = y.max() + 1
    W = 0.001 * rng.standard_normal((dim, num_classes))
    W = W.astype(X.dtype)
    losses = []
    for it in range(num_iters):
        idx = rng.choice(num_train, batch_size)
        loss, grad = loss_function(W, X.take(idx, axis=0), y.take(idx), reg)
        losses.append(loss)
        W -= (learning_rate * grad).astype(W.dtype)
        if verbose and it % 100 == 0:
            print(f"step {it}: loss {loss}")
    return W
