"""
title = "take_along_axis and put_along_axis"
why = "No list of row numbers."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    index = np.expand_dims(y, 1)
    margins = np.clip(S - np.take_along_axis(S, index, axis=1) + delta, 0, None)
    np.put_along_axis(margins, index, 0.0, axis=1)
    return np.power(margins, p).sum(-1)
