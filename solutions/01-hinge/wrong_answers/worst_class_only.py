"""
code = "hinge-worst-only"
title = "Only the worst wrong class counts"
thinks = "The strongest rival decides; the others do not matter. (Crammer and Singer's loss, not this one.)"
says = "You keep only the wrong class that costs most. The maximum belongs into each term; the terms of all wrong classes are then added."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    worst = 0.0
    for j in range(W.shape[1]):
        if j != y:
            worst = max(worst, scores[j] - scores[y] + 1.0)
    return worst
