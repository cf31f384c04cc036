"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "CIFAR-10 has ten classes."
says = "A size is written into your code as a number, of classes or of features. Take it from the shape of W."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = x @ W
    num_classes = 10
    loss = 0.0
    for j in range(num_classes):
        if j != y:
            loss += max(0.0, scores[j] - scores[y] + 1.0)
    return loss
