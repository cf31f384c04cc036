"""
title = "Recursion over the classes"
why = "It calls itself, with arguments more that have defaults."
replaces = "L_i"
"""
def L_i(x, y, W, j=0, scores=None):
    if scores is None:
        scores = x @ W
    if j == len(scores):
        return 0.0
    own = 0.0 if j == y else max(scores[j] - scores[y] + 1, 0.0)
    return own + L_i(x, y, W, j + 1, scores)
