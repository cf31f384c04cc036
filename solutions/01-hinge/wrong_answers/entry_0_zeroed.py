"""
code = "hinge-class-0-for-right"
title = "Class 0 is taken for the right one"
thinks = "The right class comes first, as in the cat's row."
says = "You leave out class 0, whatever y is. The class that the sum leaves out is the right one, y."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    return np.sum(margins[1:])
