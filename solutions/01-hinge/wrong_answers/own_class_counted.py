"""
title = "The right class is counted"
replaces = "L_i"
thinks = "The loss is the sum over all classes."
[expected]
test_L_i = 4
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(W.shape[1]):
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
