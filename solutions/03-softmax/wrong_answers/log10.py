"""
code = "log10"
title = "Logarithm to base 10"
thinks = "log means log10, as on the slide that gives 0.89 for the cat."
says = "You take the logarithm to base 10: the course uses the natural one, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    m = np.max(S, axis=1, keepdims=True)
    total = np.sum(np.exp(S - m), axis=1)
    return np.log10(total) - (S - m)[np.arange(len(y)), y] / np.log(10)
