"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "A generator expression is not a loop."
says = "A loop in Python still goes through the classes; a comprehension is one too. Let NumPy subtract, clip and add the whole vector at once."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    s = x @ W
    return sum(max(0.0, s[j] - s[y] + 1.0) for j in range(len(s)) if j != y)
