"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "Cat, car, frog."
says = "The number of classes is written as a number, and later classes are never looked at. Take it from the shape of W."
replaces = "L_i"
[expected.test_L_i]
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    loss = 0.0
    for j, score in enumerate(scores[:3]):
        if j != y:
            loss += max(0.0, score - scores[y] + 1.0)
    return loss
