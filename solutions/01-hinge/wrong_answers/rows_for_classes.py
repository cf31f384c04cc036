"""
code = "hinge-rows-for-classes"
title = "The loop runs over the rows of W"
thinks = "len(W) is the number of classes."
says = "Your loop runs over the rows of W, and these are the features. The classes are its columns."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(len(W)):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
