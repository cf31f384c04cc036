"""
title = "Loops everywhere, with Python's own math"
why = "No array arithmetic at all; the loss is a Python float. Slow, and finite."
replaces = "softmax_loss_naive"
"""
import math


def softmax_loss_naive(W, X, y, reg):
    N, D, C = len(X), W.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros((D, C))
    for i in range(N):
        s = [float(sum(X[i, d] * W[d, c] for d in range(D))) for c in range(C)]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        loss += math.log(sum(e)) + top - s[y[i]]
        for c in range(C):
            for d in range(D):
                dW[d, c] += (e[c] / sum(e) - (c == y[i])) * X[i, d]
    penalty = sum(W[d, c] ** 2 for d in range(D) for c in range(C))
    return loss / N + reg * float(penalty), dW / N + 2 * reg * W
