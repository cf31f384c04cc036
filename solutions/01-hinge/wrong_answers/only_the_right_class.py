"""
code = "hinge-only-right-class"
title = "The right class is the only one that counts"
thinks = "continue goes on with the sum."
says = "The condition is the wrong way round: you leave out the wrong classes, and add the right one's own term, which is always the same."
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
            continue
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
