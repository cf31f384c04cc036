"""
code = "seed-ignored"
title = "The seed is not used"
thinks = "0 is a good seed."
says = "The seed has no effect: your random numbers do not come from default_rng(seed)."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(0)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
