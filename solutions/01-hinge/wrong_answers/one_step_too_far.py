"""
code = "index-error"
title = "A loop runs beyond the end of an array"
thinks = "C classes, so up to and with C."
says = "Your code looks beyond the end of an array. The classes have the numbers 0 to C - 1, and there are as many as W has columns."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1] + 1):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
