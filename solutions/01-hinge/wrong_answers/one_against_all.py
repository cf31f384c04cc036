"""
code = "hinge-one-against-all"
title = "Each class by itself, against the number 1"
thinks = "A score should be above 1 for the right class and below -1 for the others."
says = "You compare each score with a fixed number (one against all). The multiclass loss compares each wrong class's score with the right one's."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j in range(len(scores)):
        sign = 1 if j == y else -1
        loss += max(0.0, 1.0 - sign * scores[j])
    return loss
