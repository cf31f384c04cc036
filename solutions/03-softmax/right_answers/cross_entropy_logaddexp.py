"""
title = "np.logaddexp.reduce does log-sum-exp"
why = "No maximum is subtracted anywhere: logaddexp does it inside."
replaces = "cross_entropy"
"""
def cross_entropy(S, y):
    log_sum = np.logaddexp.reduce(S, axis=1)
    own = np.take_along_axis(S, y.reshape(-1, 1), axis=1)
    return log_sum - own.ravel()
