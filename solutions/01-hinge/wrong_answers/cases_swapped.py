"""
code = "hinge-cases-swapped"
title = "The two cases are swapped"
thinks = "If s_y >= s_j + 1, this is the loss."
says = "The two cases are swapped: you charge the classes that are far enough behind, and let the others go. (With min in place of max the same happens.)"
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
        if j != y and scores[y] >= scores[j] + 1:
            loss += scores[j] - scores[y] + 1
    return loss
