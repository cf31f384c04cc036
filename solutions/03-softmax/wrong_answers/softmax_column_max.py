"""
code = "softmax-column-max"
title = "The maximum of each column is subtracted"
thinks = "np.max(S, axis=0) broadcasts without keepdims."
says = "You subtract the maximum of each column: then every score of a row is shifted by another number, and that does change the probabilities. Each row needs one shift, its own maximum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=0))
    return E / np.sum(E, axis=1, keepdims=True)
