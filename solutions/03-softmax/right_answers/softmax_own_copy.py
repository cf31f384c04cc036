"""
title = "In place, but on a copy of its own, with an extra keyword argument"
why = "-=, out= and /= are used on the copy only. The keyword has a default."
replaces = "softmax"
"""
def softmax(S, axis=-1):
    P = np.array(S, dtype=np.float64)
    P -= np.max(P, axis=axis, keepdims=True)
    np.exp(P, out=P)
    P /= P.sum(axis=axis, keepdims=True)
    P.flags.writeable = False
    return P
