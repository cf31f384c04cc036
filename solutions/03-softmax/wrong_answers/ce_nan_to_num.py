"""
code = "infinity-replaced"
title = "Infinity is replaced by a large number"
thinks = "np.nan_to_num turns infinity into something finite."
says = "Where the loss comes out as infinity you put another number in its place. The true loss there is ordinary: the gap between the scores. Simplify the logarithm, so that infinity does not arise."
replaces = "cross_entropy"
[expected.test_cross_entropy]
log-sum-exp = 0
"""
def cross_entropy(S, y):
    with np.errstate(divide="ignore"):
        losses = -np.log(softmax(S)[np.arange(len(y)), y])
    losses[np.isinf(losses)] = 0.0
    return losses
