"""
code = "one-example-a-step"
title = "One example in each step"
thinks = "Stochastic means one example at a time."
says = "You draw one example in each step. Draw batch_size of them."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
minibatches = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        i = rng.choice(N)
        loss, dW = loss_function(W, X[i:i + 1], y[i:i + 1], reg)
        W = W - learning_rate * dW
    return W
