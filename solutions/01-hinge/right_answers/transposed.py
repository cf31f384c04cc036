"""
title = "The table turned on its side"
why = "The sum runs along axis 0, which is right here."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    T = S.T.copy()
    columns = np.arange(len(y))
    T += delta - T[y, columns]
    T[y, columns] = 0
    T[T < 0] = 0
    return (T ** p).sum(axis=0)
