"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "One copy of W is enough."
says = "What you remember from one call answers the next one, for another f: every call must measure anew."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
copy_of_W = None

def numerical_gradient(f, W):
    global copy_of_W
    h = 1e-5
    if copy_of_W is None or copy_of_W.shape != W.shape:
        copy_of_W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(copy_of_W + E) - f(copy_of_W - E)) / (2 * h)
    return gradient
