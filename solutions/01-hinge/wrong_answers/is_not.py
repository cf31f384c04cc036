"""
code = "is-for-equals"
title = "is where == is meant"
thinks = "is not reads better than !=."
says = "You compare the class numbers with is. That asks whether they are the same object, and a label out of an array is another object with the same value: compare with == or !=."
replaces = "L_i"
[expected.test_L_i]
value = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        if j is not y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
