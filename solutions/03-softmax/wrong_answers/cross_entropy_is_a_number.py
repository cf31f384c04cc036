"""
code = "constant-result"
title = "The same number whatever the scores are"
thinks = "Something that is returned may earn something."
says = "You return the same number whatever the scores are: compute one loss for each example."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    return 1.0
