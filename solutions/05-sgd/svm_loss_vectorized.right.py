# %% title="The SVM loss in loops" why="Speed is priced in notebook 02; here the loss only has to be right."
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

# %% title="The SVM loss with a one-hot matrix" why="The mask and the one-hot matrix take the place of fancy indices."
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    T = np.eye(C)[y]
    S = X.dot(W)
    M = (1 - T) * np.clip(S - np.sum(S * T, axis=1, keepdims=True) + 1, 0, None)
    A = (M > 0) * 1.0
    dS = A - T * A.sum(axis=1, keepdims=True)
    return M.sum() / N + reg * np.linalg.norm(W) ** 2, np.einsum("nd,nc->dc", X, dS) / N + 2 * reg * W
