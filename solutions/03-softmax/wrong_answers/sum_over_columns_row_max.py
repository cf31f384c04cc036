"""
code = "columns-normalised"
title = "The maximum of each row, but the sum of each column"
thinks = "keepdims=True is for the maximum; for the sum any axis that broadcasts will do."
says = "The maximum is taken along the rows, as it should, but the sum along the columns: both belong to the classes of one example."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    shifted = S - S.max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=0, keepdims=True)
