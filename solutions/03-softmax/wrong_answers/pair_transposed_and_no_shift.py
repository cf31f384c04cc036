"""
code = ["transposed-result", "softmax-no-shift"]
title = "The result is transposed, and there is no shift"
thinks = "S.T makes the division broadcast."
says = "The result is transposed: there is one column for each example. You have turned the matrix for the broadcasting; turn it back before you return it."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S).T
    return E / E.sum(axis=0)
