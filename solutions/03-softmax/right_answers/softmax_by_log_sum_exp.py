"""
title = "By the logarithm of the sum, exponentiated at the end"
why = "There is no division at all: subtracting the logarithm of the sum is dividing by the sum."
replaces = "softmax"
"""
def softmax(S):
    top = S.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(S - top).sum(axis=1, keepdims=True))
    return np.exp(S - log_sum)
