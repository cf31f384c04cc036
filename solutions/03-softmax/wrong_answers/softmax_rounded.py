"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Three digits are enough for a probability."
says = "You round the result to a few digits after the point: return all digits, and round only what you print."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return (E / np.sum(E, axis=1, keepdims=True)).round(4)
