"""
title = "Right, but loops over the rows"
replaces = "softmax"
thinks = "One row at a time is easier to read."
[expected]
test_softmax = 6
"""
def softmax(S):
    P = np.zeros_like(S)
    for i in range(len(S)):
        e = np.exp(S[i] - np.max(S[i]))
        P[i] = e / e.sum()
    return P
