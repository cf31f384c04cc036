"""
code = "accumulate-overwrites"
title = "= where += is meant"
thinks = "The loop adds them up."
says = "Only the last wrong class is left: each round overwrites what the rounds before it found. Add to it instead."
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
        if j == y:
            continue
        loss = max(0.0, scores[j] - scores[y] + 1.0)
    return loss
