"""
code = ["one-sided", "result-overwritten"]
title = "One-sided, into an array that is kept"
thinks = "The definition of the derivative, and one array for all calls."
says = "It is a one-sided difference, from W itself to one side: measure at W + h and at W - h, and divide by 2 h."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
unchanged = 0
"""
results = {}

def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    middle = f(W)
    if W.shape not in results:
        results[W.shape] = np.empty(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        results[W.shape][position] = (f(W) - middle) / h
        W[position] = kept
    return results[W.shape]
