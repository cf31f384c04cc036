"""
code = "features-centred"
title = "The features are centred on the way"
thinks = "Data must be centred."
says = "You subtract the mean of each column. That is not the task of add_bias: the columns of X come back as they are, with the ones behind them."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    centred = X - X.mean(axis=0)
    return np.hstack([centred, np.ones((len(X), 1))])
