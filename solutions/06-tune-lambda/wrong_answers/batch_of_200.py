"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "Batches have 200 examples."
says = "The size of the minibatches is written into your code. Use batch_size."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=200)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
