"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The weights are kept outside, so training can go on."
says = "Your weights are kept from call to call, so a second training begins where the first has ended. Draw new ones in each call."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
_weights = {}

def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    first = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    W = _weights.get((first.shape, first.dtype), first)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * dW
    _weights[first.shape, first.dtype] = W
    return W
