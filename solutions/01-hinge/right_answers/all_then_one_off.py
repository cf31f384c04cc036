"""
title = "The right class's term taken off at the end"
why = "It is counted at first; its term is exactly 1."
replaces = "L_i"
"""
def L_i(x, y, W):
    scores = x @ W
    loss = -1.0
    for score in scores:
        loss += max(0.0, score - scores[y] + 1.0)
    return loss
