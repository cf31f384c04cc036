"""
code = ["svm-counts-correct-class", "hard-coded-size"]
title = "Three classes, and the right one among them"
thinks = "Cat, car and frog: three terms."
says = "You count the right class too: its gap to itself is 0, and then the margin comes on top. The sum leaves out j == y."
replaces = "L_i"
[expected.test_L_i]
value = 0
sizes = 0
"""
def L_i(x, y, W):
    s = x @ W
    loss = 0
    for j in [0, 1, 2]:
        loss += max(0, s[j] - s[y] + 1)
    return loss
