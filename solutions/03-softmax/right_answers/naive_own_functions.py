"""
title = "Built from the notebook's own functions, example by example"
why = "One row of scores is a matrix of one row; the loss is an array of one element."
replaces = "softmax_loss_naive"
"""
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = np.zeros(1)
    dW = np.zeros(W.shape)
    for i in range(N):
        s = X[i : i + 1] @ W
        loss += cross_entropy(s, y[i : i + 1])
        push = softmax(s)
        push[0, y[i]] -= 1.0
        dW += X[i : i + 1].T @ push
    loss /= N
    dW /= N
    loss += reg * np.square(W).sum()
    dW += 2.0 * reg * W
    return loss, dW
