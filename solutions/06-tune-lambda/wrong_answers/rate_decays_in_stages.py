"""
code = "rate-decays"
title = "The learning rate becomes smaller from step to step"
thinks = "Every hundred steps the rate is lowered."
says = "Your learning rate becomes smaller as the steps go on. Here it stays the same."
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
        W = W - learning_rate * dW
        if (step + 1) % 50 == 0:
            learning_rate = 0.5 * learning_rate
    return W
