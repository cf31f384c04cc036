"""
title = "Four points for each entry"
why = "A formula of higher order, with steps of h and 2 h; it is centred too, and right to as many digits."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W):
    h = 1e-5
    at = np.array(W, dtype=np.float64)
    weights = {-2: 1 / 12, -1: -8 / 12, 1: 8 / 12, 2: -1 / 12}

    def slope(position):
        kept, total = at[position], 0.0
        for times, weight in weights.items():
            at[position] = kept + times * h
            total += weight * f(at)
        at[position] = kept
        return total / h

    return np.array([slope(position) for position in np.ndindex(*at.shape)]).reshape(at.shape)
