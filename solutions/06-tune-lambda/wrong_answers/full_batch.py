"""
code = "full-batch"
title = "Every step uses all examples"
thinks = "The exact gradient is the best one."
says = "Every step uses all examples. Draw batch_size row numbers in each step, and hand only those rows and labels to the loss function."
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
        loss, dW = loss_function(W, X, y, reg)
        W = W - learning_rate * dW
    return W
