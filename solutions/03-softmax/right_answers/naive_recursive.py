"""
title = "By recursion: half a batch and the other half"
why = "A batch is the weighted mean of its halves; the loss is an array without dimensions."
replaces = "softmax_loss_naive"
"""
def softmax_loss_naive(W, X, y, reg):
    if len(y) > 1:
        half = len(y) // 2
        first, dfirst = softmax_loss_naive(W, X[:half], y[:half], reg)
        second, dsecond = softmax_loss_naive(W, X[half:], y[half:], reg)
        share = half / len(y)
        return share * first + (1 - share) * second, share * dfirst + (1 - share) * dsecond
    s = X[0] @ W
    s = s - max(s)
    e = np.exp(s)
    p = e / sum(e)
    target = np.zeros(len(s))
    target[y[0]] = 1
    loss = np.asarray(np.log(sum(e)) - s @ target + reg * np.sum(W * W))
    return loss, X[0][:, None] * (p - target) + 2 * reg * W
