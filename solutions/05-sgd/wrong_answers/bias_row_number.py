"""
code = "bias-of-row-numbers"
title = "The new column counts the examples"
thinks = "Every example gets its own number."
says = "Your new column counts the examples. A bias needs a feature that is the same for all, always 1."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    numbers = np.arange(1.0, len(X) + 1)
    return np.column_stack([X, numbers])
