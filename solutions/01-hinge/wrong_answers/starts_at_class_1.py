"""
code = "hinge-starts-at-class-1"
title = "Class 0 is never looked at"
thinks = "The first class has the number 1."
says = "Class 0 is never looked at: the classes are numbered from 0."
replaces = "L_i"
[expected.test_L_i]
value = 0
margins = 0
sizes = 0
"""
def L_i(x, y, W):
    scores = np.dot(x, W)
    total = 0
    for j in range(1, W.shape[1]):
        if j != y:
            total += max(0, scores[j] - scores[y] + 1)
    return total
