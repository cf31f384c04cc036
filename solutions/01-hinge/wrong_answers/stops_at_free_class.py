"""
code = "hinge-stops-at-free-class"
title = "The loop ends at the first class that costs nothing"
thinks = "The rest is far enough behind, too."
says = "Your loop ends at the first wrong class that costs nothing. The classes are in no order: one behind it may still cost something, so go on to the next one."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = W.T @ x
    loss = 0.0
    for j, score in enumerate(scores):
        if j == y:
            continue
        margin = score - scores[y] + 1
        if margin <= 0:
            return loss
        loss += margin
    return loss
