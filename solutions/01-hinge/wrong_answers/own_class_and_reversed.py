"""
code = ["hinge-gap-reversed", "svm-counts-correct-class"]
title = "The gap is reversed, and the right class counted"
thinks = "How far the right class is ahead, for all classes."
says = "The gap is the wrong way round: a wrong class must cost more the higher its own score is, so the right class's score is what is subtracted."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.maximum(0, scores[y] - scores + 1).sum()
