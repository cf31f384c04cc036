"""
code = "error-of-the-mean-accuracy"
title = "One number for an array of accuracies"
thinks = "An error is one number."
says = "For an array of accuracies you return one number. Each accuracy has its own standard error: return an array of the same shape."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
def standard_error(accuracy, n):
    p = np.mean(accuracy)
    return np.sqrt(p * (1 - p) / n)
