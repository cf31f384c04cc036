"""
code = "loss-for-gradient"
title = "The loss is used in place of the gradient"
thinks = "loss_function returns dW first."
says = "You unpack the loss function's result in the wrong order and walk along the loss. It returns loss, dW."
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
        dW, loss = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
