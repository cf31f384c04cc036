"""
code = "momentum"
title = "The steps carry momentum"
thinks = "Momentum makes it faster."
says = "Your steps carry on a part of the step before. Here a step is the learning rate times the gradient, and nothing else."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    v = 0.0
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        v = 0.9 * v - learning_rate * dW
        W = W + v
    return W
