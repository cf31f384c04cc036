"""
code = "best-not-last"
title = "Returns the weights of the smallest loss"
thinks = "The best weights are those with the lowest loss."
says = "You return the weights at which the loss of a minibatch was lowest, which is chance. Return the weights after the last step."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    best, lowest = W, np.inf
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        if loss < lowest:
            best, lowest = W, loss
        W = W - learning_rate * dW
    return best
