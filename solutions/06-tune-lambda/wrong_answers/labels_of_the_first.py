"""
code = "labels-of-the-first"
title = "The labels are always the first ones"
thinks = "Cut both to batch_size."
says = "The labels are always those of the first examples. Take the labels of the rows that you have drawn."
replaces = "train_sgd"
[expected.test_train_sgd]
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], np.resize(y, batch_size), reg)
        W = W - learning_rate * dW
    return W
