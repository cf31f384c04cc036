"""
code = ["start-other-scale", "weights-float64"]
title = "Another factor, and always float64"
thinks = "Copied from another notebook."
says = "Your first weights are the right ones times a number: the factor is not that of the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
dtype = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = 0.01 * rng.standard_normal((D, int(np.max(y)) + 1))
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
