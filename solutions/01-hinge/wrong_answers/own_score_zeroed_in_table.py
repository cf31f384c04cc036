"""
code = "hinge-own-score-zeroed"
title = "The right class's score is set to zero, in place of its term"
thinks = "A score of zero costs nothing."
says = "You set the right class's score to zero before you compare. Its term is what must become zero, after the margins are made."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    correct = S[rows, y][:, None]
    others = S.copy()
    others[rows, y] = 0
    return np.sum(np.maximum(0, others - correct + delta) ** p, axis=1)
