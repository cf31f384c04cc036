"""
code = "half-precision"
title = "Computed in half precision"
thinks = "float16 saves memory."
says = "You compute in half precision (float16), which has three digits: compute in float64."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    shifted = np.float16(S - np.max(S, axis=1, keepdims=True))
    E = np.exp(shifted)
    return E / np.sum(E, axis=1, keepdims=True)
