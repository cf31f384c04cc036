"""
code = "stops-when-rising"
title = "Stops when the loss rises"
thinks = "Then it is no use to go on."
says = "You stop as soon as the loss of a minibatch is higher than the one before, which is chance. Walk num_iters steps."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    before = np.inf
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        if loss > before:
            break
        before = loss
        W = W - learning_rate * dW
    return W
