"""
code = "np-max-for-maximum"
title = "np.max where np.maximum is meant"
thinks = "np.max is short for np.maximum."
says = "np.max looks for the largest entry of one array, and takes your second argument for an axis. Section 4 names the function that compares entry by entry."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.max(0, scores - scores[y] + 1)
    return np.sum(margins) - 1
