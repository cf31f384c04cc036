"""
code = "hinge-mean-over-wrong-classes"
title = "Divided by the number of wrong classes"
thinks = "The average cost of a wrong class."
says = "You divide by the number of wrong classes. One image's loss is the plain sum over them."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    wrong = np.delete(scores, y)
    return np.maximum(0, wrong - scores[y] + 1).mean()
