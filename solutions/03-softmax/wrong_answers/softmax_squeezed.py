"""
code = "single-row-squeezed"
title = "A single example loses its axis"
thinks = "squeeze removes axes that nobody needs."
says = "You remove every axis of length 1, and so a single example loses the axis of the examples: give the result the shape that the docstring names, also for one row."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S - S.max(axis=1)[:, None])
    P = E / E.sum(axis=1)[:, None]
    return P.squeeze()
