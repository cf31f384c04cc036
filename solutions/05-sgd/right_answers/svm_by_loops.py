"""
title = "The SVM loss in loops"
why = "Speed is priced in notebook 02; here the loss only has to be right."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    loss, dW = reg * np.sum(W * W), 2 * reg * W
    N = len(y)
    for x, label in zip(X, y):
        scores = x @ W
        for c in range(W.shape[1]):
            margin = scores[c] - scores[label] + 1
            if c != label and margin >= 0:
                loss += margin / N
                dW[:, c] += x / N
                dW[:, label] -= x / N
    return loss, dW
