"""
code = "hinge-gap-reversed"
title = "The gap has the wrong sign"
thinks = "The right score comes first, as in s_y >= s_j + 1."
says = "The gap is the wrong way round: a wrong class must cost more the higher its own score is, so the right class's score is what is subtracted."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores[y] - scores + 1.0)
    margins[y] = 0.0
    return margins.sum()
