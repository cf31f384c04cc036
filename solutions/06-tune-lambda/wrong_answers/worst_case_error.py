"""
code = "worst-case-error"
title = "The accuracy is not used"
thinks = "0.5 is the worst case, so it is safe."
says = "Your result is the same for every accuracy, as if it were one half. Put the accuracy into the formula."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
arrays = 0
"""
def standard_error(accuracy, n):
    return 0.5 / np.sqrt(n) + np.zeros(np.shape(accuracy))
