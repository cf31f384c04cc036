"""
code = "minibatches-in-order"
title = "The minibatches are taken in order"
thinks = "Go through the data, batch by batch."
says = "Your minibatches go through the examples in their order. Draw the rows at random, by rng.choice as in the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = np.arange(step * batch_size, (step + 1) * batch_size) % N
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
