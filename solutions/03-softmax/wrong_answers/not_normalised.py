"""
code = "not-normalised"
title = "The exponentials are not divided by their sum"
thinks = "The shift keeps everything between 0 and 1, so these are probabilities."
says = "These are the exponentials after the shift: they lie between 0 and 1, but a row does not add up to 1 yet. Divide each row by its own sum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    top = np.amax(S, axis=1).reshape(-1, 1)
    return np.exp(S - top)
