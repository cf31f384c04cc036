"""
code = "without-replacement"
title = "Draws without replacement"
thinks = "No example should be used twice."
says = "You shuffle the examples and take the first ones, so no example occurs twice in a minibatch. Draw with replacement, by rng.choice as in the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.permutation(N)[:batch_size]
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
