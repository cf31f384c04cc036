"""
title = "A one-hot table"
why = "The right scores come from a product with zeros and ones."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    own = y[:, None] == np.arange(S.shape[1])
    right = np.sum(S * own, axis=1, keepdims=True)
    return np.sum(np.where(own, 0, np.maximum(0, S - right + delta)) ** p, axis=1)
