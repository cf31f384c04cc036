"""
code = "hinge-rounded"
title = "The result is rounded to a few decimals"
thinks = "The notebook shows one decimal."
says = "You round the result. Return it as it comes, and round only where you print."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = sum(max(0.0, s - scores[y] + 1.0) for s in np.delete(scores, y))
    return round(loss, 2)
