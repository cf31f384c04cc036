"""
code = "transposed-result"
title = "The result is transposed"
thinks = "With S.T, the row of maxima broadcasts without keepdims."
says = "The result is transposed: there is one column for each example. You have turned the matrix for the broadcasting; turn it back before you return it."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S.T - S.max(axis=1))
    return E / E.sum(axis=0)
