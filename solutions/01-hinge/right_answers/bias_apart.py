"""
title = "The bias is added by itself"
why = "The last entry of x is the constant 1, so the last row of W is the bias; the product leaves both out."
replaces = "L_i"
"""
def L_i(x, y, W):
    scores = x[:-1] @ W[:-1] + W[-1]
    return sum(max(0.0, float(s - scores[y]) + 1.0) for j, s in enumerate(scores) if j != y)
