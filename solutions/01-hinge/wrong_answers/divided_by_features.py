"""
code = "divided-by-D"
title = "Divided by the number of features"
thinks = "W.shape[0] is how many there are."
says = "You divide by the number of rows of W, the number of features. The loss is a plain sum: divide by nothing."
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
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss / W.shape[0]
