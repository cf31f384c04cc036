"""
code = "odds-returned"
title = "Divided by the sum of the other classes"
thinks = "One class against the others."
says = "You divide by the sum of the other classes, without the class itself: these are odds, which may exceed 1. The denominator runs over all classes."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    total = np.sum(E, axis=1, keepdims=True)
    return E / (total - E)
