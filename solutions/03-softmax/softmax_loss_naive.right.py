# %% title="Loops everywhere, with Python's own math" why="No array arithmetic at all; the loss is a Python float. Slow, and finite."
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

# %% title="The regulariser is in the loop, one N-th each time" why="It is added N times and divided by N in the end: that is once."
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    total, dtotal = 0.0, np.zeros_like(W)
    i = 0
    while i < N:
        s = W.T.dot(X[i])
        c = -max(s)
        e = np.exp(s + c)
        total += np.log(e.sum()) - c - s[y[i]] + reg * (W**2).sum()
        dtotal += 2 * reg * W
        for j in range(C):
            if j == y[i]:
                dtotal[:, j] -= X[i] * (1 - e[j] / e.sum())
            else:
                dtotal[:, j] += X[i] * e[j] / e.sum()
        i += 1
    return total / N, dtotal / N

# %% title="Built from the notebook's own functions, example by example" why="One row of scores is a matrix of one row; the loss is an array of one element."
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = np.zeros(1)
    dW = np.zeros(W.shape)
    for i in range(N):
        s = X[i : i + 1] @ W
        loss += cross_entropy(s, y[i : i + 1])
        push = softmax(s)
        push[0, y[i]] -= 1.0
        dW += X[i : i + 1].T @ push
    loss /= N
    dW /= N
    loss += reg * np.square(W).sum()
    dW += 2.0 * reg * W
    return loss, dW

# %% title="By recursion: half a batch and the other half" why="A batch is the weighted mean of its halves; the loss is an array without dimensions."
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

# %% title="One loop, over the examples, with outer products" why="The classes are done at once: naive asks for no more than one loop."
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        s -= s.max()
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= s[label] - np.log(np.sum(np.exp(s)))
        p[label] -= 1
        dW += np.outer(x, p)
    return loss / len(X) + reg * np.sum(W**2), dW / len(X) + 2 * reg * W
