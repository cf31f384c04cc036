"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Margins are counted."
says = "The fractions are cut off: your margins go into an array of whole numbers. Make it an array of floats."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.zeros(W.shape[1], dtype=int)
    margins[:] = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
