"""
code = "regulariser-twice"
title = "The loop adds the regulariser's gradient a second time"
thinks = "The penalty must be in the step."
says = "You add the regulariser's gradient in the loop, but it is in dW already: the loss function adds it. Leave it out."
replaces = "train_sgd"
[expected.test_train_sgd]
regulariser = 0
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * (dW + 2 * reg * W)
    return W
