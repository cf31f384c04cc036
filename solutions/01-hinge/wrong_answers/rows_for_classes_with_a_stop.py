"""
code = "hinge-rows-for-classes"
title = "The loop runs over the rows of W"
thinks = "W.shape[0], and a guard because of the IndexError."
says = "Your loop runs over the rows of W, and these are the features. The classes are its columns. Where there are more classes than features, the last ones are never looked at."
replaces = "L_i"
[expected.test_L_i]
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(min(W.shape[0], len(scores))):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
