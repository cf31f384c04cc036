"""
title = "A one-hot vector, and a helper"
why = "Nothing is picked by its number."
replaces = "L_i_vectorized"
"""
def one_hot(y, C, dtype):
    return np.eye(C, dtype=dtype)[y]


def L_i_vectorized(x, y, W, delta=1.0):
    """The loss of one example."""
    own = one_hot(y, W.shape[1], W.dtype)
    scores = x @ W
    return float(np.sum(np.maximum(0, scores - scores @ own + delta) * (1 - own)))
