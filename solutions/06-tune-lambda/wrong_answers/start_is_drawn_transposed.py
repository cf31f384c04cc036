"""
code = "start-is-drawn-transposed"
title = "The first weights are drawn with shape (C, D)"
thinks = "The shape can be mended afterwards."
says = "You draw the first weights with shape (C, D) and turn them, so the numbers stand in other places. Draw them with shape (D, C)."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = int(np.max(y)) + 1
    W = (0.001 * rng.standard_normal((C, D))).T.astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
