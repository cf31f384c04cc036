"""
code = "softmax-median-shift"
title = "The row's median is subtracted, not its maximum"
thinks = "Centring the scores, unharmed by outliers."
says = "You subtract each row's median. A score that lies far above it still overflows: only the shift by the row's maximum makes every exponent zero or less."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"""
def softmax(S):
    E = np.exp(S - np.median(S, axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
