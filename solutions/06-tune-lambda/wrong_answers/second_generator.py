"""
code = "second-generator"
title = "The rows come from a second generator"
thinks = "Each purpose has its own generator."
says = "You draw the rows from a second generator with the same seed, which starts from the beginning again. Use the one that drew the weights."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    N, D = X.shape
    W = (0.001 * np.random.default_rng(seed).standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    rng = np.random.default_rng(seed)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
