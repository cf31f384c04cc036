"""
title = "np.add.at on a list of pairs"
why = "Only the terms above zero are ever touched; the power comes early."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    margins = S - S[np.arange(len(S)), y][:, None] + delta
    margins[np.arange(len(S)), y] = 0
    rows, columns = np.nonzero(margins > 0)
    losses = np.zeros(len(S))
    np.add.at(losses, rows, margins[rows, columns] ** p)
    return losses
