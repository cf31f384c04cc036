"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "Start at zero once, then add up."
says = "Your result depends on the calls before it: what you add up stands outside the function and is never set back to zero. Begin anew inside the function."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
regulariser = 0
"""
loss = 0.0

def svm_loss_naive(W, X, y, reg):
    global loss
    N, C = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
