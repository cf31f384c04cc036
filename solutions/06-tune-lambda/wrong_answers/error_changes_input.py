"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "accuracy *= ... is shorter."
says = "You change the array of accuracies that you are given, since *= works in place. Compute a new array."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
def standard_error(accuracy, n):
    q = 1 - accuracy
    accuracy *= q
    accuracy /= n
    return np.sqrt(accuracy)
