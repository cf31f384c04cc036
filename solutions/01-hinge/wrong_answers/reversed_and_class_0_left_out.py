"""
code = ["hinge-gap-reversed", "hinge-starts-at-class-1"]
title = "The gap is reversed, and class 0 never looked at"
thinks = "How far the right class is ahead of the others."
says = "The gap is the wrong way round: a wrong class must cost more the higher its own score is, so the right class's score is what is subtracted."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    leads = np.maximum(0, scores[y] - scores + 1)
    leads[0] = leads[y] = 0
    return np.sum(leads)
