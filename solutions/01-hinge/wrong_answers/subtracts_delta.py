"""
code = "hinge-own-term-not-squared"
title = "delta is taken off for the right class, and not squared"
thinks = "The right class adds delta."
says = "You take delta off each row for the right class. With p = 2 what it adds is squared, like every other term."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    return np.sum(np.maximum(0, S - correct[:, None] + delta) ** p, axis=1) - delta
