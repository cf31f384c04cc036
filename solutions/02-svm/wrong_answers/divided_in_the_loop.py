"""
code = "divided-in-the-loop"
title = "The division by N stands inside the loop"
thinks = "The mean is updated with each image."
says = "You divide by N inside the loop, so the first images are divided again and again: divide once, behind the loop."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
gradient = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        correct = scores[y[i]]
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - correct + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
        loss /= N
        dW /= N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
