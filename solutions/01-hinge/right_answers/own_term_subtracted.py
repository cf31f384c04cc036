"""
title = "The right class's term taken off"
why = "It counts the right class, and its term is exactly delta ** p."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    right = np.choose(y, S.T).reshape(-1, 1)
    m = S - right + delta
    return ((m + np.abs(m)) / 2).__pow__(p).sum(axis=1) - delta ** p
