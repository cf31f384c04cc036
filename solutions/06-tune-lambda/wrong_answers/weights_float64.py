"""
code = "weights-float64"
title = "The weights are float64, whatever X is"
thinks = "More digits cannot hurt."
says = "Your weights do not keep the dtype of X in all steps. Convert the first weights by .astype(X.dtype), before the loop."
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
    return W
