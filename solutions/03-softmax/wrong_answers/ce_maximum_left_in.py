"""
code = "maximum-left-in"
title = "The maximum is added back, though both terms are shifted"
thinks = "Log-sum-exp needs the maximum back."
says = "You add the row's maximum back although the correct class's score is shifted as well, so the loss is off by the maximum. Either shift both terms, or add the maximum back and subtract the score as it was."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    shifted = S - m
    log_sum = m[:, 0] + np.log(np.exp(shifted).sum(axis=1))
    return log_sum - shifted[np.arange(len(y)), y]
