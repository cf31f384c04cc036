"""Wrong versions of the two functions of the SVM notebook."""

from __future__ import annotations

from tests.held_out.program import HeldOut

NAIVE = "svm_loss_naive"
VECTORIZED = "svm_loss_vectorized"

SINGLE = [
    # ---------------------------------------------------------------- the regulariser's factor 2
    HeldOut(
        "the regulariser's gradient is reg * W",
        NAIVE,
        ("reg-grad-no-2",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)  # initialize the gradient as zero

    # compute the loss and the gradient
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

    # Right now the loss is a sum over all training examples, but we want it
    # to be an average instead so we divide by num_train.
    loss /= num_train
    dW /= num_train

    # Add regularization to the loss.
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser's gradient is reg * W; float32 results",
        VECTORIZED,
        ("reg-grad-no-2",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    n = len(y)
    s = X @ W
    m = s - s[np.arange(n), y][:, None] + 1
    m[np.arange(n), y] = 0
    m = np.clip(m, 0, None)
    loss = m.sum() / n + reg * (W ** 2).sum()
    a = (m > 0).astype(np.float32)
    a[np.arange(n), y] = -a.sum(axis=1)
    dW = X.T @ a / n + reg * W
    return np.float32(loss), dW.astype(np.float32)
""",
    ),
    HeldOut(
        "the regulariser's gradient is reg * W; with a one-hot matrix and einsum",
        VECTORIZED,
        ("reg-grad-no-2",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    C = W.shape[1]
    Y = np.eye(C)[y]
    S = np.einsum('nd,dc->nc', X, W)
    right = np.einsum('nc,nc->n', S, Y)
    M = np.maximum(0, S - right.reshape(N, 1) + 1) * (1 - Y)
    loss = np.einsum('nc->', M) / N
    loss = loss + reg * np.einsum('dc,dc->', W, W)
    V = np.where(M > 0, 1.0, 0.0)
    V = V - Y * V.sum(axis=1, keepdims=True)
    dW = np.einsum('nd,nc->dc', X, V) / N
    dW = dW + reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- half
    HeldOut(
        "0.5 * reg * sum(W**2) with the gradient reg * W",
        NAIVE,
        ("half-convention",),
        """\
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W, dtype=float)
    N = X.shape[0]
    C = W.shape[1]
    for i in range(N):
        scores = X[i, :].dot(W)
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = max(0, scores[j] - scores[y[i]] + 1)
                loss += margin
                if margin > 0:
                    dW[:, j] += X[i, :]
                    count += 1
        dW[:, y[i]] += -count * X[i, :]
    loss = loss / N + 0.5 * reg * np.sum(W * W)
    dW = dW / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "0.5 * reg * sum(W**2) with the gradient reg * W, by np.linalg.norm",
        VECTORIZED,
        ("half-convention",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = np.choose(y, scores.T).reshape(-1, 1)
    margins = np.maximum(scores - correct + 1.0, 0.0)
    margins[range(num_train), y] = 0.0

    data_loss = np.mean(np.sum(margins, axis=1))
    reg_loss = reg / 2 * np.linalg.norm(W) ** 2
    loss = data_loss + reg_loss

    binary = margins
    binary[margins > 0] = 1
    binary[range(num_train), y] -= np.sum(binary, axis=1)
    dW = np.dot(X.T, binary) / num_train
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the loss has 0.5 * reg, the gradient 2 * reg",
        VECTORIZED,
        ("reg-grad-double",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    N = X.shape[0]

    scores = np.dot(X, W)
    yi_scores = scores[np.arange(scores.shape[0]), y]
    margins = np.maximum(0, scores - np.matrix(yi_scores).T + 1)
    margins[np.arange(N), y] = 0
    loss = np.mean(np.sum(margins, axis=1))
    loss += 0.5 * reg * np.sum(W * W)

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[np.arange(N), y] = -row_sum.T
    dW = np.dot(X.T, binary)
    dW /= N
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    HeldOut(
        "the loss has 0.5 * reg, the gradient 2 * reg",
        NAIVE,
        ("reg-grad-double",),
        """\
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0, np.zeros(W.shape)
    n = X.shape[0]
    for xi, yi in zip(X, y):
        s = xi @ W
        for c in range(W.shape[1]):
            m = s[c] - s[yi] + 1
            if c == yi or m <= 0:
                continue
            loss += m / n
            dW[:, c] += xi / n
            dW[:, yi] -= xi / n
    return loss + 0.5 * reg * (W * W).sum(), dW + 2 * reg * W
""",
    ),
    # ---------------------------------------------------------------- parts of the regulariser left out
    HeldOut(
        "the regulariser is in the loss only",
        NAIVE,
        ("reg-grad-missing",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i, :].T
                dW[:, y[i]] -= X[i, :].T
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW /= num_train
    # TODO: gradient of the regularization?
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the loss only",
        VECTORIZED,
        ("reg-grad-missing",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    idx = (np.arange(N), y)
    margin = X.dot(W)
    margin = margin - margin[idx].reshape((N, 1)) + 1
    margin[idx] = 0
    mask = margin > 0
    loss = margin[mask].sum() / N + reg * np.square(W).sum()
    coeff = mask * 1.0
    coeff[idx] = -np.count_nonzero(mask, axis=1)
    return loss, X.T.dot(coeff) / N
""",
    ),
    HeldOut(
        "the regulariser is in the gradient only",
        VECTORIZED,
        ("reg-loss-missing",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train, num_features = X.shape
    scores = X.dot(W)
    correct_scores = scores[range(num_train), list(y)].reshape(num_train, 1)
    margins = scores - correct_scores + 1
    margins[margins < 0] = 0
    margins[range(num_train), list(y)] = 0
    loss = np.sum(margins) / num_train

    ind = np.zeros(margins.shape)
    ind[margins > 0] = 1
    ind[range(num_train), list(y)] = -1 * ind.sum(axis=1)
    dW = X.T.dot(ind)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the gradient only: the line with the loss stands after the return",
        NAIVE,
        ("reg-loss-missing",),
        """\
def svm_loss_naive(W, X, y, reg):
    total = 0.0
    grad = np.zeros(W.shape)
    for i in range(len(X)):
        scores = np.dot(X[i], W)
        margins = scores - scores[y[i]] + 1
        for j in range(len(margins)):
            if margins[j] > 0 and j != y[i]:
                total = total + margins[j]
                grad[:, j] = grad[:, j] + X[i]
                grad[:, y[i]] = grad[:, y[i]] - X[i]
    loss = total / len(X)
    dW = grad / len(X)
    dW += 2 * reg * W
    return loss, dW
    loss += reg * np.sum(W ** 2)
""",
    ),
    HeldOut(
        "no regulariser",
        NAIVE,
        ("reg-missing-both",),
        """\
def svm_loss_naive(W, X, y, reg):
    loss = 0
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        s = X[i] @ W
        correct = s[y[i]]
        for j, sj in enumerate(s):
            if j == y[i]:
                continue
            L = max(0, sj - correct + 1)
            loss += L
            if L > 0:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N, dW / N
""",
    ),
    HeldOut(
        "no regulariser; with np.take_along_axis",
        VECTORIZED,
        ("reg-missing-both",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    scores = X @ W
    own = np.take_along_axis(scores, y[:, np.newaxis], axis=1)
    margins = np.where(np.arange(C)[np.newaxis, :] == y[:, np.newaxis], 0, scores - own + 1)
    hinge = np.maximum(margins, 0)
    loss = hinge.sum(axis=1).mean()
    active = (margins > 0).astype(X.dtype)
    np.put_along_axis(active, y[:, np.newaxis], -active.sum(axis=1, keepdims=True), axis=1)
    dW = np.tensordot(X, active, axes=(0, 0)) / N
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- reg in the wrong place
    HeldOut(
        "sum(W**2) and 2 * W are added without reg",
        NAIVE,
        ("reg-coefficient-forgotten",),
        """\
def svm_loss_naive(W, X, y, reg):
    num_train, C = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(num_train):
        f = X[i].dot(W)
        for j in range(C):
            if j == y[i]:
                continue
            if f[j] + 1 > f[y[i]]:
                loss += f[j] - f[y[i]] + 1
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / num_train
    dW = dW / num_train
    R = np.sum(W ** 2)
    loss = loss + R
    dW = dW + 2 * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient gets 2 * W without reg; the loss is right",
        VECTORIZED,
        ("reg-coefficient-forgotten",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    correct_class_scores = scores[np.arange(N), y][:, np.newaxis]
    margins = np.maximum(0, scores - correct_class_scores + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    loss += reg * np.sum(W * W)

    margins[margins > 0] = 1
    margins[np.arange(N), y] = -margins.sum(axis=1)
    dW = X.T.dot(margins) / N
    dW += 2 * W
    return loss, dW
""",
    ),
    HeldOut(
        "loss and gradient are divided by N after the regulariser was added",
        NAIVE,
        ("reg-divided-by-N",),
        """\
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
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] = dW[:, j] + X[i]
                dW[:, y[i]] = dW[:, y[i]] - X[i]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    loss /= num_train
    dW /= num_train
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is divided by N after the regulariser was added; the loss is right",
        VECTORIZED,
        ("reg-divided-by-N",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    n_examples = X.shape[0]
    one_hot = np.zeros((n_examples, W.shape[1]))
    one_hot[np.arange(n_examples), y] = 1

    scores = X.dot(W)
    correct = (scores * one_hot).sum(axis=1, keepdims=True)
    margins = np.maximum(0, scores - correct + 1 - one_hot)
    loss = margins.sum() / n_examples + reg * (W * W).sum()

    dscores = (margins > 0).astype(float)
    dscores -= one_hot * dscores.sum(axis=1, keepdims=True)
    dW = (X.T.dot(dscores) + 2 * reg * W) / n_examples
    return loss, dW
""",
    ),
    HeldOut(
        "loss /= N + reg * sum(W**2); the gradient is right",
        VECTORIZED,
        ("reg-precedence",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    margins = scores - scores[np.arange(num_train), y].reshape(-1, 1) + 1
    margins[np.arange(num_train), y] = 0
    margins = np.maximum(margins, 0)
    loss = np.sum(margins)
    loss /= num_train + reg * np.sum(W * W)

    mask = np.zeros_like(margins)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is added to the loss once for each violated margin, before the division; the gradient is right",
        NAIVE,
        ("reg-precedence",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    N = X.shape[0]
    C = W.shape[1]
    loss = 0.0
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin + reg * np.sum(W * W)
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= N
    dW /= N
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient gets the number 2 * reg * sum(W)",
        VECTORIZED,
        ("reg-grad-sumW",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    d = S - S[np.arange(N), y, None] + 1
    d[np.arange(N), y] = 0
    viol = (d > 0) * 1
    loss = (viol * d).sum() / N + reg * np.sum(W ** 2)
    viol[np.arange(N), y] = -viol.sum(1)
    dW = X.T @ viol / N + 2 * reg * np.sum(W)
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient gets the number reg * sum(W)",
        NAIVE,
        ("reg-grad-sumW",),
        """\
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        for j in np.where(margins > 0)[0]:
            dW[:, j] += X[i]
            dW[:, y[i]] -= X[i]
    loss /= X.shape[0]
    loss += reg * np.sum(W * W)
    dW /= X.shape[0]
    dW += reg * np.sum(W)
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- means
    HeldOut(
        "the gradient is not divided by N",
        NAIVE,
        ("grad-not-averaged",),
        """\
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
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is not divided by N",
        VECTORIZED,
        ("grad-not-averaged",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    rows = np.arange(X.shape[0])
    scores = X.dot(W)
    h = np.maximum(0, scores + 1 - scores[rows, y][:, None])
    h[rows, y] = 0
    loss = np.mean(h.sum(axis=1)) + reg * np.sum(W * W)
    g = np.sign(h)
    g[rows, y] = -g.sum(axis=1)
    return loss, X.T.dot(g) + 2 * reg * W
""",
    ),
    HeldOut(
        "the loss is not divided by N",
        VECTORIZED,
        ("loss-not-averaged",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y]
    margin = (scores.T - correct_class_score).T + 1
    margin[np.arange(num_train), y] = 0
    margin[margin < 0] = 0
    loss = np.sum(margin)
    loss += reg * np.sum(W * W)

    margin[margin > 0] = 1
    margin[np.arange(num_train), y] = -np.sum(margin, axis=1)
    dW = np.dot(X.T, margin)
    dW = dW / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "neither loss nor gradient is divided by N",
        NAIVE,
        ("sum-not-mean",),
        """\
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        scores = [np.dot(X[i], W[:, c]) for c in range(W.shape[1])]
        for c in range(W.shape[1]):
            if c == y[i]:
                continue
            margin = scores[c] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, c] += X[i]
                dW[:, y[i]] -= X[i]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "neither loss nor gradient is divided by N",
        VECTORIZED,
        ("sum-not-mean",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    N = scores.shape[0]
    Y = np.zeros(scores.shape, dtype=bool)
    Y[np.arange(N), y] = True
    margins = scores - scores[Y].reshape(N, 1) + 1
    margins = np.where(Y, 0, margins)
    violated = margins > 0
    loss = margins[violated].sum()
    factors = violated.astype(float)
    factors[Y] = -violated.sum(axis=1)
    dW = X.T.dot(factors)
    loss = loss + reg * np.sum(W * W)
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- the right class
    HeldOut(
        "the right class is counted, the loss is larger by 1",
        NAIVE,
        ("svm-counts-correct-class",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            margin = scores[j] - correct_class_score + 1
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
        "the right class is set to 0 only after the loss was summed, so the loss is larger by 1",
        VECTORIZED,
        ("svm-counts-correct-class",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(num_train), y].reshape(num_train, 1) + 1)
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)

    margins[np.arange(num_train), y] = 0
    margins[margins > 0] = 1
    margins[np.arange(num_train), y] -= np.sum(margins, axis=1)
    dW = (X.T @ margins) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class's column is never reduced",
        NAIVE,
        ("svm-no-correct-class-grad",),
        """\
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
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                # d(s_j)/dW_j = x_i
                dW[:, j] += X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class's column is never reduced",
        VECTORIZED,
        ("svm-no-correct-class-grad",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    margins = scores - scores[np.arange(N), y][:, np.newaxis] + 1
    margins[np.arange(N), y] = 0
    positive = margins > 0
    loss = np.sum(margins * positive) / N + reg * np.sum(W * W)
    dW = X.T @ positive / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "dW[:, j] = X[i] where += is meant",
        NAIVE,
        ("accumulate-overwrites",),
        """\
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
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] = X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient has the wrong sign, its regulariser the right one",
        NAIVE,
        ("grad-sign",),
        """\
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, y[i]] += X[i]
                dW[:, j] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "minus the whole gradient is returned",
        VECTORIZED,
        ("grad-sign",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    r = np.arange(N)
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[r, y].reshape(N, 1) + 1)
    margins[r, y] = 0
    loss = margins.sum() / N + reg * np.sum(W ** 2)
    G = (margins > 0).astype(np.float64)
    G[r, y] = -G.sum(axis=1)
    dW = X.T.dot(G) / N + 2 * reg * W
    return loss, -dW  # we go downhill
""",
    ),
    # ---------------------------------------------------------------- unfinished, broken
    HeldOut(
        "the gradient is left at zero",
        NAIVE,
        ("grad-not-implemented",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)  # initialize the gradient as zero
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
    loss /= num_train
    loss += reg * np.sum(W * W)

    # TODO: compute the gradient
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is left at zero",
        VECTORIZED,
        ("grad-not-implemented",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    S = X.dot(W)
    m = S - S[np.arange(len(S)), y].reshape(-1, 1) + 1
    m[np.arange(len(S)), y] = 0
    loss = np.maximum(m, 0).sum(axis=1).mean() + reg * np.sum(W * W)
    return loss, dW
""",
    ),
    HeldOut(
        "correct_class_scores was defined as correct_class_score",
        VECTORIZED,
        ("name-error",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_scores + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    margins[margins > 0] = 1
    margins[np.arange(num_train), y] = -np.sum(margins, axis=1)
    dW = X.T.dot(margins) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "self.W was pasted in from a class",
        NAIVE,
        ("name-error",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(self.W ** 2)
    dW = dW / N + 2 * reg * self.W
    return loss, dW
""",
    ),
    HeldOut(
        "X times the transposed W does not fit",
        VECTORIZED,
        ("shape-error",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W.T)
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(N, 1) + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    margins[margins > 0] = 1
    margins[np.arange(N), y] = -np.sum(margins, axis=1)
    dW = X.T.dot(margins) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is made as (C, D), and W cannot be added to it",
        NAIVE,
        ("shape-error",),
        """\
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    dW = np.zeros((C, X.shape[1]))
    loss = 0.0
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1
                if margin > 0:
                    loss += margin
                    dW[j] += X[i]
                    dW[y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the loop over the classes is dedented out of the loop over the examples",
        NAIVE,
        ("loop-last-example-only",),
        """\
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
        margin = scores[j] - correct_class_score + 1
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
        "three classes, as in the example, are written as a number",
        NAIVE,
        ("hard-coded-size",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(3):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
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
        "N is written as 3, the number of images in the example",
        VECTORIZED,
        ("hard-coded-size",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    rows = np.arange(len(X))
    margins = np.maximum(0, scores - scores[rows, y][:, None] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / 3 + reg * np.sum(W * W)
    binary = (margins > 0).astype(float)
    binary[rows, y] = -binary.sum(axis=1)
    dW = X.T.dot(binary) / 3 + 2 * reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- manners
    HeldOut(
        "the gradient comes first, the loss second",
        VECTORIZED,
        ("swapped",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, np.newaxis] + 1)
    margins[np.arange(N), y] = 0
    loss = margins.sum() / N + reg * (W * W).sum()
    d = np.zeros_like(scores)
    d[margins > 0] = 1
    d[np.arange(N), y] -= d.sum(axis=1)
    grad = X.T.dot(d) / N + 2 * reg * W
    return grad, loss
""",
    ),
    HeldOut(
        "W is multiplied by 2 * reg in place; the results are right",
        NAIVE,
        ("changes-input",),
        """\
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    N = X.shape[0]
    loss = 0.0
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW /= N
    W *= 2 * reg
    dW += W
    return loss, dW
""",
    ),
    HeldOut(
        "y is turned into positions in the flattened scores, in place; the results are right",
        VECTORIZED,
        ("changes-input",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    scores = X.dot(W)
    y += np.arange(N) * C  # index in the flat array
    correct = scores.ravel()[y]
    margins = np.maximum(0, scores - correct[:, None] + 1)
    margins.ravel()[y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    ones = np.where(margins > 0, 1.0, 0.0)
    ones.ravel()[y] = -ones.sum(axis=1)
    dW = X.T.dot(ones) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the loss is a global variable that is never set back to 0",
        NAIVE,
        ("depends-on-earlier-calls",),
        """\
loss = 0.0

def svm_loss_naive(W, X, y, reg):
    global loss
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin / N
                dW[:, j] += X[i] / N
                dW[:, y[i]] -= X[i] / N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the mask of the right classes is kept from the first call with the same shape of scores",
        VECTORIZED,
        ("depends-on-earlier-calls",),
        """\
def svm_loss_vectorized(W, X, y, reg, masks={}):
    N = X.shape[0]
    scores = X.dot(W)
    if scores.shape not in masks:
        mask = np.zeros(scores.shape, dtype=bool)
        mask[np.arange(N), y] = True
        masks[scores.shape] = mask
    mask = masks[scores.shape]
    margins = np.maximum(0, scores - scores[mask][:, None] + 1)
    margins[mask] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    counts = (margins > 0).astype(float)
    counts[mask] = -counts.sum(axis=1)
    dW = X.T.dot(counts) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the vectorized version loops over the examples",
        VECTORIZED,
        ("python-loop",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        margins = np.maximum(0, scores[i] - scores[i, y[i]] + 1)
        margins[y[i]] = 0
        loss += margins.sum()
        binary = (margins > 0).astype(float)
        binary[y[i]] = -binary.sum()
        dW += np.outer(X[i], binary)
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the scores are taken in one go, but the right class's column is counted in a loop over the examples",
        VECTORIZED,
        ("python-loop",),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = np.array([scores[i, y[i]] for i in range(num_train)]).reshape(num_train, 1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)

    dW = X.T.dot((margins > 0).astype(float))
    for i in range(num_train):
        dW[:, y[i]] -= np.sum(margins[i] > 0) * X[i]
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
]

PAIRS = [
    HeldOut(
        "half in the loss, and no regulariser in the gradient",
        NAIVE,
        ("half-convention", "reg-grad-missing"),
        """\
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
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += 0.5 * reg * np.sum(W * W)
    return loss, dW
""",
    ),
    HeldOut(
        "sums for means, and the regulariser's gradient is reg * W",
        VECTORIZED,
        ("sum-not-mean", "reg-grad-no-2"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    i = np.arange(X.shape[0])
    S = X.dot(W)
    M = S - S[i, y][:, None] + 1
    M[i, y] = 0
    B = (M > 0) + 0.0
    loss = np.sum(B * M) + reg * np.sum(W * W)
    B[i, y] = -np.sum(B, axis=1)
    dW = X.T.dot(B) + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class is counted, and the loss is not divided by N",
        NAIVE,
        ("svm-counts-correct-class", "loss-not-averaged"),
        """\
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss += reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class is counted, and the regulariser's gradient is reg * W",
        VECTORIZED,
        ("svm-counts-correct-class", "reg-grad-no-2"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_scores = scores[np.arange(num_train), y].reshape(num_train, 1)
    margins = np.maximum(0, scores - correct_class_scores + 1)
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    coeffs = np.zeros(margins.shape)
    coeffs[margins > 0] = 1
    coeffs[np.arange(num_train), y] -= np.sum(coeffs, axis=1)
    dW = X.T.dot(coeffs) / num_train
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is not divided by N, and its regulariser is reg * W",
        NAIVE,
        ("grad-not-averaged", "reg-grad-no-2"),
        """\
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(len(y)):
        s = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            m = s[j] - s[y[i]] + 1
            if m > 0:
                loss += m
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(y) + reg * np.sum(W ** 2)
    dW = dW + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class's column is never reduced, and there is no regulariser",
        NAIVE,
        ("svm-no-correct-class-grad", "reg-missing-both"),
        """\
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        s = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            m = max(0, s[j] - s[y[i]] + 1)
            loss += m
            dW[:, j] += X[i] * (m > 0)
    return loss / N, dW / N
""",
    ),
    HeldOut(
        "the gradient has the wrong sign and no regulariser",
        VECTORIZED,
        ("grad-sign", "reg-grad-missing"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    ind = -1.0 * (margins > 0)
    ind[np.arange(N), y] = np.sum(margins > 0, axis=1)
    dW = X.T.dot(ind) / N
    return loss, dW
""",
    ),
    HeldOut(
        "a loop over the examples, and the regulariser's gradient is reg * W",
        VECTORIZED,
        ("python-loop", "reg-grad-no-2"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    for i, x in enumerate(X):
        scores = x.dot(W)
        margins = scores - scores[y[i]] + 1
        margins[y[i]] = 0
        loss += np.sum(margins[margins > 0])
        dW[:, margins > 0] += x[:, None]
        dW[:, y[i]] -= np.sum(margins > 0) * x
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the half convention, and W is changed in place on the way",
        VECTORIZED,
        ("half-convention", "changes-input"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(N), y].reshape(-1, 1) + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + 0.5 * reg * np.sum(W ** 2)
    binary = (margins > 0).astype(float)
    binary[np.arange(N), y] = -binary.sum(axis=1)
    W *= reg
    dW = X.T @ binary / N + W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is not divided by N, and the right class's column is never reduced",
        VECTORIZED,
        ("grad-not-averaged", "svm-no-correct-class-grad"),
        """\
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, np.newaxis] + 1)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    margins[margins > 0] = 1
    dW = X.T.dot(margins)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the right class is counted, and the regulariser is divided by N in loss and gradient",
        NAIVE,
        ("svm-counts-correct-class", "reg-divided-by-N"),
        """\
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = reg * np.sum(W * W)
    dW = 2 * reg * W
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N, dW / N
""",
    ),
    HeldOut(
        "gradient first, loss second, with the half convention",
        NAIVE,
        ("swapped", "half-convention"),
        """\
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(N):
        scores = np.matmul(X[i], W)
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + (reg / 2) * np.sum(W ** 2)
    dW = dW / N + reg * W
    return dW, loss
""",
    ),
]

PROGRAMS = SINGLE + PAIRS
