"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "What has been worked out once need not be worked out again."
says = "The result depends on what the function was called with before: it keeps something in a global variable or a default argument. Compute everything anew in each call."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
results = {}

def softmax(S):
    if S.shape not in results:
        E = np.exp(S - S.max(axis=1, keepdims=True))
        results[S.shape] = E / E.sum(axis=1, keepdims=True)
    return results[S.shape]
