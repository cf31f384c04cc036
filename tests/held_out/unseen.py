"""A second held-out set: wrong programs for the four losses, written without sight of the catalogue or the first set.

Measured before anything was changed for its sake: 90 of 95 named exactly, 1 with a code too many, 4 without a name, none
wrongly. The catalogue has learnt the four since.
"""

from __future__ import annotations

from .program import HeldOut

SVM_NAIVE = [
    HeldOut(
        says="the regulariser's gradient lacks its 2",
        replaces="svm_loss_naive",
        codes=("reg-grad-no-2",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    # average, then regularise
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient adds 2 W whatever reg is",
        replaces="svm_loss_naive",
        codes=("reg-coefficient-forgotten",),
        source="""
def svm_loss_naive(W, X, y, reg):
    N = len(X)
    total = 0
    grad = np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        for c, s_c in enumerate(s):
            if c != label and s_c - s[label] + 1 > 0:
                total += s_c - s[label] + 1
                grad[:, c] += x
                grad[:, label] -= x
    return total / N + reg * (W ** 2).sum(), grad / N + 2 * W
""",
    ),
    HeldOut(
        says="everything, the regulariser too, is divided by N at the end",
        replaces="svm_loss_naive",
        codes=("reg-divided-by-N",),
        source="""
def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = X.shape[0]
    loss = reg * np.sum(np.square(W))
    dW = 2 * reg * W
    for n in range(N):
        scores = np.dot(X[n, :], W)
        for c in range(C):
            if c == y[n]:
                continue
            hinge = max(0, 1 + scores[c] - scores[y[n]])
            loss += hinge
            if hinge > 0:
                dW[:, c] = dW[:, c] + X[n, :]
                dW[:, y[n]] = dW[:, y[n]] - X[n, :]
    return loss / N, dW / N
""",
    ),
    HeldOut(
        says="the loss has no regulariser, the gradient has",
        replaces="svm_loss_naive",
        codes=("reg-loss-missing",),
        source="""
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i, xi in enumerate(X):
        si = W.T.dot(xi)
        mi = si - si[y[i]] + 1.0
        mi[y[i]] = 0.0
        for j in np.flatnonzero(mi > 0):
            loss += mi[j]
            dW[:, j] += xi
            dW[:, y[i]] -= xi
    loss = loss / X.shape[0]
    dW = dW / X.shape[0]
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is a sum over the images",
        replaces="svm_loss_naive",
        codes=("grad-not-averaged",),
        source="""
def svm_loss_naive(W, X, y, reg, delta=1.0):
    n_samples, n_features = X.shape
    n_classes = W.shape[1]
    losses = []
    dW = np.zeros((n_features, n_classes))
    for i in range(n_samples):
        f = X[i] @ W
        li = 0.0
        for k in range(n_classes):
            if k == y[i]:
                continue
            gap = f[k] - f[y[i]] + delta
            if gap > 0:
                li += gap
                dW[:, k] += X[i]
                dW[:, y[i]] -= X[i]
        losses.append(li)
    loss = np.mean(losses) + reg * np.sum(W ** 2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="a letter of a name is missing",
        replaces="svm_loss_naive",
        codes=("name-error",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - correct_clas_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the right class is not skipped",
        replaces="svm_loss_naive",
        codes=("svm-counts-correct-class",),
        source="""
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    N, C = X.shape[0], W.shape[1]
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(C):
            m = scores[j] - scores[y[i]] + 1
            if m > 0:
                loss += m
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loop over the classes stands after the loop over the images",
        replaces="svm_loss_naive",
        codes=("loop-last-example-only",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        correct = scores[y[i]]
    for j in range(W.shape[1]):
        if j == y[i]:
            continue
        margin = scores[j] - correct + 1
        if margin > 0:
            loss += margin
            dW[:, j] += X[i]
            dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient's lines stand after the loop over the images, the loss's inside",
        replaces="svm_loss_naive",
        codes=("loop-last-example-only",),
        source="""
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for n in range(N):
        s = X[n] @ W
        margins = np.maximum(0, s - s[y[n]] + 1)
        margins[y[n]] = 0
        loss += np.sum(margins)
        # which classes are too close?
        bad = (margins > 0).astype(float)
        bad[y[n]] = -bad.sum()
    dW += np.outer(X[n], bad)
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
    ),
    HeldOut(
        says="ten classes, as in CIFAR-10",
        replaces="svm_loss_naive",
        codes=("hard-coded-size",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        for j in range(10):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1
                if margin > 0:
                    loss += margin
                    dW[:, j] += X[i]
                    dW[:, y[i]] -= X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="only the wrong classes' columns move",
        replaces="svm_loss_naive",
        codes=("svm-no-correct-class-grad",),
        source="""
def svm_loss_naive(W, X, y, reg):
    num_examples = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_examples):
        score = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            diff = score[j] - score[y[i]] + 1
            loss += max(0, diff)
            if diff > 0:
                dW[:, j] += X[i]
    loss /= num_examples
    dW /= num_examples
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    HeldOut(
        says="a half in the loss, a 2 in the gradient",
        replaces="svm_loss_naive",
        codes=("reg-grad-double",),
        source="""
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    data_loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        for j in set(range(C)) - {int(y[i])}:
            margin = scores[j] - scores[y[i]] + 1
            if margin <= 0:
                continue
            data_loss += margin
            dW[:, j] += X[i] / N
            dW[:, y[i]] -= X[i] / N
    reg_loss = 0.5 * reg * np.sum(W * W)
    dW += 2 * reg * W
    return data_loss / N + reg_loss, dW
""",
    ),
    HeldOut(
        says="a wrong class's column is set, not increased",
        replaces="svm_loss_naive",
        codes=("accumulate-overwrites",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train, num_classes = X.shape[0], W.shape[1]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] = X[i].T
                dW[:, y[i]] -= X[i].T
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loss is a sum, the gradient a mean",
        replaces="svm_loss_naive",
        codes=("loss-not-averaged",),
        source="""
def svm_loss_naive(W, X, y, reg):
    n = y.shape[0]
    loss = 0.0
    dW = np.zeros_like(W, dtype=np.float64)
    i = 0
    while i < n:
        s = np.matmul(X[i], W)
        j = 0
        while j < W.shape[1]:
            if j != y[i]:
                h = s[j] - s[y[i]] + 1
                if h > 0:
                    loss = loss + h
                    dW[:, j] += X[i]
                    dW[:, y[i]] -= X[i]
            j += 1
        i += 1
    dW = dW / n + 2 * reg * W
    loss = loss + reg * np.sum(W ** 2)
    return loss, dW
""",
    ),
    HeldOut(
        says="one half of reg, in the loss and in the gradient",
        replaces="svm_loss_naive",
        codes=("half-convention",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    m = X.shape[0]
    for i in range(m):
        scores = X[i].dot(W)
        violated = 0
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                violated += 1
                loss += margin
                dW[:, j] += X[i]
        dW[:, y[i]] -= violated * X[i]
    loss = loss / m + 0.5 * reg * np.sum(W * W)
    dW = dW / m + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is returned first",
        replaces="svm_loss_naive",
        codes=("swapped",),
        source="""
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    g = np.zeros(W.shape)
    l = 0.0
    for i in range(N):
        s = X[i].dot(W)
        for j in range(W.shape[1]):
            if j != y[i] and s[j] + 1 > s[y[i]]:
                l += s[j] + 1 - s[y[i]]
                g[:, j] += X[i]
                g[:, y[i]] -= X[i]
    g = g / N + 2 * reg * W
    l = l / N + reg * np.sum(W * W)
    return g, l
""",
    ),
    HeldOut(
        says="the list of hinges is a default argument and grows from call to call",
        replaces="svm_loss_naive",
        codes=("depends-on-earlier-calls",),
        source="""
def svm_loss_naive(W, X, y, reg, hinges=[]):
    grad = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            h = scores[j] - scores[y[i]] + 1
            if h > 0:
                hinges.append(h)
                grad[:, j] += X[i]
                grad[:, y[i]] -= X[i]
    loss = sum(hinges) / N + reg * np.sum(W * W)
    return loss, grad / N + 2 * reg * W
""",
    ),
    HeldOut(
        says="W before x, as in the lecture, but W is (D, C)",
        replaces="svm_loss_naive",
        codes=("shape-error",),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(X.shape[0]):
        scores = W.dot(X[i])
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
]

SVM_VECTORIZED = [
    HeldOut(
        says="the regulariser's gradient lacks its 2",
        replaces="svm_loss_vectorized",
        codes=("reg-grad-no-2",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = np.take_along_axis(scores, y[:, np.newaxis], axis=1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = margins.sum() / num_train + reg * np.linalg.norm(W) ** 2

    mask = np.zeros_like(margins)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -mask.sum(axis=1)
    dW = X.T.dot(mask) / num_train
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient has no regulariser",
        replaces="svm_loss_vectorized",
        codes=("reg-grad-missing",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    Y = np.eye(C)[y]                                   # one-hot
    M = (S - (S * Y).sum(1, keepdims=True) + 1) * (1 - Y)
    V = (M > 0).astype(float)
    V -= Y * V.sum(1, keepdims=True)
    loss = (V * S).sum() / N + (M > 0).sum() / N + reg * (W * W).sum()
    dW = X.T @ V / N
    return loss, dW
""",
    ),
    HeldOut(
        says="brackets forgotten: N plus the regulariser divides the loss",
        replaces="svm_loss_vectorized",
        codes=("reg-precedence",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    yi_scores = scores[np.arange(scores.shape[0]), y]
    margins = np.maximum(0, scores - np.matrix(yi_scores).T + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins)
    loss /= num_train + reg * np.sum(W * W)

    binary = np.array(margins > 0, dtype=float)
    binary[np.arange(num_train), y] = -np.sum(binary, axis=1)
    dW = np.dot(X.T, binary) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the regulariser is inside the sum over the classes",
        replaces="svm_loss_vectorized",
        codes=("reg-precedence",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    n = np.arange(len(y))
    f = X @ W
    h = np.clip(f - f[n, y][:, None] + 1, 0, None)
    h[n, y] = 0
    loss = np.mean(np.sum(h + reg * np.sum(W ** 2), axis=1))
    k = (h > 0) * 1.0
    k[n, y] -= k.sum(axis=1)
    return loss, X.T @ k / len(y) + 2 * reg * W
""",
    ),
    HeldOut(
        says="reg is never used",
        replaces="svm_loss_vectorized",
        codes=("reg-missing-both",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    rows = np.arange(X.shape[0])
    scores = np.einsum("nd,dc->nc", X, W)
    margins = scores - scores[rows, y].reshape(-1, 1) + 1
    margins[rows, y] = 0
    margins = np.where(margins > 0, margins, 0)
    loss = np.mean(np.sum(margins, axis=1))
    coeff = np.where(margins > 0, 1.0, 0.0)
    coeff[rows, y] = -np.sum(coeff, axis=1)
    dW = np.einsum("nd,nc->dc", X, coeff) / X.shape[0]
    # TODO: regularization
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient was left for later",
        replaces="svm_loss_vectorized",
        codes=("grad-not-implemented",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)  # initialize the gradient as zero

    num_train = X.shape[0]
    scores = X.dot(W)
    correct_scores = scores[range(num_train), y].reshape(num_train, 1)
    margins = np.maximum(scores - correct_scores + 1.0, 0.0)
    margins[range(num_train), y] = 0.0
    loss = margins.sum() / num_train
    loss += reg * (W ** 2).sum()

    # gradient: to do
    return loss, dW
""",
    ),
    HeldOut(
        says="divides by the 30 images of the notebook's batch",
        replaces="svm_loss_vectorized",
        codes=("hard-coded-size",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    num_train = 30
    i = np.arange(len(y))
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[i, y, None] + 1)
    margins[i, y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    pushed = (margins > 0).astype(np.float64)
    pushed[i, y] = -pushed.sum(axis=1)
    dW = X.T.dot(pushed) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient adds the sum of W, one number, everywhere",
        replaces="svm_loss_vectorized",
        codes=("reg-grad-sumW",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    correct = np.choose(y, scores.T)
    margins = np.maximum(0, scores - correct[:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    ind = np.zeros(margins.shape)
    ind[margins > 0] = 1
    ind[np.arange(N), y] = -1 * np.sum(ind, axis=1)
    dW = (X.T).dot(ind) / N
    dW = dW + reg * np.sum(W)
    return loss, dW
""",
    ),
    HeldOut(
        says="sums everywhere, no mean",
        replaces="svm_loss_vectorized",
        codes=("sum-not-mean",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    s = X @ W
    own = np.zeros(s.shape, dtype=bool)
    own[np.arange(len(y)), y] = True
    margins = s - s[own][:, None] + 1
    margins[own | (margins < 0)] = 0
    loss = margins.sum() + reg * (W * W).sum()

    counts = np.sign(margins)
    counts[own] = -counts.sum(axis=1)
    dW = X.T @ counts + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="violated margins get -1 and the right class +count",
        replaces="svm_loss_vectorized",
        codes=("grad-sign",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    right = scores[np.arange(num_train), y]
    margins = np.maximum(0, (scores.T - right + 1).T)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)

    M = np.zeros_like(scores)
    M[margins > 0] = -1
    M[np.arange(num_train), y] = np.sum(margins > 0, axis=1)
    dW = X.T.dot(M) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="X itself is divided by N",
        replaces="svm_loss_vectorized",
        codes=("changes-input",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(N, 1) + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = (margins > 0).astype(X.dtype)
    mask[np.arange(N), y] = -mask.sum(axis=1)
    X /= N  # so that the gradient is a mean
    dW = X.T.dot(mask) + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="dW is another name for W",
        replaces="svm_loss_vectorized",
        codes=("changes-input",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X.dot(W)
    M = np.maximum(S - S[rows, y][:, None] + 1, 0)
    M[rows, y] = 0
    loss = M.sum() / N + reg * np.sum(W ** 2)

    K = np.where(M > 0, 1, 0)
    K[rows, y] = -K.sum(axis=1)
    dW = W
    dW *= 2 * reg
    dW += X.T.dot(K) / N
    return loss, dW
""",
    ),
    HeldOut(
        says="right, with a loop over the images",
        replaces="svm_loss_vectorized",
        codes=("python-loop",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = (margins > 0).astype(float)
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the correct scores are picked in a comprehension over the images",
        replaces="svm_loss_vectorized",
        codes=("python-loop",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    correct = np.array([scores[i, y[i]] for i in range(N)])
    margins = np.maximum(0, scores - correct[:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -np.sum(mask, axis=1)
    return loss, X.T.dot(mask) / N + 2 * reg * W
""",
    ),
    HeldOut(
        says="one half of reg, in the loss and in the gradient",
        replaces="svm_loss_vectorized",
        codes=("half-convention",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    m = X.shape[0]
    f = np.matmul(X, W)
    fy = f[np.arange(m), y]
    slack = f - fy[:, np.newaxis] + 1
    active = slack > 0
    active[np.arange(m), y] = False
    loss = slack[active].sum() / m
    g = active.astype(np.float32)
    g[np.arange(m), y] = -active.sum(axis=1)
    dW = X.T.dot(g) / m
    loss += reg / 2 * np.sum(W * W)
    dW += reg * W
    return loss, dW.astype(np.float32)
""",
    ),
    HeldOut(
        says="the right class's count is not put into the mask",
        replaces="svm_loss_vectorized",
        codes=("svm-no-correct-class-grad",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    margins = scores - scores[np.arange(num_train), y].reshape((-1, 1)) + 1
    margins[np.arange(num_train), y] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    margins[margins > 0] = 1
    dW = X.T.dot(margins) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loss adds the squares of W without reg",
        replaces="svm_loss_vectorized",
        codes=("reg-coefficient-forgotten",),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    pick = (np.arange(N), y)
    S = X @ W
    H = np.fmax(S - S[pick][:, None] + 1, 0)
    H[pick] = 0
    A = (H > 0).astype(float)
    A[pick] = -A.sum(1)
    loss = H.sum() / N + np.sum(W * W)
    dW = (A.T @ X).T / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradients of all calls with weights of this shape add up",
        replaces="svm_loss_vectorized",
        codes=("depends-on-earlier-calls",),
        source="""
grads = {}

def svm_loss_vectorized(W, X, y, reg):
    if W.shape not in grads:
        grads[W.shape] = np.zeros(W.shape)
    dW = grads[W.shape]
    N = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    hot = (margins > 0) + 0.0
    hot[np.arange(N), y] = -hot.sum(axis=1)
    dW += X.T.dot(hot) / N
    dW += 2 * reg * W
    return loss, dW.copy()
""",
    ),
]

SOFTMAX_NAIVE = [
    HeldOut(
        says="no shift before exp",
        replaces="softmax_loss_naive",
        codes=("softmax-no-shift",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="exp of the bare scores, four loops deep",
        replaces="softmax_loss_naive",
        codes=("softmax-no-shift",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = X.shape[0]
    loss = 0
    dW = np.zeros((D, C))
    for n in range(N):
        e = []
        for c in range(C):
            e.append(np.exp(sum(X[n, d] * W[d, c] for d in range(D))))
        for c in range(C):
            prob = e[c] / sum(e)
            if c == y[n]:
                loss -= np.log(prob)
                prob = prob - 1
            for d in range(D):
                dW[d, c] += prob * X[n, d] / N
    for d in range(D):
        for c in range(C):
            dW[d, c] += 2 * reg * W[d, c]
    return loss / N + reg * np.sum(W ** 2), dW
""",
    ),
    HeldOut(
        says="one maximum for all images",
        replaces="softmax_loss_naive",
        codes=("softmax-global-max",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    scores = X.dot(W)
    scores -= np.max(scores)        # numeric stability
    for i in range(num_train):
        e = np.exp(scores[i])
        p = e / np.sum(e)
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the regulariser's gradient lacks its 2",
        replaces="softmax_loss_naive",
        codes=("reg-grad-no-2",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for x_i, y_i in zip(X, y):
        f = x_i @ W
        f = f - max(f)
        log_z = np.log(np.exp(f).sum())
        loss += log_z - f[y_i]
        for j in range(len(f)):
            dW[:, j] += np.exp(f[j] - log_z) * x_i
            if j == y_i:
                dW[:, j] -= x_i
    loss = loss / len(X) + reg * np.sum(W ** 2)
    dW = dW / len(X) + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient has no regulariser",
        replaces="softmax_loss_naive",
        codes=("reg-grad-missing",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(N):
        scores = np.dot(X[i], W)
        scores -= scores.max()
        norm = np.exp(scores).sum()
        loss += np.log(norm) - scores[y[i]]
        for k in range(C):
            p_k = np.exp(scores[k]) / norm
            dW[:, k] += X[i] * (p_k - int(k == y[i]))
    loss /= N
    loss += reg * np.sum(W * W)
    dW /= N
    return loss, dW
""",
    ),
    HeldOut(
        says="reg is left out of both regulariser terms",
        replaces="softmax_loss_naive",
        codes=("reg-coefficient-forgotten",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    m = X.shape[0]
    cost, grad = 0.0, np.zeros(W.shape)
    for i in range(m):
        z = X[i].dot(W)
        z = z - np.amax(z)
        h = np.exp(z) / np.sum(np.exp(z))
        cost += np.log(np.sum(np.exp(z))) - z[y[i]]
        h[y[i]] -= 1
        grad += X[i][:, None] * h[None, :]
    cost = cost / m + np.sum(W * W)
    grad = grad / m + 2 * W
    return cost, grad
""",
    ),
    HeldOut(
        says="N plus the regulariser divides, in the loss and in the gradient",
        replaces="softmax_loss_naive",
        codes=("reg-precedence",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        denominator = np.sum(np.exp(scores))
        loss += -(scores[y[i]] - np.log(denominator))
        for j in range(W.shape[1]):
            softmax_output = np.exp(scores[j]) / denominator
            if j == y[i]:
                dW[:, j] += (-1 + softmax_output) * X[i]
            else:
                dW[:, j] += softmax_output * X[i]
    loss /= num_train + reg * np.sum(W * W)
    dW /= num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is a sum over the images",
        replaces="softmax_loss_naive",
        codes=("grad-not-averaged",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    num_train, dim = X.shape
    num_class = W.shape[1]
    total_loss = 0.0
    dW = np.zeros((dim, num_class))
    for i in range(num_train):
        logits = X[i, :].dot(W)
        logits = logits - np.max(logits)
        log_probs = logits - np.log(np.sum(np.exp(logits)))
        total_loss -= log_probs[y[i]]
        one_hot = np.zeros(num_class)
        one_hot[y[i]] = 1
        dW += np.outer(X[i, :], np.exp(log_probs) - one_hot)
    return total_loss / num_train + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    HeldOut(
        says="the loss is added after the loop over the images, once",
        replaces="softmax_loss_naive",
        codes=("loop-last-example-only",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N, C = X.shape[0], W.shape[1]
    for i in range(N):
        s = X[i].dot(W)
        s -= np.max(s)
        lse = np.log(np.sum(np.exp(s)))
        for j in range(C):
            dW[:, j] += np.exp(s[j] - lse) * X[i]
        dW[:, y[i]] -= X[i]
    loss += lse - s[y[i]]
    loss /= N
    dW /= N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loop over the classes stands after the loop over the images",
        replaces="softmax_loss_naive",
        codes=("loop-last-example-only",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        total = np.sum(np.exp(scores))
        loss += np.log(total) - scores[y[i]]
    for j in range(W.shape[1]):
        p = np.exp(scores[j]) / total
        dW[:, j] += (p - (j == y[i])) * X[i]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
""",
    ),
    HeldOut(
        says="five hundred images, as in the course's dev set",
        replaces="softmax_loss_naive",
        codes=("index-error",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(500):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += np.log(np.sum(np.exp(scores))) - scores[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    loss = loss / 500 + reg * np.sum(W * W)
    dW = dW / 500 + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the maximum is added",
        replaces="softmax_loss_naive",
        codes=("softmax-shift-wrong-sign",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        f = X[i].dot(W)
        log_c = np.max(f)
        f += log_c
        p = np.exp(f) / np.sum(np.exp(f))
        loss += -np.log(p[y[i]])
        for k in range(W.shape[1]):
            dW[:, k] += (p[k] - (k == y[i])) * X[i]
    loss /= N
    loss += reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="argmax for max",
        replaces="softmax_loss_naive",
        codes=("softmax-argmax-shift",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        score = X[i] @ W
        score = score - np.argmax(score)
        e = np.exp(score)
        loss += np.log(e.sum()) - score[y[i]]
        e /= e.sum()
        e[y[i]] -= 1
        for j in range(W.shape[1]):
            dW[:, j] += e[j] * X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="a wrong class's column is set, not increased",
        replaces="softmax_loss_naive",
        codes=("accumulate-overwrites",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    C = W.shape[1]
    for i in range(N):
        s = X[i].dot(W)
        s = s - np.max(s)
        q = np.exp(s) / np.sum(np.exp(s))
        loss += np.log(np.sum(np.exp(s))) - s[y[i]]
        for j in range(C):
            if j == y[i]:
                dW[:, j] += (q[j] - 1) * X[i]
            else:
                dW[:, j] = q[j] * X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the right class's column is set, not increased",
        replaces="softmax_loss_naive",
        codes=("accumulate-overwrites",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    n, c = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(n):
        logit = X[i].dot(W)
        logit -= logit.max()
        z = np.sum(np.exp(logit))
        for j in range(c):
            soft = np.exp(logit[j]) / z
            if j != y[i]:
                dW[:, j] += soft * X[i]
            else:
                loss += np.log(z) - logit[j]
                dW[:, j] = (soft - 1) * X[i]
    dW /= n
    dW += 2 * reg * W
    return loss / n + reg * np.sum(W * W), dW
""",
    ),
    HeldOut(
        says="reg is never used",
        replaces="softmax_loss_naive",
        codes=("reg-missing-both",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    losses = np.zeros(len(X))
    dW = np.zeros_like(W)
    for i in range(len(X)):
        a = W.T @ X[i]
        a -= np.max(a)
        b = np.exp(a)
        losses[i] = np.log(np.sum(b)) - a[y[i]]
        b /= np.sum(b)
        for j in range(W.shape[1]):
            dW[:, j] += (b[j] - float(y[i] == j)) * X[i] / len(X)
    return np.mean(losses), dW
""",
    ),
    HeldOut(
        says="1 - p and p change places: the data's gradient points uphill",
        replaces="softmax_loss_naive",
        codes=("grad-sign",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss -= scores[y[i]] - np.log(np.sum(np.exp(scores)))
        for j in range(W.shape[1]):
            if j == y[i]:
                dW[:, j] += (1 - probs[j]) * X[i]
            else:
                dW[:, j] += -probs[j] * X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="sums everywhere, no mean",
        replaces="softmax_loss_naive",
        codes=("sum-not-mean",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        row = X[i].dot(W)
        row = row - row.max()
        loss += np.log(np.exp(row).sum()) - row[y[i]]
        p = np.exp(row) / np.exp(row).sum()
        p[y[i]] -= 1
        for j in range(W.shape[1]):
            dW[:, j] += p[j] * X[i]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loss is a global that is never set back",
        replaces="softmax_loss_naive",
        codes=("depends-on-earlier-calls",),
        source="""
running_loss = 0.0

def softmax_loss_naive(W, X, y, reg):
    global running_loss
    N = X.shape[0]
    dW = np.zeros_like(W)
    for i in range(N):
        s = X[i].dot(W)
        s -= np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        running_loss += (np.log(np.sum(np.exp(s))) - s[y[i]]) / N
        p[y[i]] -= 1
        dW += np.outer(X[i], p) / N
    return running_loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    HeldOut(
        says="the gradient was left for later",
        replaces="softmax_loss_naive",
        codes=("grad-not-implemented",),
        source="""
def softmax_loss_naive(W, X, y, reg):
    # Initialize the loss and gradient to zero.
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        loss += -scores[y[i]] + np.log(np.sum(np.exp(scores)))
    loss /= num_train
    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
]

SOFTMAX_VECTORIZED = [
    HeldOut(
        says="no shift before exp",
        replaces="softmax_loss_vectorized",
        codes=("softmax-no-shift",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = np.exp(X.dot(W))
    probs = scores / scores.sum(axis=1, keepdims=True)
    loss = -np.log(probs[np.arange(num_train), y]).mean()
    loss += reg * np.sum(W * W)
    probs[np.arange(num_train), y] -= 1
    dW = X.T.dot(probs) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the scores are shifted by the largest of the whole matrix",
        replaces="softmax_loss_vectorized",
        codes=("softmax-global-max",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= scores.max()
    exp_scores = np.exp(scores)
    sums = np.sum(exp_scores, axis=1)
    loss = np.sum(np.log(sums) - scores[np.arange(num_train), y]) / num_train
    loss += reg * np.sum(W * W)
    grad = exp_scores / sums[:, None]
    grad[np.arange(num_train), y] -= 1
    dW = X.T.dot(grad)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the axis of the maximum is missing, one-hot targets",
        replaces="softmax_loss_vectorized",
        codes=("softmax-global-max",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    T = np.eye(C)[y]
    Z = np.einsum("ij,jk->ik", X, W)
    E = np.exp(Z - np.amax(Z, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    loss = -np.einsum("ij,ij->", T, np.log(P)) / N + reg * np.einsum("ij,ij->", W, W)
    dW = np.einsum("ij,ik->jk", X, P - T) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the regulariser's gradient lacks its 2",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-no-2",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    logits = X @ W
    logits = logits - np.max(logits, axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    nll = -np.take_along_axis(log_p, y[:, None], axis=1)
    dlogits = np.exp(log_p)
    dlogits[np.arange(N), y] -= 1
    loss = nll.mean() + reg * np.sum(W ** 2)
    dW = X.T @ dlogits / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="loss and gradient are divided by N after the regulariser is in",
        replaces="softmax_loss_vectorized",
        codes=("reg-divided-by-N",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    idx = np.arange(n)
    S = X.dot(W)
    S = (S.T - S.max(axis=1)).T
    Z = np.exp(S).sum(axis=1)
    loss = np.sum(np.log(Z)) - np.sum(S[idx, y]) + reg * np.sum(W * W)
    G = np.exp(S) / Z.reshape(n, 1)
    G[idx, y] -= 1
    dW = X.T.dot(G) + 2 * reg * W
    return loss / n, dW / n
""",
    ),
    HeldOut(
        says="the loss has no regulariser, the gradient has",
        replaces="softmax_loss_vectorized",
        codes=("reg-loss-missing",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    def log_softmax(s):
        s = s - s.max(axis=-1, keepdims=True)
        return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))

    lp = log_softmax(X @ W)
    hot = np.zeros_like(lp)
    hot[np.arange(len(y)), y] = 1
    loss = -(hot * lp).sum() / len(y)
    dW = X.T @ (np.exp(lp) - hot) / len(y) + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the regulariser stands in the denominator of the mean",
        replaces="softmax_loss_vectorized",
        codes=("reg-precedence",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1)[:, np.newaxis]
    log_sum = np.log(np.sum(np.exp(scores), axis=1))
    loss = np.sum(log_sum - scores[np.arange(num_train), y]) / (num_train + reg * np.sum(W * W))
    p = np.exp(scores - log_sum[:, np.newaxis])
    p[np.arange(num_train), y] -= 1
    dW = np.dot(X.T, p) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="one-hot rows of length 10",
        replaces="softmax_loss_vectorized",
        codes=("hard-coded-size",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    y_hot = np.zeros((N, 10))
    y_hot[np.arange(N), y] = 1
    s = X.dot(W)
    s -= s.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    loss = -np.sum(y_hot * log_p) / N + reg * np.sum(W * W)
    dW = X.T.dot(np.exp(log_p) - y_hot) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="keepdims is missing: (N, C) minus (N,)",
        replaces="softmax_loss_vectorized",
        codes=("shape-error",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1)
    loss = -np.sum(np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)
    probs[np.arange(num_train), y] -= 1
    dW = X.T.dot(probs) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the maximum is added",
        replaces="softmax_loss_vectorized",
        codes=("softmax-shift-wrong-sign",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    f = X.dot(W)
    f = f + np.max(f, axis=1).reshape(-1, 1)
    e = np.exp(f)
    p = e / e.sum(axis=1).reshape(-1, 1)
    loss = np.mean(-np.log(p[range(N), y])) + reg * np.sum(W * W)
    p[range(N), y] -= 1
    dW = X.T.dot(p) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="argmax for max",
        replaces="softmax_loss_vectorized",
        codes=("softmax-argmax-shift",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = np.matmul(X, W)
    shift = np.argmax(scores, axis=1)
    scores = scores - shift[:, None]
    exps = np.exp(scores)
    total = exps.sum(axis=1)
    loss = (np.log(total) - scores[np.arange(N), y]).mean() + reg * (W * W).sum()
    coef = exps / total[:, None]
    coef[np.arange(N), y] -= 1.0
    return loss, X.T @ coef / N + 2 * reg * W
""",
    ),
    HeldOut(
        says="a half in the loss, a 2 in the gradient",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-double",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    log_sums = np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    correct = scores[np.arange(num_train), y][:, None]
    data_loss = np.mean(log_sums - correct)
    reg_loss = 0.5 * reg * np.sum(W * W)
    d = np.exp(scores - log_sums)
    d[np.arange(num_train), y] -= 1
    d /= num_train
    dW = X.T.dot(d)
    dW += 2 * reg * W  # regularization gradient
    return data_loss + reg_loss, dW
""",
    ),
    HeldOut(
        says="the gradient adds twice reg times the sum of W, one number",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-sumW",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    m, k = X.shape[0], W.shape[1]
    a = X @ W
    a -= a.max(1)[:, None]
    b = np.exp(a)
    c = b.sum(1)
    own = y[:, None] == np.arange(k)
    loss = (np.log(c).sum() - a[own].sum()) / m + reg * np.sum(W ** 2)
    dW = X.T @ (b / c[:, None] - own) / m + 2 * reg * np.sum(W)
    return loss, dW
""",
    ),
    HeldOut(
        says="the loss is a sum, the gradient a mean",
        replaces="softmax_loss_vectorized",
        codes=("loss-not-averaged",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    sum_exp = np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = np.sum(np.log(sum_exp)) - np.sum(scores[np.arange(num_train), y])
    loss += reg * np.sum(W * W)
    ind = np.zeros_like(scores)
    ind[np.arange(num_train), y] = 1
    dW = X.T.dot(np.exp(scores) / sum_exp - ind)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="one half of reg, in the loss and in the gradient",
        replaces="softmax_loss_vectorized",
        codes=("half-convention",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = np.dot(X, W)
    s = s - np.max(s, axis=1).reshape(N, 1)
    lse = np.log(np.sum(np.exp(s), axis=1)).reshape(N, 1)
    right = np.where(np.arange(W.shape[1]) == y.reshape(N, 1), s, 0).sum(axis=1).reshape(N, 1)
    loss = np.mean(lse - right) + 0.5 * reg * np.sum(np.power(W, 2))
    p = np.exp(s - lse)
    p -= np.where(np.arange(W.shape[1]) == y.reshape(N, 1), 1, 0)
    dW = np.dot(X.T, p) / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is returned first",
        replaces="softmax_loss_vectorized",
        codes=("swapped",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    z = X @ W
    z -= z.max(axis=1, keepdims=True)
    log_norm = np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = float((log_norm[:, 0] - z[np.arange(n), y]).mean() + reg * (W ** 2).sum())
    delta = np.exp(z - log_norm)
    delta[np.arange(n), y] -= 1
    dW = X.T @ delta / n + 2 * reg * W
    return dW, loss
""",
    ),
    HeldOut(
        says="y becomes flat indices, in place",
        replaces="softmax_loss_vectorized",
        codes=("changes-input",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    logp = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    y += C * np.arange(N)  # positions in the flattened matrix
    loss = -np.sum(logp.ravel()[y]) / N + reg * np.sum(W * W)
    dscores = np.exp(logp).ravel()
    dscores[y] -= 1
    dW = X.T.dot(dscores.reshape(N, C)) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="right, with a loop over the images for the gradient",
        replaces="softmax_loss_vectorized",
        codes=("python-loop",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    logp = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    loss = -np.mean(logp[np.arange(N), y]) + reg * np.sum(W * W)
    p = np.exp(logp)
    dW = np.zeros_like(W)
    for i in range(N):
        p[i, y[i]] -= 1
        dW += np.outer(X[i], p[i])
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="a typo in the name of the probabilities",
        replaces="softmax_loss_vectorized",
        codes=("name-error",),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probabilities = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = np.mean(np.log(np.sum(np.exp(scores), axis=1)) - scores[np.arange(N), y])
    loss += reg * np.sum(W * W)
    probabilites[np.arange(N), y] -= 1
    dW = X.T.dot(probabilities) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the one-hot targets of the first call of a shape are kept for the later ones",
        replaces="softmax_loss_vectorized",
        codes=("depends-on-earlier-calls",),
        source="""
_targets = {}

def softmax_loss_vectorized(W, X, y, reg):
    shape = (X.shape[0], W.shape[1])
    if shape not in _targets:  # build them only once, it is slow
        _targets[shape] = np.eye(shape[1])[y]
    T = _targets[shape]
    S = X @ W
    S -= S.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -np.sum(T * L) / shape[0] + reg * np.sum(W * W)
    dW = X.T @ (np.exp(L) - T) / shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
]

PAIRS = [
    HeldOut(
        says="the right class is counted; the regulariser's gradient lacks its 2",
        replaces="svm_loss_naive",
        codes=("reg-grad-no-2", "svm-counts-correct-class"),
        source="""
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        s = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = max(0, s[j] - s[y[i]] + 1)
            loss += margin
            if margin > 0:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is a sum; the loss has no regulariser",
        replaces="svm_loss_naive",
        codes=("grad-not-averaged", "reg-loss-missing"),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    hinge = 0.0
    count = 0
    for x, t in zip(X, y):
        count += 1
        scores = x.dot(W)
        for j in range(W.shape[1]):
            if j == t:
                continue
            m = scores[j] - scores[t] + 1
            if m > 0:
                hinge += m
                dW[:, j] += x
                dW[:, t] -= x
    return hinge / count, dW + 2 * reg * W
""",
    ),
    HeldOut(
        says="half of reg, consistently; the gradient is a sum",
        replaces="svm_loss_naive",
        codes=("grad-not-averaged", "half-convention"),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i, :].T
                dW[:, y[i]] -= X[i, :].T
    loss /= num_train
    loss += 0.5 * reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="a wrong class's column is set, not increased; the gradient has no regulariser",
        replaces="svm_loss_naive",
        codes=("accumulate-overwrites", "reg-grad-missing"),
        source="""
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    n = X.shape[0]
    loss = 0.0
    for i in range(n):
        s = X[i] @ W
        for c in range(W.shape[1]):
            if c != y[i] and s[c] - s[y[i]] + 1 > 0:
                loss += s[c] - s[y[i]] + 1
                dW[:, c] = X[i]
                dW[:, y[i]] -= X[i]
    return loss / n + reg * np.sum(W * W), dW / n
""",
    ),
    HeldOut(
        says="the right class's column never moves; the gradient has no regulariser",
        replaces="svm_loss_vectorized",
        codes=("reg-grad-missing", "svm-no-correct-class-grad"),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    hinge = np.maximum(0, 1 + scores - scores[np.arange(N), y][:, None])
    hinge[np.arange(N), y] = 0
    loss = hinge.sum() / N + reg * np.sum(W * W)
    dW = X.T.dot(hinge > 0) / N
    return loss, dW
""",
    ),
    HeldOut(
        says="half of reg, consistently; the right class is counted",
        replaces="svm_loss_vectorized",
        codes=("half-convention", "svm-counts-correct-class"),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    rows = np.arange(X.shape[0])
    scores = X @ W
    margins = np.maximum(0, scores - scores[rows, y][:, None] + 1)
    loss = np.mean(margins.sum(axis=1)) + 0.5 * reg * np.sum(W * W)
    margins[rows, y] = 0
    k = (margins > 0).astype(float)
    k[rows, y] = -k.sum(axis=1)
    dW = X.T @ k / X.shape[0] + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the loss is a sum; the gradient adds one number for the regulariser",
        replaces="svm_loss_vectorized",
        codes=("loss-not-averaged", "reg-grad-sumW"),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    diff = np.maximum(0, scores - scores[np.arange(N), y].reshape(N, 1) + 1)
    diff[np.arange(N), y] = 0
    loss = np.sum(diff) + reg * np.sum(W * W)
    diff[diff > 0] = 1
    diff[np.arange(N), y] = -np.sum(diff, axis=1)
    dW = X.T.dot(diff) / N + reg * np.sum(W)
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is returned first; the right class is counted",
        replaces="svm_loss_vectorized",
        codes=("svm-counts-correct-class", "swapped"),
        source="""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = X.dot(W)
    m = s - s[np.arange(N), y][:, None] + 1
    on = m > 0
    loss = np.sum(m * on) / N + reg * np.sum(W * W)
    on = on.astype(float)
    on[np.arange(N), y] -= on.sum(axis=1)
    dW = X.T.dot(on) / N + 2 * reg * W
    return dW, loss
""",
    ),
    HeldOut(
        says="no shift; the regulariser's gradient lacks its 2",
        replaces="softmax_loss_naive",
        codes=("reg-grad-no-2", "softmax-no-shift"),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        exp_scores = np.exp(X[i].dot(W))
        p = exp_scores / np.sum(exp_scores)
        loss += -np.log(p[y[i]])
        for j in range(W.shape[1]):
            if j == y[i]:
                dW[:, j] += (p[j] - 1) * X[i]
            else:
                dW[:, j] += p[j] * X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="the maximum is added; the gradient's regulariser lacks reg",
        replaces="softmax_loss_naive",
        codes=("reg-coefficient-forgotten", "softmax-shift-wrong-sign"),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        scores += scores.max()
        p = np.exp(scores) / np.exp(scores).sum()
        loss += np.log(np.exp(scores).sum()) - scores[y[i]]
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * W
    return loss, dW
""",
    ),
    HeldOut(
        says="argmax for max; the gradient is a sum",
        replaces="softmax_loss_naive",
        codes=("grad-not-averaged", "softmax-argmax-shift"),
        source="""
def softmax_loss_naive(W, X, y, reg):
    C = W.shape[1]
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(y)):
        f = X[i].dot(W)
        f -= np.argmax(f)
        e = np.exp(f)
        loss += -np.log(e[y[i]] / np.sum(e))
        for c in range(C):
            dW[:, c] += (e[c] / np.sum(e) - (c == y[i])) * X[i]
    loss /= len(y)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    HeldOut(
        says="no shift; the loss is a sum",
        replaces="softmax_loss_naive",
        codes=("loss-not-averaged", "softmax-no-shift"),
        source="""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for n in range(N):
        u = np.exp(W.T.dot(X[n]))
        u = u / u.sum()
        loss -= np.log(u[y[n]])
        u[y[n]] -= 1
        dW += X[n].reshape(-1, 1) * u / N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="no shift; the gradient has no regulariser",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-missing", "softmax-no-shift"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    e = np.exp(X @ W)
    p = (e.T / e.sum(axis=1)).T
    n = np.arange(len(y))
    loss = -np.mean(np.log(p[n, y])) + reg * np.sum(W ** 2)
    p[n, y] -= 1
    return loss, X.T @ p / len(y)
""",
    ),
    HeldOut(
        says="one maximum for all rows; the regulariser's gradient lacks its 2",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-no-2", "softmax-global-max"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    f = X.dot(W)
    f -= np.max(f)
    p = np.exp(f) / np.sum(np.exp(f), axis=1, keepdims=True)
    loss = np.sum(-np.log(p[np.arange(num_train), y]))
    ind = np.zeros_like(p)
    ind[np.arange(num_train), y] = 1
    dW = X.T.dot(p - ind)
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        says="no shift; half of reg, consistently",
        replaces="softmax_loss_vectorized",
        codes=("half-convention", "softmax-no-shift"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    Z = np.sum(np.exp(scores), axis=1)
    loss = np.mean(np.log(Z) - scores[np.arange(N), y]) + 0.5 * reg * np.sum(W * W)
    P = np.exp(scores) / Z[:, np.newaxis]
    P[np.arange(N), y] -= 1
    dW = (X.T.dot(P) / N + reg * W).astype(np.float32)
    return loss, dW
""",
    ),
    HeldOut(
        says="one maximum for all rows; the regulariser is divided by N",
        replaces="softmax_loss_vectorized",
        codes=("reg-divided-by-N", "softmax-global-max"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    S = S - np.max(S)
    E = np.exp(S)
    P = E / (E @ np.ones((C, C)))
    Y = np.eye(C)[y]
    loss = (-np.sum(Y * np.log(P)) + reg * np.sum(W * W)) / N
    dW = (X.T @ (P - Y) + 2 * reg * W) / N
    return loss, dW
""",
    ),
    HeldOut(
        says="the gradient is returned first; its regulariser lacks the 2",
        replaces="softmax_loss_vectorized",
        codes=("reg-grad-no-2", "swapped"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    log_probs = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    loss = -log_probs[np.arange(N), y].sum() / N + reg * np.sum(W * W)
    d = np.exp(log_probs)
    d[np.arange(N), y] -= 1
    dW = X.T.dot(d) / N + reg * W
    return dW, loss
""",
    ),
    HeldOut(
        says="X is divided by N in place; reg is never used",
        replaces="softmax_loss_vectorized",
        codes=("changes-input", "reg-missing-both"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    log_probs = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    loss = -np.mean(log_probs[np.arange(N), y])
    probs = np.exp(log_probs)
    probs[np.arange(N), y] -= 1
    X /= N
    dW = X.T.dot(probs)
    return loss, dW
""",
    ),
    HeldOut(
        says="no shift; the gradient was left for later",
        replaces="softmax_loss_vectorized",
        codes=("grad-not-implemented", "softmax-no-shift"),
        source="""
def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    p = np.exp(X.dot(W))
    p /= np.sum(p, axis=1, keepdims=True)
    loss = -np.sum(np.log(p[np.arange(num_train), y])) / num_train + reg * np.sum(W * W)
    # dW = X.T.dot(p)
    return loss, dW
""",
    ),
]

PROGRAMS = [*SVM_NAIVE, *SVM_VECTORIZED, *SOFTMAX_NAIVE, *SOFTMAX_VECTORIZED, *PAIRS]
