"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "Shuffled examples are independent."
says = "You change X and y in place: they belong to whoever calls you. Draw row numbers and leave the arrays alone."
replaces = "train_sgd"
[expected.test_train_sgd]
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    order = np.argsort(y, kind="stable")
    batches = [rng.choice(N, size=batch_size) for step in range(num_iters)]
    for rows in batches:
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    X[:], y[:] = X[order], y[order]
    return W
