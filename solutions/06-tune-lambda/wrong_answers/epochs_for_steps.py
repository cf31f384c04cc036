"""
code = "epochs-for-steps"
title = "num_iters counts epochs"
thinks = "An iteration is a round through all examples."
says = "You count rounds through all examples, with several steps in each. num_iters is the number of steps."
replaces = "train_sgd"
[expected.test_train_sgd]
weights = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for epoch in range(num_iters):
        for batch in range(max(N // batch_size, 1)):
            rows = rng.choice(N, size=batch_size)
            loss, dW = loss_function(W, X[rows], y[rows], reg)
            W = W - learning_rate * dW
    return W
