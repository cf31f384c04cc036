"""
code = "hinge-own-score-zeroed"
title = "The right class's score is set to zero, in place of its term"
thinks = "Setting it to zero leaves it out."
says = "You set the right class's score to zero before you compare with it. Its term is what must become zero, after the margins are made."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    scores[y] = 0
    return np.sum(np.maximum(0, scores - scores[y] + 1))
