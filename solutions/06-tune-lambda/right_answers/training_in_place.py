"""
title = "W -= step, and the losses are kept"
why = "W is changed in place, which is its own affair; the losses are collected and printed."
replaces = "train_sgd"
"""
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed, verbose=True):
    rng = np.random.default_rng(seed)
    num_train, dim = X.shape
    num_classes = y.max() + 1
    W = 0.001 * rng.standard_normal((dim, num_classes))
    W = W.astype(X.dtype)
    losses = []
    for it in range(num_iters):
        idx = rng.choice(num_train, batch_size)
        loss, grad = loss_function(W, X.take(idx, axis=0), y.take(idx), reg)
        losses.append(loss)
        W -= (learning_rate * grad).astype(W.dtype)
        if verbose and it % 100 == 0:
            print(f"step {it}: loss {loss}")
    return W
