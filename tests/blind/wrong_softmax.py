"""Wrong programs for the notebook on softmax."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "softmax",
        "No shift: overflows for large scores.",
        """
def softmax(S):
    e = np.exp(S)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Subtracts the maximum of the whole matrix.",
        """
def softmax(S):
    Z = S - np.max(S)
    expZ = np.exp(Z)
    return expZ / np.sum(expZ, axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Wrong axis throughout: the columns add up to 1.",
        """
def softmax(S):
    shifted = S - np.max(S, axis=0, keepdims=True)
    e = np.exp(shifted)
    return e / np.sum(e, axis=0, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Row maximum, but the sum runs over the whole matrix.",
        """
def softmax(S):
    m = S.max(axis=1).reshape(-1, 1)
    probs = np.exp(S - m)
    probs = probs / np.sum(probs)
    return probs
""",
    ),
    Program(
        "softmax",
        "Works in place: the caller's S is changed.",
        """
def softmax(S):
    S -= S.max(axis=1, keepdims=True)
    P = np.exp(S)
    P /= P.sum(axis=1, keepdims=True)
    return P
""",
    ),
    Program(
        "softmax",
        "Subtracts the row's mean instead of its maximum: overflows with a large gap within a row.",
        """
def softmax(S):
    centred = S - S.mean(axis=1, keepdims=True)
    E = np.exp(centred)
    return E / E.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Shifts by the score of the last class instead of the maximum: overflows when another class leads by 1000.",
        """
def softmax(S):
    E = np.exp(S - S[:, -1:])
    return E / E.sum(axis=1)[:, None]
""",
    ),
    Program(
        "softmax",
        "keepdims forgotten in the sum: the vector lies along the columns (an error unless S is square).",
        """
def softmax(S):
    top = np.max(S, axis=1, keepdims=True)
    E = np.exp(S - top)
    return E / np.sum(E, axis=1)
""",
    ),
    Program(
        "softmax",
        "A Python loop over the examples (the docstring forbids it).",
        """
def softmax(S):
    P = np.zeros(S.shape)
    for i in range(S.shape[0]):
        row = S[i] - np.max(S[i])
        e = np.exp(row)
        P[i] = e / np.sum(e)
    return P
""",
    ),
    Program(
        "softmax",
        "Returns the logarithms of the probabilities.",
        """
def softmax(S):
    Z = S - S.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
""",
    ),
    Program(
        "softmax",
        "Clips the scores to +-500 against overflow: rows near 10000 become uniform.",
        """
def softmax(S):
    safe = np.clip(S, -500, 500)
    E = np.exp(safe)
    return E / E.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Rounds to three digits, as in the docstring's example.",
        """
def softmax(S):
    e = np.exp(S - S.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.round(p, 3)
""",
    ),
    Program(
        "softmax",
        "Powers of 2 instead of e.",
        """
def softmax(S):
    E = 2.0 ** (S - S.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "Three classes hard-coded in the sum.",
        """
def softmax(S):
    E = np.exp(S - np.max(S, axis=1)[:, None])
    total = E[:, 0] + E[:, 1] + E[:, 2]
    return E / total[:, None]
""",
    ),
    Program(
        "softmax",
        "Shifts only rows with a positive maximum: rows near -10000 underflow to 0/0.",
        """
def softmax(S):
    shift = np.maximum(S.max(axis=1, keepdims=True), 0)
    E = np.exp(S - shift)
    return E / E.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "No shift; the nan are swept away with nan_to_num afterwards.",
        """
def softmax(S):
    with np.errstate(all="ignore"):
        E = np.exp(S)
        P = E / E.sum(axis=1, keepdims=True)
    return np.nan_to_num(P)
""",
    ),
    Program(
        "softmax",
        "squeeze drops the first axis for a single example.",
        """
def softmax(S):
    Z = np.exp(S - S.max(axis=1, keepdims=True))
    return np.squeeze(Z / Z.sum(axis=1, keepdims=True))
""",
    ),
    Program(
        "softmax",
        "Divides by the sum of the other classes only (odds instead of probabilities).",
        """
def softmax(S):
    E = np.exp(S - S.max(axis=1, keepdims=True))
    others = E.sum(axis=1, keepdims=True) - E
    return E / others
""",
    ),
    Program(
        "softmax",
        "Two slips: shift by the row's minimum, and the sum along axis 0.",
        """
def softmax(S):
    E = np.exp(S - S.min(axis=1, keepdims=True))
    return E / E.sum(axis=0)
""",
    ),
    Program(
        "softmax",
        "Works in half precision: only three digits are right.",
        """
def softmax(S):
    Z = (S - S.max(axis=1, keepdims=True)).astype(np.float16)
    E = np.exp(Z)
    return (E / E.sum(axis=1, keepdims=True)).astype(float)
""",
    ),
    Program(
        "cross_entropy",
        "Takes the logarithm of the probability: infinite when the right class is behind by 1000.",
        """
def cross_entropy(S, y):
    P = softmax(S)
    return -np.log(P[np.arange(len(y)), y])
""",
    ),
    Program(
        "cross_entropy",
        "A small constant inside the logarithm caps the loss.",
        """
def cross_entropy(S, y):
    P = softmax(S)
    p = P[np.arange(S.shape[0]), y]
    return -np.log(p + 1e-12)
""",
    ),
    Program(
        "cross_entropy",
        "Clips the probability at the smallest positive float64: the loss ends at about 708.",
        """
def cross_entropy(S, y):
    p = softmax(S)[np.arange(len(S)), y]
    return -np.log(np.maximum(p, np.finfo(np.float64).tiny))
""",
    ),
    Program(
        "cross_entropy",
        "Returns the mean.",
        """
def cross_entropy(S, y):
    N = S.shape[0]
    Z = S - S.max(axis=1, keepdims=True)
    losses = np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(N), y]
    return losses.mean()
""",
    ),
    Program(
        "cross_entropy",
        "The base-10 logarithm of the sum, so only part of the formula is in natural logarithms.",
        """
def cross_entropy(S, y):
    rows = np.arange(len(y))
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log10(np.sum(np.exp(Z), axis=1)) - Z[rows, y]
""",
    ),
    Program(
        "cross_entropy",
        "In bits: the whole loss is divided by ln 2.",
        """
def cross_entropy(S, y):
    rows = np.arange(len(y))
    Z = S - np.max(S, axis=1, keepdims=True)
    nats = np.log(np.sum(np.exp(Z), axis=1)) - Z[rows, y]
    return nats / np.log(2)
""",
    ),
    Program(
        "cross_entropy",
        "The sign: ln p instead of -ln p.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1)[:, None]
    lse = np.log(np.exp(Z).sum(axis=1))
    return Z[np.arange(len(Z)), y] - lse
""",
    ),
    Program(
        "cross_entropy",
        "Z[:, y] takes whole columns, the result is (N, N).",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    return np.log(np.exp(Z).sum(axis=1)) - Z[:, y]
""",
    ),
    Program(
        "cross_entropy",
        "Forgets to add the maximum back, and subtracts the unshifted score.",
        """
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    lse = np.log(np.sum(np.exp(S - m), axis=1))
    right = S[np.arange(S.shape[0]), y]
    return lse - right
""",
    ),
    Program(
        "cross_entropy",
        "Adds the maximum back although the right score is shifted as well.",
        """
def cross_entropy(S, y):
    m = np.max(S, axis=1)
    Z = S - m[:, None]
    return m + np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
""",
    ),
    Program(
        "cross_entropy",
        "Subtracts the maximum of the whole matrix.",
        """
def cross_entropy(S, y):
    m = S.max()
    lse = m + np.log(np.exp(S - m).sum(axis=1))
    return lse - S[range(len(y)), y]
""",
    ),
    Program(
        "cross_entropy",
        "Leaves the right class out of the sum, as in the hinge loss.",
        """
def cross_entropy(S, y):
    n = np.arange(len(y))
    m = S.max(axis=1, keepdims=True)
    E = np.exp(S - m)
    E[n, y] = 0
    with np.errstate(divide="ignore"):
        return m[:, 0] + np.log(E.sum(axis=1)) - S[n, y]
""",
    ),
    Program(
        "cross_entropy",
        "Works in place: the caller's S is changed.",
        """
def cross_entropy(S, y):
    S -= np.max(S, axis=1, keepdims=True)
    correct = S[np.arange(S.shape[0]), y]
    return np.log(np.sum(np.exp(S), axis=1)) - correct
""",
    ),
    Program(
        "cross_entropy",
        "A list comprehension over the examples (the docstring forbids a loop).",
        """
def cross_entropy(S, y):
    def one(s, k):
        z = s - s.max()
        return np.log(np.exp(z).sum()) - z[k]
    return np.array([one(s, k) for s, k in zip(S, y)])
""",
    ),
    Program(
        "cross_entropy",
        "Classes counted from 1: looks up y - 1.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y - 1]
""",
    ),
    Program(
        "cross_entropy",
        "keepdims everywhere: returns a column (N, 1).",
        """
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    lse = m + np.log(np.exp(S - m).sum(axis=1, keepdims=True))
    return lse - np.take_along_axis(S, y[:, None], axis=1)
""",
    ),
    Program(
        "cross_entropy",
        "One-hot by np.eye(y.max() + 1): breaks when the largest class does not occur.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    onehot = np.eye(y.max() + 1)[y]
    return np.log(np.exp(Z).sum(axis=1)) - (onehot * Z).sum(axis=1)
""",
    ),
    Program(
        "cross_entropy",
        "One-hot times log p: 0 * -inf gives nan as soon as any probability is rounded to 0.",
        """
def cross_entropy(S, y):
    P = softmax(S)
    T = np.zeros_like(P)
    T[np.arange(len(y)), y] = 1
    with np.errstate(all="ignore"):
        return -np.sum(T * np.log(P), axis=1)
""",
    ),
    Program(
        "cross_entropy",
        "Ignores y: takes the class with the largest score.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    best = Z.argmax(axis=1)
    return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), best]
""",
    ),
    Program(
        "cross_entropy",
        "Converts to float32 before the shift: at scores near 10000 the third decimal of a score is lost.",
        """
def cross_entropy(S, y):
    A = S.astype(np.float32)
    m = A.max(axis=1, keepdims=True)
    lse = np.log(np.exp(A - m).sum(axis=1))
    return (lse - (A - m)[np.arange(len(y)), y]).astype(float)
""",
    ),
    Program(
        "cross_entropy",
        "squeeze turns the answer for a single example into a bare number.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    L = np.log(np.exp(Z).sum(axis=1, keepdims=True)) - Z[np.arange(len(y)), y][:, None]
    return np.squeeze(L)
""",
    ),
    Program(
        "cross_entropy",
        "Two slips: sum along axis 0, and the mean is returned.",
        """
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    right = Z[np.arange(len(y)), y]
    return np.mean(np.log(np.exp(Z).sum(axis=0)).sum() - right)
""",
    ),
    Program(
        "softmax",
        "Maximum and sum run over axis 0: the columns add up to 1, not the rows.",
        """
def softmax(S):
    shifted = S - np.max(S, axis=0, keepdims=True)
    e = np.exp(shifted)
    return e / np.sum(e, axis=0, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "No shift by the maximum: large scores overflow, very negative rows give 0 / 0.",
        """
def softmax(S):
    exps = np.exp(S)
    row_sums = exps.sum(axis=1).reshape(-1, 1)
    P = exps / row_sums
    return P
""",
    ),
    Program(
        "softmax",
        "The maximum of the whole matrix is subtracted, so rows far below it become 0 / 0.",
        """
def softmax(S):
    z = np.exp(S - np.max(S))
    return z / np.sum(z, axis=1, keepdims=True)
""",
    ),
    Program(
        "softmax",
        "The shift is done in place (S -= ...): the probabilities are right, the caller's scores are changed.",
        """
def softmax(S):
    S -= np.max(S, axis=1, keepdims=True)
    P = np.exp(S)
    P /= np.sum(P, axis=1, keepdims=True)
    return P
""",
    ),
    Program(
        "softmax",
        "keepdims is forgotten in the sum: row i's entries are divided by other rows' sums if N = C, an error if N and C differ.",
        """
def softmax(S):
    biggest = S.max(axis=1)
    e = np.exp(S - biggest[:, None])
    total = np.sum(e, axis=1)
    return e / total
""",
    ),
    Program(
        "softmax",
        "The scores are clipped to -500 ... 500 against overflow, which makes all scores near 10000 equal.",
        """
def softmax(S):
    safe = np.clip(S, -500, 500)
    num = np.exp(safe)
    den = num.sum(axis=1, keepdims=True)
    return num / den
""",
    ),
    Program(
        "softmax",
        "A Python loop over the examples, which the task forbids.",
        """
def softmax(S):
    P = np.zeros(S.shape)
    for i in range(S.shape[0]):
        row = S[i] - np.max(S[i])
        exps = np.exp(row)
        P[i] = exps / np.sum(exps)
    return P
""",
    ),
    Program(
        "softmax",
        "The largest absolute value of the row is subtracted, not its maximum: rows near -10000 give 0 / 0.",
        """
def softmax(S):
    c = np.abs(S).max(axis=1, keepdims=True)
    E = np.exp(S - c)
    return E / E.sum(axis=1, keepdims=True)
""",
    ),
    Program(
        "cross_entropy",
        "Returns the mean of the losses in place of one loss for each example.",
        """
def cross_entropy(S, y):
    N = S.shape[0]
    Z = S - S.max(axis=1, keepdims=True)
    losses = np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(N), y]
    return np.sum(losses) / N
""",
    ),
    Program(
        "cross_entropy",
        "Takes the logarithm of the softmax probability, not log-sum-exp: infinite when the correct class is 1000 behind.",
        """
def cross_entropy(S, y):
    P = softmax(S)
    p_correct = P[np.arange(len(y)), y]
    return -np.log(p_correct)
""",
    ),
    Program(
        "cross_entropy",
        "A small constant inside the logarithm caps the loss at 27.6.",
        """
def cross_entropy(S, y):
    probs = softmax(S)
    eps = 1e-12
    correct_logprobs = -np.log(probs[range(S.shape[0]), y] + eps)
    return correct_logprobs
""",
    ),
    Program(
        "cross_entropy",
        "The maximum is subtracted inside the log-sum-exp, but neither added back nor taken off the correct score.",
        """
def cross_entropy(S, y):
    m = np.max(S, axis=1, keepdims=True)
    lse = np.log(np.sum(np.exp(S - m), axis=1))
    return lse - S[np.arange(S.shape[0]), y]
""",
    ),
    Program(
        "cross_entropy",
        "S[:, y] picks whole columns: the result has the shape (N, N).",
        """
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    log_sum = np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    loss = log_sum - shifted[:, y]
    return loss
""",
    ),
    Program(
        "cross_entropy",
        "The one-hot labels are only y.max() + 1 wide: an error when the last class does not occur in y.",
        """
def cross_entropy(S, y):
    onehot = np.eye(np.max(y) + 1)[y]
    Z = S - S.max(axis=1)[:, None]
    logP = Z - np.log(np.exp(Z).sum(axis=1))[:, None]
    return -np.sum(onehot * logP, axis=1)
""",
    ),
    Program(
        "cross_entropy",
        "The shift by the maximum is done in place: the losses are right, the caller's S is changed.",
        """
def cross_entropy(S, y):
    scores = S
    scores -= scores.max(axis=1, keepdims=True)
    correct = scores[np.arange(scores.shape[0]), y]
    return -correct + np.log(np.exp(scores).sum(axis=1))
""",
    ),
    Program(
        "cross_entropy",
        "keepdims stays in the result: shape (N, 1) in place of (N,).",
        """
def cross_entropy(S, y):
    n = S.shape[0]
    top = S.max(axis=1, keepdims=True)
    logsumexp = top + np.log(np.sum(np.exp(S - top), axis=1, keepdims=True))
    s_y = S[np.arange(n), y].reshape(n, 1)
    return logsumexp - s_y
""",
    ),
    Program(
        "softmax_loss_naive",
        "The 1 of the correct class is not subtracted: the gradient takes p for every class.",
        """
def softmax_loss_naive(W, X, y, reg):
    N, D = X.shape
    C = W.shape[1]
    loss = 0.0
    dW = np.zeros((D, C))
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        e = np.exp(s)
        loss += np.log(np.sum(e)) - s[y[i]]
        for j in range(C):
            dW[:, j] += e[j] / np.sum(e) * X[i]
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "The gradient is not divided by N (the loss is).",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores = scores - scores.max()
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            if j == y[i]:
                dW[:, j] += (p - 1) * X[i]
            else:
                dW[:, j] += p * X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "The regulariser has a one-half in the loss, and accordingly reg * W in the gradient; this course has none.",
        """
def softmax_loss_naive(W, X, y, reg):
    total = 0.0
    dW = np.zeros(W.shape)
    for x, t in zip(X, y):
        s = x @ W
        total += cross_entropy(s[None, :], np.array([t]))[0]
        p = softmax(s[None, :])[0]
        for j in range(W.shape[1]):
            dW[:, j] += x * (p[j] - (1 if j == t else 0))
    n = len(X)
    return total / n + 0.5 * reg * np.sum(W ** 2), dW / n + reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "The maximum is not subtracted: scores near 10000 overflow to nan.",
        """
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    loss = 0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        exp_scores = np.exp(scores)
        probs = exp_scores / np.sum(exp_scores)
        loss -= np.log(probs[y[i]])
        for c in range(C):
            if c == y[i]:
                dW[:, c] += (probs[c] - 1) * X[i]
            else:
                dW[:, c] += probs[c] * X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "The correct class is skipped in the loop over the classes, as in the SVM, so its column never gets its p - 1.",
        """
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        denominator = np.exp(f).sum()
        loss += np.log(denominator) - f[y[i]]
        for j in range(C):
            if j == y[i]:
                continue
            dW[:, j] += np.exp(f[j]) / denominator * X[i]
    loss = loss / N + reg * np.sum(W ** 2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_naive",
        "The maximum is a running one over all rows so far, never reset: a row near -10000 after one near +10000 gives log(0).",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros_like(W)
    biggest = -np.inf
    for i in range(N):
        s = []
        for j in range(C):
            s_j = X[i] @ W[:, j]
            s.append(s_j)
            if s_j > biggest:
                biggest = s_j
        e = [np.exp(v - biggest) for v in s]
        total = sum(e)
        loss += np.log(total) + biggest - s[y[i]]
        for j in range(C):
            push = e[j] / total
            if j == y[i]:
                push -= 1
            dW[:, j] += push * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "Missing parentheses: p[j] - j == y[i] compares (p[j] - j) with y[i] and multiplies x by the truth value.",
        """
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += np.log(np.sum(np.exp(s))) - s[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += X[i] * (p[j] - j == y[i])
    loss /= N
    dW /= N
    return loss + reg * np.sum(W**2), dW + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_naive",
        "dW and loss start from the regulariser and are divided by N at the end, so the regulariser is divided by N too.",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = reg * np.sum(W ** 2)
    dW = 2 * reg * W
    n = X.shape[0]
    for i in range(n):
        row = X[i] @ W
        row = row - max(row)
        expo = np.exp(row)
        summe = expo.sum()
        loss += np.log(summe) - row[y[i]]
        for k in range(len(row)):
            dW[:, k] += X[i] * expo[k] / summe
        dW[:, y[i]] -= X[i]
    return loss / n, dW / n
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "P[:, y] -= 1 takes 1 off whole columns, not off one entry in each row.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    loss = np.mean(cross_entropy(S, y)) + reg * np.sum(W**2)
    P = softmax(S)
    P[:, y] -= 1
    dW = X.T @ P / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "G = P is no copy: the 1 is already taken off when the loss is computed from P, so it is the logarithm of a negative number.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    P = softmax(X @ W)
    G = P
    G[np.arange(n), y] -= 1
    dW = X.T @ G / n + 2 * reg * W
    loss = -np.log(P[np.arange(n), y]).mean() + reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "The exponentials are summed over the examples (axis 0) instead of over the classes.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores = scores - np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=0)
    loss = -np.sum(np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)
    probs[np.arange(num_train), y] -= 1
    dW = X.T.dot(probs) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "The maximum of the whole score matrix is subtracted: rows far below it give nan.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = len(X)
    Z = X @ W
    Z = Z - Z.max()
    E = np.exp(Z)
    sums = E.sum(axis=1)
    loss = np.mean(np.log(sums) - Z[np.arange(N), y]) + reg * np.sum(W**2)
    G = E / sums[:, None]
    G[np.arange(N), y] -= 1
    return loss, X.T @ G / N + 2 * reg * W
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "The regulariser's gradient is reg * W, the factor 2 is missing.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = X @ W
    onehot = np.eye(C)[y]
    losses = cross_entropy(S, y)
    loss = losses.mean() + reg * (W**2).sum()
    dW = X.T.dot(softmax(S) - onehot) / N + reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "The logarithm of the mean probability is taken, not the mean of the logarithms.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    P = softmax(X @ W)
    loss = -np.log(np.mean(P[rows, y])) + reg * np.sum(W**2)
    G = P.copy()
    G[rows, y] -= 1
    dW = (X.T @ G) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "A Python loop over the examples subtracts the ones, which the task forbids.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    losses = cross_entropy(S, y)
    G = softmax(S)
    for i in range(N):
        G[i, y[i]] -= 1
    loss = np.sum(losses) / N + reg * np.sum(W**2)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Program(
        "softmax_loss_vectorized",
        "The penalty is reg times the norm of W: the square is forgotten.",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    S = S - S.max(axis=1, keepdims=True)
    expS = np.exp(S)
    tot = np.sum(expS, axis=1, keepdims=True)
    data_loss = np.mean(np.log(tot[:, 0]) - S[np.arange(N), y])
    loss = data_loss + reg * np.linalg.norm(W)
    P = expS / tot
    P[np.arange(N), y] -= 1
    dW = X.T @ P / N + 2 * W * reg
    return loss, dW
""",
    ),
]
