"""
code = "history-returned-too"
title = "The losses are returned beside the weights"
thinks = "One wants to see the curve."
says = "You return more than W. Return the weights alone."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
dtype = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    losses = []
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
        losses.append(loss)
    return W, losses
