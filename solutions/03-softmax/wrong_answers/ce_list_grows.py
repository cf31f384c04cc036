"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "A default argument saves a line."
says = "The result depends on what the function was called with before: it keeps something in a global variable or a default argument. Compute everything anew in each call."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y, losses=[]):
    for s, label in zip(S, y):
        s = s - np.max(s)
        losses.append(np.log(np.sum(np.exp(s))) - s[label])
    return np.array(losses)
