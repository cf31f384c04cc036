"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "One row at a time is easier to read."
says = "It works through the examples one by one in Python. Let NumPy treat all rows at once, with axis= and keepdims=True."
replaces = "softmax"
[expected.test_softmax]
vectorised = 0
"""
def softmax(S):
    P = np.zeros_like(S)
    for i in range(len(S)):
        e = np.exp(S[i] - np.max(S[i]))
        P[i] = e / e.sum()
    return P
