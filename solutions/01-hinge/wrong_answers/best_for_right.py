"""
code = "hinge-best-for-right"
title = "The highest score is taken for the right class's"
thinks = "The right class is the one that wins."
says = "You compare with the highest score, not with the score of the right class, y. They are the same only where the answer is right."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - np.max(scores) + 1)
    margins[y] = 0
    return np.sum(margins)
