"""
code = "one-hot-for-probabilities"
title = "1 for the largest score, 0 for the others"
thinks = "The most probable class gets everything."
says = "You give the class with the largest score a 1 and the others a 0: that is the classifier's answer, not its probabilities. Every class has a share, however small."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    return (S == S.max(axis=1, keepdims=True)).astype(float)
