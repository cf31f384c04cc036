"""
title = "A mask picks the scores, and squeeze names its axis"
why = "squeeze(axis=1) leaves the axis of a single example alone."
replaces = "cross_entropy"
"""
def cross_entropy(S, y):
    mine = np.equal.outer(y, np.arange(S.shape[1]))
    top = S.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(S - top).sum(axis=1, keepdims=True))
    return (top + log_sum).squeeze(axis=1) - S[mine]
