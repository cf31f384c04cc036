"""
title = "A generator expression"
why = "Where nothing is added, the sum is Python's integer 0."
replaces = "L_i"
"""
def L_i(x, y, W):
    s = x @ W
    return sum(s_j - s[y] + 1 for j, s_j in enumerate(s) if j != y and s_j - s[y] > -1)
