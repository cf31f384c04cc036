"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "Only the loop over the classes had to go."
says = "It works through the examples one by one in Python. Let NumPy treat all rows at once, with axis= and keepdims=True."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        s = s - s.max()
        p = np.exp(s) / np.exp(s).sum()
        loss -= np.log(p[label])
        p[label] -= 1
        dW += np.outer(x, p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
