"""
code = "hinge-last-for-right"
title = "The last class is left out in place of the right one"
thinks = "The last one is the class of the image."
says = "You leave out the last class, whatever y is. The class that the sum leaves out is the right one, y."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.sum(np.maximum(0, scores - scores[y] + 1)[:-1])
