"""
code = "hinge-ahead-by-margin"
title = "Only classes ahead by the margin cost anything"
thinks = "s_j >= s_y + 1 is the condition of the case form."
says = "You charge only the wrong classes that are ahead by the margin. A wrong class costs something as soon as it is not behind by the margin: look at which of the two scores has the + 1 in the case form."
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
        if j != y and scores[j] >= scores[y] + 1:
            loss += scores[j] - scores[y] + 1
    return loss
