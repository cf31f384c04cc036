"""
code = "average-of-the-weights"
title = "Returns the average of the weights over the steps"
thinks = "The average is less noisy."
says = "You return the average of the weights over all steps. Return the weights after the last step."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    total = W.copy()
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
        total += W
    return total / X.dtype.type(num_iters + 1)
