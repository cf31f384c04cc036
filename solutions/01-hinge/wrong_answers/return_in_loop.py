"""
code = "return-in-loop"
title = "The return stands inside the loop"
thinks = "The return is the last line, wherever it is indented."
says = "Only the first wrong class is counted: the return stands inside the loop and ends it in its first round."
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
            return loss
