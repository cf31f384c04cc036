"""
code = "hinge-stops-at-first-cost"
title = "The loop ends at the first class that costs something"
thinks = "One class that is too close decides."
says = "Your loop ends at the first wrong class that costs something. Every class that is too close costs: go on to the next one."
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
        margin = scores[j] - scores[y] + 1
        if j != y and margin > 0:
            loss = margin
            break
    return loss
