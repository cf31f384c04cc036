"""
code = "softmax-min-shift"
title = "The row's minimum is subtracted, not its maximum"
thinks = "A shift by any number of the row changes nothing, and the minimum makes all scores positive."
says = "You subtract each row's minimum. That helps where all scores of a row are large, but if two of them lie far apart the larger one still overflows: subtract the maximum."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"""
def softmax(S):
    lowest = np.min(S, axis=1, keepdims=True)
    E = np.exp(S - lowest)
    return E / np.sum(E, axis=1, keepdims=True)
