"""
code = ["svm-counts-correct-class", "hinge-mean-over-classes"]
title = "The right class is counted, and the mean taken"
thinks = "A loss is the mean of the margins."
says = "You count the right class too: its gap to itself is 0, and then the margin comes on top. The sum leaves out j == y."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.mean(np.maximum(0, scores - scores[y] + 1))
