"""
code = "python-max-on-array"
title = "Python's max on an array"
thinks = "max works on whole arrays."
says = "Python's own max compares whole rows, which cannot be compared. np.max takes the axis along which it looks."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S - max(S))
    return E / E.sum(axis=1, keepdims=True)
