"""
code = "rows-drawn-first"
title = "All rows are drawn before the weights"
thinks = "Prepare all random numbers of the loop at once."
says = "You draw the rows before the weights. The docstring gives the order: first the weights, then one draw in each step."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    batches = [rng.choice(N, size=batch_size) for step in range(num_iters)]
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for rows in batches:
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
