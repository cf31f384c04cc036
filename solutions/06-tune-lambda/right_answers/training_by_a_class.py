"""
title = "A class and a while loop"
why = "The function makes an object, which does the work."
replaces = "train_sgd"
"""
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
