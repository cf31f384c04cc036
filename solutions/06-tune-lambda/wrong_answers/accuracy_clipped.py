"""
code = "accuracy-clipped"
title = "Accuracies near 0 and 1 are cut off"
thinks = "An error of 0 cannot be true."
says = "You keep the accuracy away from 0 and 1, so these two do not give 0. Use the formula as it stands."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    p = np.minimum(np.maximum(accuracy, 1e-3), 1 - 1e-3)
    return np.sqrt(p * (1 - p) / n)
