"""
code = "batch-size-capped"
title = "The batch size is cut to the number of examples"
thinks = "A batch cannot be larger than the data."
says = "You make the batch smaller when there are fewer examples. They are drawn with replacement, so a batch may be larger than the data: take batch_size as it is."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=min(batch_size, N))
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
