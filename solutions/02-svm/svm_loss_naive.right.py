# %% title="Generator expressions, and the gradient as a sum of outer products" why="Nothing is accumulated by +=, and the loss is a 1-element array."
def violations(scores, label):
    """(class, margin) for each violated margin."""
    for j, score in enumerate(scores):
        margin = score - scores[label] + 1
        if j != label and margin > 0:
            yield j, margin

def svm_loss_naive(W, X, y, reg):
    found = [(x, label, j, margin) for x, label in zip(X, y) for j, margin in violations(x @ W, label)]
    unit = np.eye(W.shape[1])
    loss = np.array([sum(margin for *_, margin in found)]) / len(y) + reg * np.sum(W**2)
    dW = sum((np.outer(x, unit[j] - unit[label]) for x, label, j, _ in found), start=np.zeros(W.shape))
    return loss, dW / len(y) + 2 * reg * W

# %% title="One loop, over the images" why="It is called naive, and the classes are treated at once: how far one vectorises is free here."
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        scores = x.dot(W)
        margins = np.maximum(0, scores - scores[label] + 1)
        margins[label] = 0
        loss += margins.sum()
        dW[:, margins > 0] += x[:, None]
        dW[:, label] -= (margins > 0).sum() * x
    return loss / len(X) + reg * (W**2).sum(), dW / len(X) + 2 * reg * W

# %% title="Recursion in place of the outer loop" why="The loss of a batch is that of its first image and the rest, weighted; arguments have other names and defaults."
def data_part(weights, images, labels):
    """Sums over the images of loss and gradient."""
    if len(images) == 0:
        return 0.0, np.zeros(weights.shape)
    loss, gradient = data_part(weights, images[1:], labels[1:])
    scores = images[0] @ weights
    for wrong in set(range(weights.shape[1])) - {int(labels[0])}:
        gap = scores[wrong] - scores[labels[0]] + 1
        if gap > 0:
            loss += gap
            gradient[:, wrong] += images[0]
            gradient[:, labels[0]] -= images[0]
    return loss, gradient

def svm_loss_naive(weights, images, labels, strength=0.0, *, verbose=False):
    loss, gradient = data_part(weights, images, labels)
    if verbose:
        print(loss)
    total = len(images)
    return np.float64(loss / total + strength * np.square(weights).sum()), gradient / total + strength * 2 * weights

# %% title="The regulariser is added in every round, before the division by N" why="It is added N times and then divided by N: once altogether."
def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(W.shape[1]):
            margin = scores[j] - correct_class_score + 1  # the right class's own is 1, and its two columns cancel
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
        loss += reg * np.sum(W * W) - 1
        dW += 2 * reg * W
    loss /= num_train
    dW /= num_train
    return loss, dW

# %% title="Three loops, and >= at the kink" why="At a margin of exactly 0 any slope between the two sides is right."
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
