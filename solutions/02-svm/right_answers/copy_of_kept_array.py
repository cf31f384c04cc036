"""
title = "A work array that is kept, and a copy of it returned"
why = "The array is overwritten by the next call, the result is not."
replaces = "numerical_gradient"
"""
work = {}

def numerical_gradient(f, W):
    h = 1e-5
    slopes = work.setdefault(W.shape, np.zeros(W.shape))
    for position in np.ndindex(W.shape):
        values = []
        for step in (h, -h):
            moved = np.array(W, dtype=np.float64)
            moved[position] += step
            values.append(f(moved))
        slopes[position] = (values[0] - values[1]) / (2 * h)
    return np.array(slopes)
