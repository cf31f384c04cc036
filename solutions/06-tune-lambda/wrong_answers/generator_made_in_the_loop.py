"""
code = "one-minibatch"
title = "Every step uses the same minibatch"
thinks = "Each step needs its generator."
says = "Every step uses the same minibatch. Draw new row numbers inside the loop, from the one generator made before it."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    N, D = X.shape
    W = (0.001 * np.random.default_rng(seed).standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rng = np.random.default_rng(seed)
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
