"""
title = "Plain Python, down to the product"
why = "No NumPy at all, and one loop more than was asked for."
replaces = "L_i"
"""
def L_i(x, y, W):
    D, C = len(W), len(W[0])
    scores = [0.0] * C
    for j in range(C):
        for d in range(D):
            scores[j] += float(x[d]) * float(W[d][j])
    total = 0.0
    for j, score in enumerate(scores):
        if j != y and score - scores[y] + 1 >= 0:
            total += score - scores[y] + 1
    return total
