"""
code = "legacy-random-numbers"
title = "NumPy's old random numbers"
thinks = "np.random.seed sets the seed."
says = "You use NumPy's old global random numbers. With default_rng(seed) the same seed gives other numbers: use the generator of the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    np.random.seed(seed)
    N, D = X.shape
    W = (0.001 * np.random.randn(D, int(np.max(y)) + 1)).astype(X.dtype)
    for step in range(num_iters):
        rows = np.random.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
