"""
code = "softmax-class-shift"
title = "The score of one certain class is subtracted, not the maximum"
thinks = "Any score of the row will do for the shift."
says = "You shift each row by the score of one certain class. Where another class leads by far, its exponential overflows: subtract the row's maximum."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"""
def softmax(S):
    reference = S[:, -1].reshape(-1, 1)
    E = np.exp(S - reference)
    return E / E.sum(axis=1, keepdims=True)
