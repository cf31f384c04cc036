"""Wrong versions of the two loss functions of the softmax notebook."""

from __future__ import annotations

from tests.held_out.program import HeldOut

NAIVE = "softmax_loss_naive"
VECTORIZED = "softmax_loss_vectorized"

SINGLE = [
    # ---------------------------------------------------------------- the shift
    HeldOut(
        "no shift",
        NAIVE,
        ("softmax-no-shift",),
        """\
def softmax_loss_naive(W, X, y, reg):
    # Initialize the loss and gradient to zero.
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]

    for i in range(num_train):
        scores = X[i].dot(W)
        exp_sum = 0.0
        for j in range(num_classes):
            exp_sum += np.exp(scores[j])
        loss += -np.log(np.exp(scores[y[i]]) / exp_sum)
        for j in range(num_classes):
            p = np.exp(scores[j]) / exp_sum
            if j == y[i]:
                dW[:, j] += (p - 1) * X[i]
            else:
                dW[:, j] += p * X[i]

    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "no shift; short",
        VECTORIZED,
        ("softmax-no-shift",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    n = len(y)
    E = np.exp(X @ W)
    P = E / E.sum(1, keepdims=True)
    T = np.eye(W.shape[1])[y]
    return -np.log(P[T == 1]).mean() + reg * (W ** 2).sum(), X.T @ (P - T) / n + 2 * reg * W
""",
    ),
    HeldOut(
        "no shift: log of the sum minus the right score",
        VECTORIZED,
        ("softmax-no-shift",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    f = np.dot(X, W)
    correct = f[np.arange(num_train), y]
    sum_exp = np.sum(np.exp(f), axis=1)
    loss = np.sum(np.log(sum_exp) - correct) / num_train
    loss += reg * np.sum(W * W)

    coef = np.exp(f) / sum_exp.reshape(-1, 1)
    coef[np.arange(num_train), y] -= 1
    dW = np.dot(X.T, coef)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "shifts by the maximum of the whole matrix",
        VECTORIZED,
        ("softmax-global-max",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores)  # numeric stability
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dW = X.T.dot(dscores) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "shifts by the maximum of the whole matrix, taken before the loop",
        NAIVE,
        ("softmax-global-max",),
        """\
def softmax_loss_naive(W, X, y, reg):
    scores = X.dot(W)
    stable = scores - scores.max()
    loss = 0.0
    dW = np.zeros(W.shape)
    N, C = scores.shape
    for i in range(N):
        e = np.exp(stable[i])
        p = e / e.sum()
        loss -= np.log(p[y[i]])
        for c in range(C):
            dW[:, c] += X[i] * (p[c] - (c == y[i]))
    loss /= N
    dW /= N
    loss += reg * np.sum(W ** 2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "adds the row's maximum where it should subtract it",
        VECTORIZED,
        ("softmax-shift-wrong-sign",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X.dot(W)
    S += np.max(S, axis=1).reshape(N, 1)
    e = np.exp(S)
    P = e / np.sum(e, axis=1).reshape(N, 1)
    loss = np.mean(-np.log(P[range(N), y])) + reg * np.sum(W * W)
    P[range(N), y] -= 1
    dW = X.T.dot(P) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "log_c = -max, and then subtracts it: the maximum is added",
        NAIVE,
        ("softmax-shift-wrong-sign",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        f_i = X[i].dot(W)
        log_c = -np.max(f_i)
        f_i = f_i - log_c
        sum_i = np.sum(np.exp(f_i))
        loss += -f_i[y[i]] + np.log(sum_i)
        for j in range(num_classes):
            softmax_output = np.exp(f_i[j]) / sum_i
            dW[:, j] += (softmax_output - int(j == y[i])) * X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "subtracts the position of the maximum",
        VECTORIZED,
        ("softmax-argmax-shift",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    shifted = scores - np.argmax(scores, axis=1)[:, np.newaxis]
    probs = np.exp(shifted) / np.sum(np.exp(shifted), axis=1)[:, np.newaxis]
    loss = -np.sum(np.log(probs[np.arange(num_train), y]))
    loss /= num_train
    loss += reg * np.sum(W * W)
    onehot = np.zeros_like(probs)
    onehot[np.arange(num_train), y] = 1
    dW = X.T.dot(probs - onehot) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "subtracts the position of the maximum",
        NAIVE,
        ("softmax-argmax-shift",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        scores -= scores.argmax()
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- the regulariser
    HeldOut(
        "the regulariser's gradient is reg * W",
        NAIVE,
        ("reg-grad-no-2",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train, dim = X.shape
    num_class = W.shape[1]
    for i in range(num_train):
        f = X[i].dot(W)
        # numerical stability
        f -= np.max(f)
        denom = np.sum(np.exp(f))
        loss += -f[y[i]] + np.log(denom)
        for j in range(num_class):
            dW[:, j] += np.exp(f[j]) / denom * X[i]
        dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser's gradient is reg * W; einsum, float32 results",
        VECTORIZED,
        ("reg-grad-no-2",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    Y = (np.arange(C) == y[:, None]).astype('float32')
    Z = np.einsum('ij,jk->ik', X, W)
    Z = Z - Z.max(axis=1, keepdims=True)
    logp = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -np.einsum('ik,ik->', Y, logp) / N + reg * np.einsum('jk,jk', W, W)
    dW = np.einsum('ij,ik->jk', X, np.exp(logp) - Y) / N + reg * W
    return float(loss), dW.astype('float32')
""",
    ),
    HeldOut(
        "the half convention",
        NAIVE,
        ("half-convention",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        s = X[i].dot(W)
        s = s - max(s)
        e = [np.exp(v) for v in s]
        total = sum(e)
        loss += np.log(total) - s[y[i]]
        for k in range(len(e)):
            grad = e[k] / total
            if k == y[i]:
                grad = grad - 1
            dW[:, k] = dW[:, k] + grad * X[i]
    loss = loss / N
    dW = dW / N
    loss = loss + 0.5 * reg * np.sum(W ** 2)
    dW = dW + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the half convention",
        VECTORIZED,
        ("half-convention",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_examples = X.shape[0]
    scores = np.dot(X, W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)

    corect_logprobs = -np.log(probs[range(num_examples), y])
    data_loss = np.sum(corect_logprobs) / num_examples
    reg_loss = 0.5 * reg * np.sum(W * W)
    loss = data_loss + reg_loss

    dscores = probs
    dscores[range(num_examples), y] -= 1
    dscores /= num_examples
    dW = np.dot(X.T, dscores)
    dW += reg * W  # regularization gradient
    return loss, dW
""",
    ),
    HeldOut(
        "the loss has 0.5 * reg, the gradient 2 * reg",
        VECTORIZED,
        ("reg-grad-double",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    z = X.dot(W)
    z = z - z.max(axis=1).reshape(-1, 1)
    expz = np.exp(z)
    p = expz / expz.sum(axis=1).reshape(-1, 1)
    loss = -np.log(p[np.arange(N), y]).sum() / N
    loss += .5 * reg * (W * W).sum()
    p[np.arange(N), y] -= 1
    dW = X.T.dot(p) / N
    dW += 2. * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the loss only",
        VECTORIZED,
        ("reg-grad-missing",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X @ W
    scores = (scores.T - np.max(scores, axis=1)).T
    probs = (np.exp(scores).T / np.sum(np.exp(scores), axis=1)).T
    loss = -np.mean(np.log(probs[np.arange(num_train), y])) + reg * np.sum(np.square(W))
    mask = np.zeros(probs.shape)
    mask[np.arange(num_train), y] = 1
    dW = X.T @ (probs - mask)
    dW = dW / num_train
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the loss only",
        NAIVE,
        ("reg-grad-missing",),
        """\
def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    losses = []
    for x, label in zip(X, y):
        logits = x @ W
        logits = logits - np.max(logits)
        p = np.exp(logits)
        p = p / p.sum()
        losses.append(-np.log(p[label]))
        delta = p.copy()
        delta[label] -= 1
        for c in range(W.shape[1]):
            dW[:, c] += delta[c] * x
    loss = np.mean(losses) + reg * np.sum(W * W)
    dW /= len(losses)
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the gradient only",
        NAIVE,
        ("reg-loss-missing",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss -= np.log(probs[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += X[i] * probs[j]
        dW[:, y[i]] -= X[i]
    loss /= num_train
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "no regulariser",
        VECTORIZED,
        ("reg-missing-both",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= scores.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(scores).sum(axis=1))
    loss = np.mean(log_sum - scores[np.arange(N), y])
    P = np.exp(scores - log_sum[:, None])
    np.subtract.at(P, (np.arange(N), y), 1.0)
    dW = X.T.dot(P) / N
    return loss, dW
""",
    ),
    HeldOut(
        "no regulariser",
        NAIVE,
        ("reg-missing-both",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    N, D = X.shape
    C = W.shape[1]
    for i in range(N):
        s = np.zeros(C)
        for c in range(C):
            for d in range(D):
                s[c] += X[i, d] * W[d, c]
        s -= np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += -np.log(p[y[i]]) / N
        for c in range(C):
            for d in range(D):
                dW[d, c] += (p[c] - (1 if c == y[i] else 0)) * X[i, d] / N
    return loss, dW
""",
    ),
    HeldOut(
        "the loss gets sum(W**2) without reg; the gradient is right",
        NAIVE,
        ("reg-coefficient-forgotten",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    C = W.shape[1]
    for i in range(N):
        scores = X[i] @ W
        scores -= scores.max()
        exps = np.exp(scores)
        probs = exps / exps.sum()
        loss += -np.log(probs[y[i]])
        for c in range(C):
            dW[:, c] += (probs[c] - (c == y[i])) * X[i]
    loss = loss / N + np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "sum(W**2) and 2 * W are added without reg",
        VECTORIZED,
        ("reg-coefficient-forgotten",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.amax(scores, axis=1, keepdims=True)
    P = np.exp(scores)
    P /= np.sum(P, axis=1, keepdims=True)
    loss = np.sum(-np.log(P[np.arange(N), y])) / N + np.sum(W * W)
    P[np.arange(N), y] -= 1.0
    dW = np.dot(X.T, P) / N + 2 * W
    return loss, dW
""",
    ),
    HeldOut(
        "loss and gradient are divided by N after the regulariser was added",
        VECTORIZED,
        ("reg-divided-by-N",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]

    f = X.dot(W)
    f -= np.max(f, axis=1)[:, None]
    p = np.exp(f) / np.exp(f).sum(axis=1)[:, None]
    loss -= np.log(p[np.arange(num_train), y]).sum()
    loss += reg * np.sum(W * W)
    loss /= num_train

    p[np.arange(num_train), y] -= 1
    dW = X.T.dot(p)
    dW += 2 * reg * W
    dW /= num_train
    return loss, dW
""",
    ),
    HeldOut(
        "the loss is divided by N after the regulariser was added; the gradient is right",
        NAIVE,
        ("reg-divided-by-N",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = reg * np.sum(W * W)
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        f = X[i].dot(W)
        f -= np.max(f)
        p = np.exp(f) / np.sum(np.exp(f))
        loss += -np.log(p[y[i]])
        p[y[i]] -= 1
        dW += X[i].reshape(-1, 1) * p.reshape(1, -1)
    return loss / N, dW / N + 2 * reg * W
""",
    ),
    HeldOut(
        "the regulariser is inside the loop over the examples and not divided, so it counts N times in the loss",
        NAIVE,
        ("reg-precedence",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        sum_exp = np.sum(np.exp(scores))
        loss += (np.log(sum_exp) - scores[y[i]]) / num_train + reg * np.sum(W * W)
        for j in range(num_classes):
            dW[:, j] += (np.exp(scores[j]) / sum_exp) * X[i] / num_train
            if j == y[i]:
                dW[:, j] -= X[i] / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "loss /= N + reg * sum(W**2) and dW /= N + 2 * reg * W",
        VECTORIZED,
        ("reg-precedence",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores)
    probs /= probs.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(probs[np.arange(N), y]))
    loss /= N + reg * np.sum(W * W)
    probs[np.arange(N), y] -= 1
    dW = X.T.dot(probs)
    dW /= N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient gets the number 2 * reg * sum(W)",
        NAIVE,
        ("reg-grad-sumW",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N, C = X.shape[0], W.shape[1]
    for i in range(N):
        s = X[i].dot(W)
        s -= np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        for j in range(C):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * np.sum(W)
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- means
    HeldOut(
        "the gradient is not divided by N",
        VECTORIZED,
        ("grad-not-averaged",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1).reshape((num_train, 1))
    softmax_output = np.exp(scores) / np.sum(np.exp(scores), axis=1).reshape((num_train, 1))
    loss = -np.sum(np.log(softmax_output[range(num_train), list(y)]))
    loss /= num_train
    loss += reg * np.sum(W * W)

    dS = softmax_output.copy()
    dS[range(num_train), list(y)] += -1
    dW = (X.T).dot(dS)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is not divided by N",
        NAIVE,
        ("grad-not-averaged",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(y)):
        z = X[i] @ W
        z -= z.max()
        q = np.exp(z)
        q /= q.sum()
        loss -= np.log(q[y[i]]) / len(y)
        for k in range(len(q)):
            dW[:, k] += X[i] * (q[k] - 1.0 * (k == y[i]))
    return loss + reg * np.sum(W ** 2), dW + 2 * reg * W
""",
    ),
    HeldOut(
        "the loss is not divided by N",
        NAIVE,
        ("loss-not-averaged",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        softmax = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(softmax[y[i]])
        softmax[y[i]] -= 1
        for j in range(W.shape[1]):
            dW[:, j] += X[i] * softmax[j]
    dW /= num_train
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
def softmax_loss_vectorized(W, X, y, reg):
    S = X.dot(W)
    S = S - S.max(axis=1, keepdims=True)
    Y = np.eye(W.shape[1])[y]
    logp = S - np.log(np.sum(np.exp(S), axis=1, keepdims=True))
    loss = -np.sum(Y * logp) + reg * np.sum(W * W)
    dW = X.T.dot(np.exp(logp) - Y) + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "neither loss nor gradient is divided by N",
        NAIVE,
        ("sum-not-mean",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        f = X[i].dot(W)
        f = f - f.max()
        denominator = 0.0
        for j in range(W.shape[1]):
            denominator += np.exp(f[j])
        loss -= np.log(np.exp(f[y[i]]) / denominator)
        for j in range(W.shape[1]):
            dW[:, j] += np.exp(f[j]) / denominator * X[i]
            if j == y[i]:
                dW[:, j] -= X[i]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient in the scores is onehot - p; its regulariser has the right sign",
        VECTORIZED,
        ("grad-sign",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = np.mean(-np.log(probs[np.arange(N), y])) + reg * np.sum(W * W)
    onehot = np.zeros_like(probs)
    onehot[np.arange(N), y] = 1
    dW = X.T.dot(onehot - probs) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "minus the whole gradient is returned",
        NAIVE,
        ("grad-sign",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N, C = X.shape[0], W.shape[1]
    for i in range(N):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(probs[y[i]])
        for j in range(C):
            if j == y[i]:
                dW[:, j] += X[i] * (1 - probs[j])
            else:
                dW[:, j] -= X[i] * probs[j]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N
    dW -= 2 * reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- unfinished, broken
    HeldOut(
        "the gradient is left at zero",
        NAIVE,
        ("grad-not-implemented",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
    loss /= num_train
    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient holds the regulariser's part only",
        VECTORIZED,
        ("grad-not-implemented",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    correct = scores[np.arange(num_train), y]
    loss = np.mean(np.log(np.sum(np.exp(scores), axis=1)) - correct)
    loss += reg * np.sum(W * W)
    # TODO dW of the softmax part
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "num_trian is a typo",
        VECTORIZED,
        ("name-error",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = -np.sum(np.log(probs[np.arange(num_train), y])) / num_trian
    loss += reg * np.sum(W * W)
    probs[np.arange(num_train), y] -= 1
    dW = X.T.dot(probs) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "numpy is used by its long name, which is not imported",
        NAIVE,
        ("name-error",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = numpy.zeros(W.shape)
    for i in range(X.shape[0]):
        f = numpy.dot(X[i], W)
        f -= numpy.max(f)
        p = numpy.exp(f) / numpy.sum(numpy.exp(f))
        loss -= numpy.log(p[y[i]])
        p[y[i]] -= 1
        dW += numpy.outer(X[i], p)
    loss = loss / X.shape[0] + reg * numpy.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the sums have the shape (N,) and (N, C) cannot be divided by them",
        VECTORIZED,
        ("shape-error",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1)
    loss = -np.mean(np.log(probs[np.arange(N), y])) + reg * np.sum(W * W)
    probs[np.arange(N), y] -= 1
    dW = X.T.dot(probs) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "W times x does not fit, W being (D, C)",
        NAIVE,
        ("shape-error",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = W.dot(X[i])
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "loss and gradient are taken outside the loop, of the last example only",
        NAIVE,
        ("loop-last-example-only",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
    loss += -np.log(probs[y[i]])
    for j in range(num_classes):
        dW[:, j] += probs[j] * X[i]
    dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is taken outside the loop over the examples, of the last one only; the loss is right",
        NAIVE,
        ("loop-last-example-only",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        s = X[i] @ W
        s -= np.max(s)
        e = np.exp(s)
        loss += np.log(e.sum()) - s[y[i]]
    for j in range(W.shape[1]):
        dW[:, j] += e[j] / e.sum() * X[i]
        if j == y[i]:
            dW[:, j] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "dW[:, j] = where += is meant",
        NAIVE,
        ("accumulate-overwrites",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(probs[y[i]])
        for j in range(num_classes):
            dW[:, j] = probs[j] * X[i]
        dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "N is written as 5, the number of examples in the check",
        NAIVE,
        ("hard-coded-size",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(5):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(probs[y[i]])
        probs[y[i]] -= 1
        dW += np.outer(X[i], probs)
    loss = loss / 5 + reg * np.sum(W * W)
    dW = dW / 5 + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "ten classes are written as a number",
        VECTORIZED,
        ("hard-coded-size",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    onehot = np.zeros((N, 10))
    onehot[np.arange(N), y] = 1
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = -np.sum(onehot * np.log(probs)) / N + reg * np.sum(W * W)
    dW = X.T.dot(probs - onehot) / N + 2 * reg * W
    return loss, dW
""",
    ),
    # ---------------------------------------------------------------- manners
    HeldOut(
        "the gradient comes first, the loss second",
        NAIVE,
        ("swapped",),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    grad = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        s = X[i].dot(W)
        s -= np.max(s)
        p = np.exp(s) / np.exp(s).sum()
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        grad += np.outer(X[i], p)
    loss = loss / N + reg * np.sum(W * W)
    grad = grad / N + 2 * reg * W
    return grad, loss
""",
    ),
    HeldOut(
        "W is squared in place for the regulariser; the results are right",
        VECTORIZED,
        ("changes-input",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = -np.mean(np.log(probs[np.arange(N), y]))
    probs[np.arange(N), y] -= 1
    dW = X.T.dot(probs) / N + 2 * reg * W
    np.square(W, out=W)
    loss += reg * W.sum()
    return loss, dW
""",
    ),
    HeldOut(
        "X is divided by N in place; the results are right",
        NAIVE,
        ("changes-input",),
        """\
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    P = np.zeros((N, C))
    loss = 0.0
    for i in range(N):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        P[i] = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(P[i, y[i]])
        P[i, y[i]] -= 1
    loss /= N
    X /= N
    dW = X.T.dot(P)
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the gradient is a default argument that keeps adding up from call to call",
        NAIVE,
        ("depends-on-earlier-calls",),
        """\
def softmax_loss_naive(W, X, y, reg, grads={}):
    loss = 0.0
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        p[y[i]] -= 1
        grads[W.shape] = grads.get(W.shape, 0) + np.outer(X[i], p) / N
    loss = loss / N + reg * np.sum(W * W)
    dW = grads[W.shape] + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the one-hot matrix is a global variable, made at the first call with this shape and never again",
        VECTORIZED,
        ("depends-on-earlier-calls",),
        """\
one_hot = None

def softmax_loss_vectorized(W, X, y, reg):
    global one_hot
    N, C = X.shape[0], W.shape[1]
    if one_hot is None or one_hot.shape != (N, C):
        one_hot = np.zeros((N, C))
        one_hot[np.arange(N), y] = 1
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    logp = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    loss = -np.sum(one_hot * logp) / N + reg * np.sum(W * W)
    dW = X.T.dot(np.exp(logp) - one_hot) / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the vectorized version loops over the examples",
        VECTORIZED,
        ("python-loop",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        probs = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(probs[y[i]])
        probs[y[i]] -= 1
        dW += np.outer(X[i], probs)
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the losses are added up in a loop over the examples",
        VECTORIZED,
        ("python-loop",),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= scores.max(axis=1)[:, np.newaxis]
    probs = np.exp(scores) / np.exp(scores).sum(axis=1)[:, np.newaxis]
    loss = 0.0
    k = 0
    while k < N:
        loss += -np.log(probs[k][y[k]])
        probs[k][y[k]] -= 1
        k += 1
    loss = loss / N + reg * np.sum(W * W)
    dW = X.T.dot(probs) / N + 2 * reg * W
    return loss, dW
""",
    ),
]

PAIRS = [
    HeldOut(
        "no shift, and sums for means",
        VECTORIZED,
        ("softmax-no-shift", "sum-not-mean"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    e = np.exp(X.dot(W))
    p = e / e.sum(axis=1).reshape(n, 1)
    loss = -np.log(p[np.arange(n), y]).sum() + reg * np.sum(W * W)
    p[np.arange(n), y] -= 1
    dW = X.T.dot(p) + 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "no shift, and the regulariser's gradient is reg * W",
        NAIVE,
        ("softmax-no-shift", "reg-grad-no-2"),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_class = W.shape[1]
    for i in range(num_train):
        score = X[i].dot(W)
        exp_score = np.exp(score)
        prob = exp_score / np.sum(exp_score)
        loss += -np.log(prob[y[i]])
        for j in range(num_class):
            if j != y[i]:
                dW[:, j] += prob[j] * X[i]
            else:
                dW[:, j] += (prob[j] - 1) * X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW /= num_train
    dW += reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "no shift, and the half convention",
        VECTORIZED,
        ("softmax-no-shift", "half-convention"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = -np.sum(np.log(probs[np.arange(N), y])) / N + 0.5 * reg * np.sum(W * W)
    dscores = probs.copy()
    dscores[np.arange(N), y] -= 1
    dW = X.T.dot(dscores) / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the maximum of the whole matrix, and the regulariser's gradient is reg * W",
        VECTORIZED,
        ("softmax-global-max", "reg-grad-no-2"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = np.dot(X, W)
    shift = np.max(scores)
    e = np.exp(scores - shift)
    total = e.sum(axis=1)
    loss = np.mean(np.log(total) - (scores - shift)[np.arange(num_train), y]) + reg * np.sum(W * W)
    G = e / total[:, None]
    G[np.arange(num_train), y] -= 1
    dW = np.dot(X.T, G) / num_train + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "a loop over the examples, and no shift",
        VECTORIZED,
        ("python-loop", "softmax-no-shift"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for x_i, y_i in zip(X, y):
        e = np.exp(x_i @ W)
        p = e / e.sum()
        loss -= np.log(p[y_i])
        p[y_i] -= 1
        dW += x_i[:, None] @ p[None, :]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
    ),
    HeldOut(
        "the gradient is not divided by N and has no regulariser",
        NAIVE,
        ("grad-not-averaged", "reg-grad-missing"),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        f = X[i].dot(W)
        f -= np.max(f)
        p = np.exp(f) / np.sum(np.exp(f))
        loss += -np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += X[i] * p[j]
        dW[:, y[i]] -= X[i]
    loss /= X.shape[0]
    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    HeldOut(
        "the maximum of the whole matrix, and the regulariser is divided by N in loss and gradient",
        VECTORIZED,
        ("softmax-global-max", "reg-divided-by-N"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    scores = X.dot(W)
    scores -= scores.max()
    P = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    Y = np.eye(C)[y]
    loss = (-np.log(np.sum(P * Y, axis=1)).sum() + reg * np.sum(W * W)) / N
    dW = (X.T.dot(P - Y) + 2 * reg * W) / N
    return loss, dW
""",
    ),
    HeldOut(
        "the position of the maximum for the maximum, and the half convention",
        NAIVE,
        ("softmax-argmax-shift", "half-convention"),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        scores -= np.argmax(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / N + 0.5 * reg * np.sum(W * W)
    dW = dW / N + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "no shift, and the gradient is left at zero",
        NAIVE,
        ("softmax-no-shift", "grad-not-implemented"),
        """\
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        loss += np.log(np.sum(np.exp(scores))) - scores[y[i]]
    loss = loss / N + reg * np.sum(W * W)
    # gradient: not yet
    return loss, dW
""",
    ),
    HeldOut(
        "the loss is not divided by N, and the regulariser's gradient is reg * W",
        VECTORIZED,
        ("loss-not-averaged", "reg-grad-no-2"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(N), y]))
    loss += reg * np.sum(W * W)
    probs[np.arange(N), y] -= 1
    probs /= N
    dW = X.T.dot(probs) + reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "the regulariser is in the gradient only, and no shift",
        VECTORIZED,
        ("reg-loss-missing", "softmax-no-shift"),
        """\
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    expo = np.exp(X @ W)
    prob = expo / np.sum(expo, axis=1)[:, None]
    loss = -np.mean(np.log(np.choose(y, prob.T)))
    prob[np.arange(N), y] -= 1
    dW = X.T @ prob / N
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    HeldOut(
        "gradient first, loss second, and no shift",
        NAIVE,
        ("swapped", "softmax-no-shift"),
        """\
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(N):
        e = np.exp(X[i].dot(W))
        p = e / np.sum(e)
        loss -= np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return dW / N + 2 * reg * W, loss / N + reg * np.sum(W ** 2)
""",
    ),
]

PROGRAMS = SINGLE + PAIRS
