"""
code = "weights-before-the-last-step"
title = "Returns the weights before the last step"
thinks = "The weights at which the last loss was measured."
says = "You return the weights at which the last loss was asked for, before the last step. Return those after it."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    W_last = W
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W_last = W
        W = W - learning_rate * dW
    return W_last
