"""
code = "single-row-squeezed"
title = "A single example loses its axis"
thinks = "squeeze removes axes that nobody needs."
says = "You remove every axis of length 1, and so a single example loses the axis of the examples: give the result the shape that the docstring names, also for one row."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    log_sum = m + np.log(np.exp(S - m).sum(axis=1, keepdims=True))
    return np.squeeze(log_sum - np.take_along_axis(S, y[:, None], axis=1))
