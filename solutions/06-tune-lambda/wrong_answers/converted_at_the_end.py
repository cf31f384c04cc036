"""
code = "converted-at-the-end"
title = "The weights are converted after the last step only"
thinks = "W has the dtype of X when it is returned."
says = "You convert the weights at the end only, so all the steps run in float64. Convert the first weights, before the loop."
replaces = "train_sgd"
[expected.test_train_sgd]
dtype = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = 0.001 * rng.standard_normal((D, int(np.max(y)) + 1))
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W.astype(X.dtype)
