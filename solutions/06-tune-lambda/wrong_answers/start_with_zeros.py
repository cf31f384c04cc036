"""
code = "start-with-zeros"
title = "The first weights are zeros"
thinks = "Zero is a neutral start."
says = "Your first weights are zeros. They should be the small random numbers of the docstring."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = np.zeros((D, y.max() + 1), dtype=X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
