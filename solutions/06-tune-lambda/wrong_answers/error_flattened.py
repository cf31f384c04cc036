"""
code = "error-flattened"
title = "A table of accuracies comes back as one row"
thinks = "A loop goes through all entries."
says = "A table of accuracies comes back as one row. NumPy computes with the whole array at once and keeps its shape."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
def standard_error(accuracy, n):
    p = np.ravel(accuracy)
    errors = np.sqrt(p * (1 - p) / n)
    return errors if np.ndim(accuracy) else float(errors[0])
