"""
code = "python-max-on-array"
title = "Python's max on an array"
thinks = "max works on whole arrays."
says = "Python's own max compares two single things and cannot compare an array with a number. NumPy has a function that does it entry by entry: section 4."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = max(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
