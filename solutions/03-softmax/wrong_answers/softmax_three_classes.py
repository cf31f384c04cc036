"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are three classes: cat, car and frog."
says = "A size is written as a number, and the function is right for that size alone. Take it from the shape of the arrays, or let NumPy broadcast."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    total = E[:, 0] + E[:, 1] + E[:, 2]
    return E / total[:, None]
