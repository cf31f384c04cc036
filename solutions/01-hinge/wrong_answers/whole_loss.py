"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "int makes a number of it."
says = "The fractions are cut off: int(...) keeps the whole part only. Use float(...) if you want a plain number."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0
    for j in range(W.shape[1]):
        if j != y:
            loss += max(0, scores[j] - scores[y] + 1)
    return int(loss)
