"""
code = "float32-before-shift"
title = "The scores are turned into float32 before the shift"
thinks = "float32 is enough for probabilities."
says = "You turn the scores into float32 before the shift, where a large score has few digits after the point: subtract the row's maximum first, in float64."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"""
def softmax(S):
    S = S.astype(np.float32)
    E = np.exp(S - S.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
