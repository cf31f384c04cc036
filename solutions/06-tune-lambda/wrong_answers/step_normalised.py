"""
code = "gradient-normalised"
title = "The gradient is divided by its length"
thinks = "Only the direction counts."
says = "You divide the gradient by its length, so all steps are equally long. Take dW as it comes."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW / np.linalg.norm(dW)
    return W
