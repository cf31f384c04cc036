"""
code = "always-float32"
title = "The weights are float32, whatever X is"
thinks = "float32 takes half the time."
says = "Your weights are float32 even if X is float64. Give them the dtype of X."
replaces = "train_sgd"
[expected.test_train_sgd]
dtype = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(np.float32)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = (W - learning_rate * dW).astype(np.float32)
    return W
