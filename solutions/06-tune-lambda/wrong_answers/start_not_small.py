"""
code = "start-not-small"
title = "The first weights are not made small"
thinks = "Random numbers are random numbers."
says = "Your first weights are a thousand times too large: the factor of the docstring is missing."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = rng.standard_normal((D, int(np.max(y)) + 1)).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
