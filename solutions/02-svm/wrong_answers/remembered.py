"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "Measuring is slow, so I remember what I measured."
says = "What you remember from one call answers the next one, for another f: every call must measure anew."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
measured_before = {}

def numerical_gradient(f, W):
    if W.shape not in measured_before:
        h = 1e-5
        W = np.array(W, dtype=np.float64)
        gradient = np.zeros(W.shape)
        for position in np.ndindex(W.shape):
            kept = W[position]
            W[position] = kept + h
            above = f(W)
            W[position] = kept - h
            below = f(W)
            W[position] = kept
            gradient[position] = (above - below) / (2 * h)
        measured_before[W.shape] = gradient
    return measured_before[W.shape]
