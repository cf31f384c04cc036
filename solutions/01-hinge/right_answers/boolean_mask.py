"""
title = "Boolean masks and a product"
why = "The terms are chosen, not clipped; >= at the kink adds a zero."
replaces = "L_i_vectorized"
"""
def L_i_vectorized(x, y, W):
    gaps = x @ (W - W[:, [y]]) + 1
    counted = (gaps >= 0) & (np.arange(W.shape[1]) != y)
    return gaps @ counted
