"""
code = "hinge-own-term-times-p"
title = "delta times p is taken off for the right class"
thinks = "Twice as much for the squared hinge."
says = "You take delta times p off each row for the right class. What it adds is a term like any other: clipped, then raised to the power p."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y][:, None]
    return np.sum(np.maximum(0, S - correct + delta) ** p, axis=1) - p * delta
