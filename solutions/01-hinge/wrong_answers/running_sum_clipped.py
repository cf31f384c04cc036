"""
code = "hinge-clips-running-sum"
title = "The running sum is clipped at zero"
thinks = "max(0, ...) stands around the whole line."
says = "You clip the sum so far in every round, so that a class far behind takes back what other classes have cost. Clip each class's own term, then add it."
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
            loss = max(0.0, loss + (scores[j] - scores[y] + 1.0))
    return loss
