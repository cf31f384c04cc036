"""
code = "hinge-power-on-gap"
title = "The gap is squared before delta is added"
thinks = "The power binds first."
says = "You square the gap alone and add delta afterwards. The whole clipped margin is what is squared."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, (S - S[rows, y][:, None]) ** p + delta)
    margins[rows, y] = 0
    return np.sum(margins, axis=1)
