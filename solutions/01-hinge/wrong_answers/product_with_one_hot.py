"""
code = "shape-error"
title = "It stops with an error of shapes"
thinks = "The product with the one-hot rows picks the right scores."
says = "Arrays whose shapes do not fit meet in one of your lines: print their shapes. The table is (N, C); what is taken from its columns has to be a column, (N, 1)."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    one_hot = np.eye(S.shape[1])[y]
    correct = S @ one_hot
    margins = np.maximum(0, S - correct + delta) * (1 - one_hot)
    return np.sum(margins ** p, axis=1)
