"""
code = "hinge-last-class-left-out"
title = "The last class is never looked at"
thinks = "Classes go from 0 to C - 1, so range(C - 1)."
says = "The last class is never looked at: range(n) already stops before n."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = np.dot(x, W)
    C = W.shape[1]
    total = 0
    for j in range(0, C - 1):
        if j != y:
            total += max(0, scores[j] - scores[y] + 1)
    return total
