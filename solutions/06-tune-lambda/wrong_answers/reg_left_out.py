"""
code = "reg-ignored"
title = "The regularisation strength does not reach the loss function"
thinks = "Only W, X and y matter for the loss."
says = "reg does not reach the loss function. Hand it on, as the last argument, in every step."
replaces = "train_sgd"
[expected.test_train_sgd]
regulariser = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows])
        W = W - learning_rate * dW
    return W
