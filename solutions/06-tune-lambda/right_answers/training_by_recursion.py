"""
title = "A helper that calls itself"
why = "There is no loop in it: each step calls the next one."
replaces = "train_sgd"
"""
def _walk(W, steps, draw, gradient, rate):
    if steps == 0:
        return W
    return _walk(W - (rate * gradient(W, draw())).astype(W.dtype), steps - 1, draw, gradient, rate)

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (rng.standard_normal((X.shape[1], max(y) + 1)) / 1000).astype(X.dtype)
    return _walk(W, num_iters, lambda: rng.choice(len(X), size=batch_size),
                 lambda V, rows: loss_function(V, X[rows], y[rows], reg)[1], learning_rate)
