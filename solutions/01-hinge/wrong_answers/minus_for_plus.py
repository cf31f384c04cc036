"""
code = "hinge-negative"
title = "The loss has the wrong sign"
thinks = "A loss is something lost."
says = "Your loss is negative: what a class costs is added, not taken away."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j != y:
            loss -= max(0.0, scores[j] - scores[y] + 1.0)
    return loss
