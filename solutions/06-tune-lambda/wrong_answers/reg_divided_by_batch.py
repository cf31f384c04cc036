"""
code = "reg-divided-by-batch"
title = "The regularisation strength is divided by the batch size"
thinks = "A minibatch has its share of the regulariser."
says = "You divide reg by the size of the minibatch. Hand it on as it is: the loss function knows what to do."
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
        loss, dW = loss_function(W, X[rows], y[rows], reg / batch_size)
        W = W - learning_rate * dW
    return W
