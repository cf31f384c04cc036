"""
code = "without-replacement"
title = "Draws without replacement"
thinks = "No example should be used twice in a step."
says = "You tell rng.choice not to draw an example twice, so other rows come out, and a batch cannot be larger than the data. Draw with replacement, as in the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size, replace=False)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
