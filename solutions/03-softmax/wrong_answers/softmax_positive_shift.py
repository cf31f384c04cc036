"""
code = "softmax-positive-shift"
title = "The maximum is subtracted only where it is positive"
thinks = "Negative scores cannot overflow."
says = "You shift a row only if its maximum is positive: in a row of very negative scores every exponential becomes 0. Subtract each row's maximum, whatever its sign."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    top = S.max(axis=1, keepdims=True)
    E = np.exp(np.where(top > 0, S - top, S))
    return E / E.sum(axis=1, keepdims=True)
