"""
code = "whole-columns"
title = "P[:, y] in place of one entry in each row"
thinks = "The colon means every row, so S[:, y] is the score of the correct class in every row."
says = "The index [:, y] picks whole columns, one for each example, and not one entry in each row. Give both indices: the number of the row, and the class."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    log_sum = np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    return log_sum - shifted[:, y]
