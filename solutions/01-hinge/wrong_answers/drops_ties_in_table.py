"""
code = "hinge-drops-ties"
title = "Every class with the right one's score is left out"
thinks = "The right class is where the score equals the right score."
says = "You find the right class by its value, and leave out every wrong class with an equal score as well. Find it by its number, y."
replaces = "hinge_losses"
[expected.test_hinge_losses]
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y][:, None]
    terms = np.where(S == correct, 0, np.maximum(0, S - correct + delta))
    return np.sum(terms ** p, axis=1)
