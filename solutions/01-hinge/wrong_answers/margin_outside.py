"""
code = "hinge-margin-outside"
title = "The margin is added outside the maximum"
thinks = "max(0, gap), and 1 for the margin."
says = "You clip the gap first and add the margin afterwards, so that every wrong class costs at least the margin. The margin belongs into the maximum."
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
            loss += 1 + max(0.0, scores[j] - scores[y])
    return loss
