"""
title = "Shifted twice: by the own score, then by the maximum"
why = "The first shift is no protection, but the second is."
replaces = "cross_entropy"
"""
def cross_entropy(S, y):
    lead = (S.T - np.choose(y, S.T)).T
    worst = lead.max(axis=1)
    result = np.log(np.exp(lead - worst[:, None]).sum(axis=1))
    result += worst
    return result
