"""
code = "clipped-scores"
title = "Large scores are cut off"
thinks = "np.clip keeps the exponential inside the range of float64."
says = "You cut the scores off at a limit, so that all scores beyond it look equal. Subtract each row's maximum: it changes no probability and needs no limit."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    S = np.clip(S, -500, 500)
    E = np.exp(S)
    return E / E.sum(axis=1, keepdims=True)
