"""
code = "labels-drawn-apart"
title = "Draws the labels of a minibatch independently of its rows"
thinks = "Both need batch_size entries."
says = "You draw the labels by a second draw, so rows and labels do not belong together. Draw the row numbers once and use them for both."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        X_batch = X[rng.choice(N, size=batch_size)]
        y_batch = rng.choice(y, size=batch_size)
        loss, dW = loss_function(W, X_batch, y_batch, reg)
        W = W - learning_rate * dW
    return W
