"""
code = "shape-error"
title = "It stops with an error of shapes"
thinks = "* multiplies."
says = "Arrays whose shapes do not fit meet in one of your lines: print their shapes. x has one entry a feature, W one row a feature and one column a class, and * works entry by entry."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x * W
    loss = 0.0
    for j in range(W.shape[1]):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
