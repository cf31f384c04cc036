"""
title = "Three loops, and >= at the kink"
why = "At a margin of exactly 0 any slope between the two sides is right."
replaces = "svm_loss_naive"
"""
def svm_loss_naive(W, X, y, reg):
    N, D, C = len(X), len(W), len(W[0])
    loss, dW = 0, np.zeros((D, C))
    for i in range(N):
        right = sum(X[i][d] * W[d][y[i]] for d in range(D))
        for j in range(C):
            if j == y[i]:
                continue
            margin = 1 - right
            for d in range(D):
                margin += X[i][d] * W[d][j]
            if margin >= 0:
                loss += margin
                for d in range(D):
                    dW[d][j] += X[i][d] / N
                    dW[d][y[i]] -= X[i][d] / N
    loss /= N
    for d in range(D):
        for j in range(C):
            loss += reg * W[d][j] ** 2
            dW[d][j] += 2 * reg * W[d][j]
    return loss, dW
