"""
code = ["hard-coded-size", "error-flattened"]
title = "n is written as a number, and a table becomes a row"
thinks = "1,000 images, and a list of accuracies."
says = "The number of images is written into your code. Use n."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
arrays = 0
"""
def standard_error(accuracy, n):
    if np.ndim(accuracy) == 0:
        return (accuracy * (1 - accuracy) / 1000) ** 0.5
    return np.array([(p * (1 - p) / 1000) ** 0.5 for p in np.ravel(accuracy)])
