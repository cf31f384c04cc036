"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The labels are the same in every step, so their matrix is made once."
says = "The result depends on what the function was called with before: it keeps something in a global variable or a default argument. Compute everything anew in each call."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
gradient = 0
"""
labels = {}


def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    if (N, C) not in labels:
        labels[N, C] = np.eye(C)[y]
    Y = labels[N, C]
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    logP = S - np.log(np.sum(np.exp(S), axis=1, keepdims=True))
    loss = -np.sum(Y * logP) / N + reg * np.sum(W**2)
    return loss, X.T @ (np.exp(logP) - Y) / N + 2 * reg * W
