"""
title = "One loop over a flat view"
why = "The copy is made in C order, so ravel is a view whatever W's own order is."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W):
    h = 1e-5
    moved = np.array(W, dtype=np.float64, order="C")
    row = moved.ravel()
    slopes = np.zeros(row.size)
    for k in range(row.size):
        kept = row[k]
        row[k] = kept + h
        above = f(moved)
        row[k] = kept - h
        slopes[k] = (above - f(moved)) / (2 * h)
        row[k] = kept
    return slopes.reshape(W.shape)
