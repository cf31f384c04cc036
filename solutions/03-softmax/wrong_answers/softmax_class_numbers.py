"""
code = "class-numbers-returned"
title = "The numbers of the most probable classes are returned"
thinks = "The classifier's answer is the most probable class."
says = "You return the number of the most probable class of each row: return the probabilities of all classes, shape (N, C)."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S - S.max(axis=1, keepdims=True))
    return np.argmax(E / E.sum(axis=1, keepdims=True), axis=1)
