"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "CIFAR-10 has ten classes."
says = "A size is written into your code as a number, of rows or of classes. Take it from the shape of S."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    right = np.eye(10)[y]
    correct = np.sum(S * right, axis=1, keepdims=True)
    return np.sum(np.maximum(0, S - correct + delta) ** p * (1 - right), axis=1)
