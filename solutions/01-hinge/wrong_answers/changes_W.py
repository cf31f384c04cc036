"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W is mine inside the function."
says = "An argument is another one after the call: -= and += change the caller's own array. Put the result into a new array."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
"""
def L_i_vectorized(x, y, W):
    W -= W[:, [y]]
    margins = np.maximum(0, x @ W + 1)
    margins[y] = 0
    return np.sum(margins)
