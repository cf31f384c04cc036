"""
code = "reset-in-loop"
title = "The sum is set back to zero in every round"
thinks = "The variable must be made before it is used."
says = "The line that sets the sum to zero stands inside the loop, so that every round throws away what the rounds before it added. It belongs before the loop."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    for j in range(W.shape[1]):
        loss = 0.0
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
