"""
code = "classes-that-occur"
title = "C is the number of classes that occur"
thinks = "np.unique counts the classes."
says = "You count the classes that occur in y. If one has no example, W is too narrow: C is the largest label plus 1."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    C = len(np.unique(y))
    W = (0.001 * rng.standard_normal((D, C))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
