"""
code = "hinge-drops-ties"
title = "Every class with the right one's score is left out"
thinks = "S != correct leaves C - 1 scores in each row."
says = "You find the wrong classes by their values, and a wrong class with the right one's score is not among them: then a row is one score short. Find the right class by its number, y."
replaces = "hinge_losses"
[expected.test_hinge_losses]
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    correct = S[np.arange(N), y].reshape(N, 1)
    wrong = S[S != correct].reshape(N, C - 1)
    return np.sum(np.maximum(0, wrong - correct + delta) ** p, axis=1)
