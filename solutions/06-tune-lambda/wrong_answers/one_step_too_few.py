"""
code = "one-step-short"
title = "One step too few"
thinks = "Count from 1."
says = "You walk one step too few. Count the runs of the loop for a small num_iters."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(1, num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
