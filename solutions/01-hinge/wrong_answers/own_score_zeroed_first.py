"""
code = "hinge-own-score-zeroed-first"
title = "The right class's score is set to zero before the gaps are taken"
thinks = "The right class does not count."
says = "You set the right class's score to zero before you subtract it, so every gap is measured from 0. Subtract first; then it is the right class's term that must not count."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    scores[y] = 0.0
    terms = np.maximum(0, scores - scores[y] + 1)
    terms[y] = 0.0
    return np.sum(terms)
