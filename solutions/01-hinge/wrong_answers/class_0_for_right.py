"""
code = "hinge-class-0-for-right"
title = "Class 0 is taken for the right one"
thinks = "scores[0] is the right score."
says = "You compare with class 0 and leave it out, whatever y is. The right class is y."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[0] + 1)
    margins[0] = 0
    return np.sum(margins)
