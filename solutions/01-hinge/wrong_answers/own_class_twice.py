"""
code = "hinge-own-class-twice"
title = "The right class's term is taken out twice"
thinks = "The right class adds 1, so 1 must go."
says = "You take out the right class's term twice: once by setting it to zero, and once more by subtracting it. The loss may even fall below zero."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins) - 1
