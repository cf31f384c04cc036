# A loop that never ends.
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    i = 0
    while i < X.shape[0]:
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j == y[i] or margin <= 0:
                continue  # i is advanced only by the classes that lose
            loss += margin
            dW[:, j] += X[i]
            dW[:, y[i]] -= X[i]
        # i += 1 is missing
    return loss / len(y) + reg * np.sum(W * W), dW / len(y) + 2 * reg * W
