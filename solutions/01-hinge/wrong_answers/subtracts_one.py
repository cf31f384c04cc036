"""
code = "hinge-own-term-one"
title = "1 is taken off for the right class, whatever delta is"
thinks = "The right class adds exactly 1."
says = "You take 1 off each row for the right class. What the right class adds is 1 only while delta is 1."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    return np.sum(np.maximum(0, S - correct[:, None] + delta) ** p, axis=1) - 1
