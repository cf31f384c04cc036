"""
code = "error-of-one-toss"
title = "The number of images is not used"
thinks = "sqrt(p (1 - p)) is the standard deviation."
says = "That is the deviation of a single toss. With more images the error becomes smaller, so n must appear."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy))
