"""
code = ["columns-normalised", "softmax-min-shift"]
title = "The minimum of each row, and the sum of each column"
thinks = "Any shift will do, and axis=0 broadcasts."
says = "The maximum is taken along the rows, as it should, but the sum along the columns: both belong to the classes of one example."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"""
def softmax(S):
    lowest = np.min(S, axis=1).reshape(-1, 1)
    E = np.exp(S - lowest)
    return E / np.sum(E, axis=0)
