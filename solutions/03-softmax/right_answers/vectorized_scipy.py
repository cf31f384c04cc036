"""
title = "scipy.special where it is installed"
why = "Without SciPy it falls back on NumPy's logaddexp; the gradient has no shift of its own, the logarithm of the sum is one."
replaces = "softmax_loss_vectorized"
"""
try:
    from scipy.special import logsumexp
except ImportError:

    def logsumexp(S, axis):
        return np.logaddexp.reduce(S, axis=axis)


def softmax_loss_vectorized(W, X, y, reg, temperature=1.0, verbose=False):
    S = X @ W / temperature
    log_sum = logsumexp(S, axis=1)
    if verbose:
        print("largest score:", S.max())
    G = np.exp(S - log_sum[:, None])
    G[np.arange(len(y)), y] -= 1
    loss = np.mean(log_sum - S[np.arange(len(y)), y])
    return loss + reg * np.sum(W * W), X.T @ G / len(y) + 2 * reg * W
