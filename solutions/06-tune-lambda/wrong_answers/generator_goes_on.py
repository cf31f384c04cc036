"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "One generator for each seed."
says = "You keep the generator from call to call, so the same seed gives other numbers the second time. Make a new one in each call."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
_generators = {}

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    if seed not in _generators:
        _generators[seed] = np.random.default_rng(seed)
    rng = _generators[seed]
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    return W
