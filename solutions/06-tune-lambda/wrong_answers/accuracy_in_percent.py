"""
code = "accuracy-taken-for-percent"
title = "The accuracy is taken for a percentage"
thinks = "Accuracies are percentages."
says = "You compute with 100 minus the accuracy, as if it were a percentage. It is a number between 0 and 1."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (100 - accuracy) / n)
