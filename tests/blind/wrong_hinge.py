"""Wrong programs for the notebook on hinge."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "L_i",
        "the right class is counted as well, so the loss is 1 too large",
        """
def L_i(x, y, W):
    scores = x.dot(W)
    loss = 0.0
    for j in range(W.shape[1]):
        loss = loss + max(0, scores[j] - scores[y] + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "it stops at the right class (break where continue is meant), so later classes are lost",
        """
def L_i(x, y, W):
    s = x @ W
    total = 0.0
    for j in range(len(s)):
        if j == y:
            break
        total += max(0.0, s[j] - s[y] + 1)
    return total
""",
    ),
    Program(
        "L_i",
        "it stops at the first wrong class that costs nothing instead of going on to the next one",
        """
def L_i(x, y, W):
    s = x @ W
    total = 0.0
    for j in range(len(s)):
        if j == y:
            continue
        if s[y] >= s[j] + 1:
            break            # nothing more to pay
        total += s[j] - s[y] + 1
    return total
""",
    ),
    Program(
        "L_i",
        "it recognises the right class by its score, so a wrong class that ties with it is left out",
        """
def L_i(x, y, W):
    all_scores = x @ W
    right_score = all_scores[y]
    loss = 0.0
    for score in all_scores:
        if score != right_score:
            loss += max(0, score - right_score + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "it runs over the number of rows of W (D) where the number of classes (C) is meant",
        """
def L_i(x, y, W):
    scores = x @ W
    loss = 0
    for j in range(W.shape[0]):
        if j >= scores.size:
            break
        if j != y:
            loss += max(0, scores[j] - scores[y] + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "three classes are hard-coded",
        """
def L_i(x, y, W):
    s = np.dot(x, W)
    loss = 0.0
    for c in (0, 1, 2):
        if c >= len(s) or c == y:
            continue
        m = s[c] - s[y] + 1
        if m > 0:
            loss += m
    return loss
""",
    ),
    Program(
        "L_i",
        "only a wrong class whose score is above the right one's costs anything: the case is decided without the margin",
        """
def L_i(x, y, W):
    s = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j == y:
            continue
        if s[y] >= s[j]:
            loss += 0
        else:
            loss += s[j] - s[y] + 1
    return loss
""",
    ),
    Program(
        "L_i",
        "the sum is clipped at zero, not each term",
        """
def L_i(x, y, W):
    s = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j != y:
            loss += s[j] - s[y] + 1
    return max(0, loss)
""",
    ),
    Program(
        "L_i",
        "the running sum is clipped in every round, so a class far behind eats up what earlier classes cost",
        """
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j, sj in enumerate(scores):
        if j == y:
            continue
        loss = max(0, loss + sj - scores[y] + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "it divides by the number of wrong classes: mean in place of sum",
        """
def L_i(x, y, W):
    terms = []
    scores = x @ W
    for j in range(W.shape[1]):
        if j != y:
            terms.append(max(0, scores[j] - scores[y] + 1))
    return sum(terms) / len(terms)
""",
    ),
    Program(
        "L_i",
        "the list of terms is a mutable default argument, so earlier calls are added to later ones",
        """
def L_i(x, y, W, terms=[]):
    scores = x @ W
    for j in range(W.shape[1]):
        if j != y:
            terms.append(max(0, scores[j] - scores[y] + 1))
    return sum(terms)
""",
    ),
    Program(
        "L_i",
        "the bias is dropped from the scores: the last entry of x and the last row of W are cut off",
        """
def L_i(x, y, W):
    pixels = x[:-1]
    weights = W[:-1, :]
    scores = pixels @ weights
    loss = 0.0
    for j in range(weights.shape[1]):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
""",
    ),
    Program(
        "L_i",
        "the margin is added outside the maximum: max(0, gap) + 1",
        """
def L_i(x, y, W):
    f = x @ W
    L = 0.0
    for k in range(f.shape[0]):
        if k == y:
            continue
        L += max(0, f[k] - f[y]) + 1
    return L
""",
    ),
    Program(
        "L_i",
        "it leaves out the class with the highest score, not the right class",
        """
def L_i(x, y, W):
    scores = x @ W
    predicted = np.argmax(scores)
    loss = 0.0
    for j in range(len(scores)):
        if j == predicted:
            continue
        loss += max(0, scores[j] - scores[y] + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "two mistakes: gap with the wrong sign, and the last class is never looked at",
        """
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1] - 1):
        if j != y:
            loss += max(0, scores[y] - scores[j] + 1)
    return loss
""",
    ),
    Program(
        "L_i_vectorized",
        "the right class's own term of 1 is left in",
        """
def L_i_vectorized(x, y, W):
    s = x @ W
    return np.sum(np.maximum(0, s - s[y] + 1))
""",
    ),
    Program(
        "L_i_vectorized",
        "entry 0 of the margins is set to zero where entry y is meant",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[0] = 0
    return margins.sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "every class whose score equals the right one's is set to zero, so ties cost nothing",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    gaps = scores - scores[y]
    return np.sum(np.where(gaps == 0, 0, np.maximum(0, gaps + 1)))
""",
    ),
    Program(
        "L_i_vectorized",
        "the score of the right class is set to zero in place of its margin",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    right = scores[y]
    scores[y] = 0
    margins = np.maximum(0, scores - right + 1)
    return np.sum(margins)
""",
    ),
    Program(
        "L_i_vectorized",
        "y is deleted from the scores first, and entry y is then another class (or, for the last one, an IndexError)",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    others = np.delete(scores, y)
    return np.maximum(0, others - others[y] + 1).sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "a Python loop over the classes, in a generator: the task forbids it",
        """
def L_i_vectorized(x, y, W):
    s = x @ W
    return sum(max(0.0, s[j] - s[y] + 1.0) for j in range(W.shape[1]) if j != y)
""",
    ),
    Program(
        "L_i_vectorized",
        "a while loop over the classes adds up the vector: the task forbids it",
        """
def L_i_vectorized(x, y, W):
    s = x @ W
    margins = np.maximum(0, s - s[y] + 1)
    margins[y] = 0
    answer = 0.0
    k = 0
    while k < margins.size:
        answer = answer + margins[k]
        k = k + 1
    return answer
""",
    ),
    Program(
        "L_i_vectorized",
        "W is changed: the column of the right class is subtracted from it in place",
        """
def L_i_vectorized(x, y, W):
    W -= W[:, y:y + 1].copy()
    return np.maximum(0, x @ W + 1).sum() - 1
""",
    ),
    Program(
        "L_i_vectorized",
        "the margins are clipped from above at 1 as well: each wrong class costs at most 1",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.clip(scores - scores[y] + 1, 0, 1)
    margins[y] = 0
    return margins.sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "np.max of the margins in place of the sum: only the worst wrong class counts",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1
    margins[y] = 0
    return np.max(np.maximum(margins, 0))
""",
    ),
    Program(
        "L_i_vectorized",
        "the lecture's layout: W.dot(x) for weights that are given as (D, C)",
        """
def L_i_vectorized(x, y, W):
    scores = W.dot(x) if W.shape[0] == W.shape[1] else x.dot(W)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
""",
    ),
    Program(
        "L_i_vectorized",
        "the terms are stored in an array of whole numbers, so their fractions are cut off",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.zeros(W.shape[1], dtype=int)
    margins[:] = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return margins.sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "the loss of an image and its class is remembered, and returned again when W has changed (same shape, same x and y)",
        """
_known = {}

def L_i_vectorized(x, y, W):
    key = (int(y), W.shape, tuple(x))
    if key not in _known:
        s = x @ W
        m = np.maximum(0, s - s[y] + 1)
        m[y] = 0
        _known[key] = m.sum()
    return _known[key]
""",
    ),
    Program(
        "L_i_vectorized",
        "the absolute value of each margin is taken in place of the clip at zero",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1
    margins[y] = 0
    return abs(margins).sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "it is divided by the number of classes: the mean of the vector",
        """
def L_i_vectorized(x, y, W):
    correct = x @ W[:, y]
    m = np.maximum(x @ W - correct + 1, 0)
    m[y] = 0
    return np.mean(m)
""",
    ),
    Program(
        "hinge_losses",
        "S is changed: the right scores are subtracted in place",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    right = S[rows, y].copy()
    S -= right[:, None]
    S += delta
    np.maximum(S, 0, out=S)
    S[rows, y] = 0
    return (S ** p).sum(axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "a wrong class that ties with the right one is set to zero, as it is found by its score",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    right = S[np.arange(S.shape[0]), y][:, np.newaxis]
    m = np.maximum(0, S - right + delta)
    m[S == right] = 0
    return np.sum(m ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "the right class's term is taken out as 1 where it is delta ** p",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[range(len(S)), y].reshape(-1, 1)
    return (np.maximum(0, S - correct + delta) ** p).sum(1) - 1
""",
    ),
    Program(
        "hinge_losses",
        "the right class's term is taken out as delta, also when the terms are squared",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    correct = np.take_along_axis(S, y[:, None], axis=1)
    terms = np.clip(S - correct + delta, 0, None) ** p
    return terms.sum(axis=1) - delta
""",
    ),
    Program(
        "hinge_losses",
        "the result array takes the dtype of y: the losses are cut off to whole numbers",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    losses = np.zeros_like(y)
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    losses[:] = np.sum(margins ** p, axis=1)
    return losses
""",
    ),
    Program(
        "hinge_losses",
        "squeeze() at the end: for a single row the result is not (1,) but a bare number",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    n = np.arange(S.shape[0])
    margins = np.maximum(0, S - S[n, y][:, None] + delta)
    margins[n, y] = 0
    return np.sum(margins ** p, axis=1, keepdims=True).squeeze()
""",
    ),
    Program(
        "hinge_losses",
        "a Python loop over the rows: the task asks for none",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    losses = np.zeros(S.shape[0])
    for i in range(S.shape[0]):
        margins = np.maximum(0, S[i] - S[i, y[i]] + delta)
        margins[y[i]] = 0
        losses[i] = np.sum(margins ** p)
    return losses
""",
    ),
    Program(
        "hinge_losses",
        "a list comprehension over zip(S, y) is a loop over the rows, too",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    def one(s, k):
        m = np.maximum(0, s - s[k] + delta) ** p
        return m.sum() - m[k]
    return np.array([one(s, k) for s, k in zip(S, y)])
""",
    ),
    Program(
        "hinge_losses",
        "the sum is raised to the power p, not each term",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    i = np.arange(y.size)
    M = np.maximum(0, S - S[i, y, None] + delta)
    M[i, y] = 0
    return M.sum(axis=1) ** p
""",
    ),
    Program(
        "hinge_losses",
        "the power comes before the clip, so a class far behind costs when p is 2",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    i = np.arange(y.size)
    M = (S - S[i, y, None] + delta) ** p
    M = np.maximum(0, M)
    M[i, y] = 0
    return M.sum(axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "the mean over the rows is returned (repeated for each row), not each row's own loss",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    M = np.maximum(0, S - S[np.arange(N), y].reshape(N, 1) + delta)
    M[np.arange(N), y] = 0
    return np.full(N, np.sum(M ** p) / N)
""",
    ),
    Program(
        "hinge_losses",
        "the defaults are delta=1.0 and p=2: without p it is the squared hinge",
        """
def hinge_losses(S, y, delta=1.0, p=2):
    N = S.shape[0]
    M = np.maximum(0, S - S[np.arange(N), y].reshape(N, 1) + delta)
    M[np.arange(N), y] = 0
    return np.sum(M ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "the row numbers count the classes (S.shape[1]); it only works for square tables",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(S.shape[1])
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "the margin is scaled: delta multiplies the terms and the margin inside is always 1",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    Y = np.eye(S.shape[1])[y]
    own = np.sum(S * Y, axis=1, keepdims=True)
    terms = delta * np.maximum(0, S - own + 1) * (1 - Y)
    return np.sum(terms ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "two mistakes: one-half at the squared hinge, and S[:, y] picks whole columns, of which it uses the first",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    right = S[:, y][:, :1]
    terms = np.maximum(0, S - right + delta)
    terms[np.arange(len(S)), y] = 0
    if p == 2:
        return 0.5 * (terms ** 2).sum(axis=1)
    return terms.sum(axis=1)
""",
    ),
    Program(
        "L_i",
        "The right class is counted too, and the sum is divided by the number of classes (two mistakes).",
        """
def L_i(x, y, W):
    scores = x @ W
    num_classes = W.shape[1]
    loss = 0.0
    for j in range(num_classes):
        loss = loss + max(0, scores[j] - scores[y] + 1)
    return loss / num_classes
""",
    ),
    Program(
        "L_i",
        "The gap has the wrong sign: right score minus wrong score.",
        """
def L_i(x, y, W):
    s = np.dot(x, W)
    total = 0
    for k in range(len(s)):
        if k != y:
            total += max(0, s[y] - s[k] + 1)
    return total
""",
    ),
    Program(
        "L_i",
        "The return stands inside the loop, so only the first wrong class counts.",
        """
def L_i(x, y, W):
    scores = x.dot(W)
    correct = scores[y]
    loss = 0.0
    for j in range(W.shape[1]):
        if j == y:
            continue
        margin = scores[j] - correct + 1.0
        if margin > 0:
            loss += margin
        return loss
""",
    ),
    Program(
        "L_i",
        "Case form with the margin forgotten in the condition: a class that is behind by less than 1 costs nothing.",
        """
def L_i(x, y, W):
    s = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j != y:
            if s[y] >= s[j]:
                loss += 0
            else:
                loss += s[j] - s[y] + 1
    return loss
""",
    ),
    Program(
        "L_i",
        "The sum is clipped at zero once at the end instead of each term.",
        """
def L_i(x, y, W):
    out = x @ W
    acc = 0.0
    for c, value in enumerate(out):
        if c == y:
            continue
        acc += value - out[y] + 1
    return max(0.0, acc)
""",
    ),
    Program(
        "L_i",
        "The right class is recognised by its score and not by its number, so wrong classes that tie with it are left out.",
        """
def L_i(x, y, W):
    scores = x @ W
    right = scores[y]
    loss = 0.0
    for score in scores:
        if score == right:
            continue
        loss += max(0.0, score - right + 1)
    return loss
""",
    ),
    Program(
        "L_i",
        "break in place of continue at the first class that costs nothing, so later classes are never looked at.",
        """
def L_i(x, y, W):
    s = np.matmul(x, W)
    L = 0.0
    for j in range(s.shape[0]):
        if j == y:
            continue
        m = s[j] - s[y] + 1
        if m <= 0:
            break
        L += m
    return L
""",
    ),
    Program(
        "L_i",
        "The loop starts at class 1, so class 0 is never counted as a wrong class.",
        """
def L_i(x, y, W):
    D, C = W.shape
    scores = []
    for c in range(C):
        scores.append(sum(x[d] * W[d, c] for d in range(D)))
    my_loss = 0.0
    for c in range(1, C):
        if c != y:
            my_loss += max(0, scores[c] - scores[y] + 1)
    return my_loss
""",
    ),
    Program(
        "L_i_vectorized",
        "The right class's own term, always 1, is not removed.",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    return np.sum(margins)
""",
    ),
    Program(
        "L_i_vectorized",
        "np.max of the margins in place of their sum: only the worst wrong class counts.",
        """
def L_i_vectorized(x, y, W):
    s = x.dot(W)
    m = np.maximum(0, s - s[y] + 1)
    m[y] = 0
    return np.max(m)
""",
    ),
    Program(
        "L_i_vectorized",
        "Mean over the wrong classes in place of the sum.",
        """
def L_i_vectorized(x, y, W):
    s = x @ W
    others = np.delete(s, y)
    return np.mean(np.maximum(others - s[y] + 1, 0))
""",
    ),
    Program(
        "L_i_vectorized",
        "The sum is clipped at zero, the single margins are not.",
        """
def L_i_vectorized(x, y, W):
    scores = np.dot(x, W)
    margins = scores - scores[y] + 1
    margins[y] = 0
    return np.maximum(0, margins.sum())
""",
    ),
    Program(
        "L_i_vectorized",
        "The gap has the wrong sign and the right class's own term is not removed (two mistakes).",
        """
def L_i_vectorized(x, y, W):
    f = x @ W
    return float(np.clip(f[y] - f + 1, 0, None).sum())
""",
    ),
    Program(
        "L_i_vectorized",
        "Wrong order: the right class's score is set to zero before the margins are computed, so 0 is subtracted in its place.",
        """
def L_i_vectorized(x, y, W):
    scores = x @ W
    scores[y] = 0
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return margins.sum()
""",
    ),
    Program(
        "L_i_vectorized",
        "The wrong classes are those with a score different from the right one: tied wrong classes are left out.",
        """
def L_i_vectorized(x, y, W):
    s = x @ W
    wrong = s[s != s[y]]
    return np.sum(np.maximum(0, wrong - s[y] + 1))
""",
    ),
    Program(
        "L_i_vectorized",
        "Guesses the convention from the shape and takes W.dot(x) whenever it fits: the transpose is used when D equals C.",
        """
def L_i_vectorized(x, y, W):
    if W.shape[1] == x.shape[0]:
        scores = W.dot(x)
    else:
        scores = W.T.dot(x)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
""",
    ),
    Program(
        "hinge_losses",
        "The right scores are not made a column: they are subtracted along the rows (error if N != C).",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    correct = S[np.arange(N), y]
    margins = np.maximum(0, S - correct + delta)
    margins[np.arange(N), y] = 0
    return np.sum(margins ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "The sum of each row is raised to the power, not each term.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    m = np.maximum(0, S - S[rows, y][:, None] + delta)
    m[rows, y] = 0
    return m.sum(axis=1) ** p
""",
    ),
    Program(
        "hinge_losses",
        "The own term is taken out as delta although it is delta**p: wrong for p = 2 with delta other than 1.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    right = np.take_along_axis(S, y[:, None], axis=1)
    return np.sum(np.maximum(0, S - right + delta) ** p, axis=1) - delta
""",
    ),
    Program(
        "hinge_losses",
        "Returns the mean over the rows, one number, although one loss for each row is asked for.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    idx = np.arange(N)
    correct_scores = S[idx, y].reshape(N, 1)
    margins = np.maximum(0, S - correct_scores + delta) ** p
    margins[idx, y] = 0
    loss = np.sum(margins) / N
    return loss
""",
    ),
    Program(
        "hinge_losses",
        "delta is ignored: the margin is always 1.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    right = S[np.arange(N), y]
    losses = np.zeros(N)
    for c in range(C):
        term = np.maximum(0, S[:, c] - right + 1)
        term[y == c] = 0
        losses += term ** p
    return losses
""",
    ),
    Program(
        "hinge_losses",
        "Works in place on S and so changes the caller's scores.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    n = np.arange(S.shape[0])
    right = S[n, y][:, np.newaxis]
    S -= right
    S += delta
    S[S < 0] = 0
    S[n, y] = 0
    return (S ** p).sum(axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "The right class is masked by comparing scores, so wrong classes that tie with it are left out.",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    s_y = S[range(len(S)), y][:, None]
    hinge = np.where(S == s_y, 0.0, np.maximum(0.0, S - s_y + delta))
    return np.sum(hinge ** p, axis=1)
""",
    ),
    Program(
        "hinge_losses",
        "squeeze() at the end: with a single row the result has shape () in place of (1,).",
        """
def hinge_losses(S, y, delta=1.0, p=1):
    one_hot = np.eye(S.shape[1])[y]
    s_y = (S * one_hot).sum(axis=1, keepdims=True)
    terms = np.maximum(0, S - s_y + delta) ** p * (1 - one_hot)
    return np.sum(terms, axis=1, keepdims=True).squeeze()
""",
    ),
]
