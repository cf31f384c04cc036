"""
title = "A loop in disguise"
replaces = "L_i_vectorized"
thinks = "A generator expression is not a loop."
[expected]
test_L_i_vectorized = 4
"""
def L_i_vectorized(x, y, W):
    s = x @ W
    return sum(max(0.0, s[j] - s[y] + 1.0) for j in range(len(s)) if j != y)
