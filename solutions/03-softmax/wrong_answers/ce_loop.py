"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "A list comprehension is no loop."
says = "It works through the examples one by one in Python. Let NumPy treat all rows at once, with axis= and keepdims=True."
replaces = "cross_entropy"
[expected.test_cross_entropy]
vectorised = 0
"""
def cross_entropy(S, y):
    def one(s, label):
        m = np.max(s)
        return m + np.log(np.sum(np.exp(s - m))) - s[label]

    return np.array([one(s, label) for s, label in zip(S, y)])
