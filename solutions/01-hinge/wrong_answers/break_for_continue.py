"""
code = "break-for-continue"
title = "break in place of continue"
thinks = "break leaves out this class."
says = "The classes behind the right one are never looked at: break ends the whole loop, where only this one class should be left out."
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
        if j == y:
            break
        loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
