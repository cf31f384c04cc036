"""
code = "softmax-mean-shift"
title = "The row's mean is subtracted, not its maximum"
thinks = "Centring the scores, as one centres data."
says = "You centre each row by its mean. A score that lies far above the mean still overflows: only the shift by the row's maximum makes every exponent zero or less."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"""
def softmax(S):
    centred = S - S.mean(axis=1, keepdims=True)
    E = np.exp(centred)
    return E / E.sum(axis=1, keepdims=True)
