"""
code = "start-is-uniform"
title = "The first weights are uniform random numbers"
thinks = "rng.random is the function for random numbers."
says = "Your first weights are uniform between 0 and a small number. Draw them from the standard normal distribution, as the docstring says."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.random((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
