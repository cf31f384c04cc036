"""
code = ["base-two", "softmax-global-max"]
title = "Powers of 2, shifted by the maximum of the whole matrix"
thinks = "Any base, any shift."
says = "You raise 2 to the scores. It is an exponential, but of another base, and every ratio of probabilities comes out too small: use np.exp."
replaces = "softmax"
[expected.test_softmax]
value = 0
"rows far apart" = 0
"""
def softmax(S):
    powers = np.exp2(S - S.max())
    return powers / powers.sum(axis=1)[:, np.newaxis]
