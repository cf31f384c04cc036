"""
code = "hinge-later-classes-only"
title = "Only the classes after the right one are looked at"
thinks = "Each pair of classes once, as in a table of pairs."
says = "Only the classes with a number above y are looked at. The sum runs over all wrong classes, those before y too."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(y + 1, W.shape[1]):
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
