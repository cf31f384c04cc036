"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "The array of weights can be used again."
says = "You keep one array of weights and train in it in every call, so earlier results change. Make a new array in each call."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
_room = {}

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    start = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    W = _room.setdefault((start.shape, start.dtype), start)
    W[:] = start
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W -= learning_rate * dW
    return W
