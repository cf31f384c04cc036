"""
code = "return-in-loop"
title = "The return stands inside the loop"
thinks = "The last line belongs to the block above."
says = "The return stands inside the loop, so it ends after one step. Move it to the left, behind the loop."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    if num_iters == 0:
        return W
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
        return W
