"""
title = "Half a step to each side, divided by the step"
why = "The two points are one h apart, so the division by h alone is right."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W, h=1e-5):
    W = np.array(W, dtype=float, order="F")
    slopes = []
    for k in range(W.size):
        E = np.zeros(W.size)
        E[k] = h / 2
        E = E.reshape(W.shape)
        slopes.append((f(W + E) - f(W - E)) / h)
    return np.array(slopes).reshape(W.shape)
