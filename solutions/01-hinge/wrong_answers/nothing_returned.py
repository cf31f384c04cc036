"""
code = "none-returned"
title = "Nothing is returned"
thinks = "print shows the result."
says = "Your function returns nothing: print only shows a number. Return it behind the loop."
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
    print(loss)
