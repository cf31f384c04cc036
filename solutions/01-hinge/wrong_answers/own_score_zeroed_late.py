"""
code = "hinge-own-score-zeroed"
title = "The right class's score is set to zero, in place of its term"
thinks = "A score of zero costs nothing."
says = "You set the right class's score to zero, and it is then compared like a wrong class with that score. Its term is what must become zero, after the margins are made."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    correct = float(scores[y])
    others = np.where(np.arange(len(scores)) == y, 0.0, scores)
    return np.sum(np.maximum(0, others - correct + 1))
