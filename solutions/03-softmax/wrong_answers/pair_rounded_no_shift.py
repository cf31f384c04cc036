"""
code = ["rounded-result", "softmax-no-shift"]
title = "Rounded, and no shift"
thinks = "The formula, with three digits."
says = "You round the result to a few digits after the point: return all digits, and round only what you print."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S)
    return np.round(E / E.sum(axis=1, keepdims=True), 2)
