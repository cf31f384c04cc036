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
]
