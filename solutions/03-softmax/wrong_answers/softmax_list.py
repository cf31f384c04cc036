"""
code = "list-for-array"
title = "A list in place of an array"
thinks = "tolist() shows all digits, and a list of rows is a matrix."
says = "You return a list of rows in place of an array: whoever calls the function cannot do arithmetic with it. Return the NumPy array."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return (E / E.sum(axis=1, keepdims=True)).tolist()
