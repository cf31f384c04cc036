"""
title = "A one-hot matrix in place of fancy indices"
why = "It multiplies by zeros and adds them up: the sum over the classes picks one term."
replaces = "cross_entropy"
"""
def cross_entropy(S, y):
    one_hot = (np.arange(S.shape[1])[None, :] == y[:, None]).astype(float)
    m = np.max(S, axis=1)
    log_sum = m + np.log(np.einsum("nc->n", np.exp(S - m[:, None])))
    return log_sum - np.einsum("nc,nc->n", S, one_hot)
