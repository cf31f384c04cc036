"""
code = "hinge-clips-the-sum"
title = "The sum is clipped at zero, not each term"
thinks = "max(0, sum) is the same as the sum of max(0, ...)."
says = "You add first and stop at zero afterwards. Then a class far behind pays for one that is too close: each term must stop at zero by itself."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1
    margins[y] = 0
    return max(0.0, margins.sum())
