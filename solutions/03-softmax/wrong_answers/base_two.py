"""
code = "base-two"
title = "Powers of 2 in place of powers of e"
thinks = "2**s is an exponential too, and rounder."
says = "You raise 2 to the scores. It is an exponential, but of another base, and every ratio of probabilities comes out too small: use np.exp."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    S = S - np.max(S, axis=-1, keepdims=True)
    powers = 2.0 ** S
    return powers / powers.sum(axis=-1, keepdims=True)
