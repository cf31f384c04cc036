"""
code = "hinge-mean-of-rivals"
title = "The right class is compared with the mean of the others"
thinks = "The rival is what the others have on average."
says = "You compare the right class with the mean of the other scores. Each wrong class is compared by itself."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    rival = np.mean(np.delete(scores, y))
    return np.maximum(0, rival - scores[y] + 1)
