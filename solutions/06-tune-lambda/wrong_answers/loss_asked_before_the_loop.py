"""
code = "gradient-once"
title = "The gradient is asked for once, before the loop"
thinks = "The gradient is the gradient."
says = "You ask for the gradient once, before the loop. Ask for it in every step, with the weights as they are then."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    rows = rng.choice(N, size=batch_size)
    loss, dW = loss_function(W, X[rows], y[rows], reg)
    for step in range(num_iters):
        W = W - learning_rate * dW
    return W
