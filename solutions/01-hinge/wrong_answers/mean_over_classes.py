"""
code = "hinge-mean-over-classes"
title = "The mean over the classes in place of the sum"
thinks = "A loss is a mean."
says = "You take the mean over the classes. One image's loss is the sum over its wrong classes; a mean is taken over images, later."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.mean(margins)
