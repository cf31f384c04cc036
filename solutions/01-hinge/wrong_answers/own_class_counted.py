"""
code = "svm-counts-correct-class"
title = "The correct class is counted among the wrong ones"
thinks = "The loss is the sum over all classes."
says = "You count the right class too: its gap to itself is 0, and then the margin comes on top. The sum leaves out j == y."
replaces = "L_i"
[expected.test_L_i]
value = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
