"""
code = "softmax-sum-shift"
title = "The row's sum is subtracted, not its maximum"
thinks = "np.sum in place of np.max."
says = "You subtract each row's sum, which leaves the range of float64 the other way: subtract the row's maximum."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - np.sum(S, axis=1, keepdims=True))
    return E / np.sum(E, axis=1, keepdims=True)
