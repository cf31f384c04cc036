"""
title = "A helper that gives all logarithms, and a boolean mask"
why = "The mask picks one entry in each row, and the rows stay in order."
replaces = "cross_entropy"
"""
def log_probabilities(S):
    shifted = S - S.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(S, y):
    mask = np.zeros(S.shape, dtype=bool)
    mask[np.arange(len(y)), y] = True
    return -log_probabilities(S)[mask]
