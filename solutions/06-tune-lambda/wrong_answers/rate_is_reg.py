"""
code = "rate-as-reg"
title = "learning_rate is handed on as the regularisation strength"
thinks = "Two small numbers."
says = "You hand the learning rate on to the loss function where reg belongs."
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
        loss, dW = loss_function(W, X[rows], y[rows], learning_rate)
        W = W - learning_rate * dW
    return W
