"""
code = "row-as-class"
title = "The number of the row in place of the label"
thinks = "In the toy table the correct class of row i is class i."
says = "You use the number of the row as the correct class, which is right for the toy table only: the correct class of row i is y[i]."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    log_sum = np.log(np.sum(np.exp(shifted), axis=1))
    rows = np.arange(len(y))
    return log_sum - shifted[rows, rows % S.shape[1]]
