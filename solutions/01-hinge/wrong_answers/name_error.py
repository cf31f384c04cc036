"""
code = "name-error"
title = "A name that is not defined"
thinks = "The variable is called margin. Or margins."
says = "You use a name that is not defined: look at the spelling of your variables, and at names that exist only in another cell."
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
            margin = scores[j] - scores[y] + 1.0
            loss += max(0.0, margins)
    return loss
