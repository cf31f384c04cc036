# %% title="plain hstack" why="written blind"
def add_bias(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


# %% title="np.pad with constant 1" why="written blind"
def add_bias(X):
    return np.pad(X, [(0, 0), (0, 1)], mode="constant", constant_values=1)


# %% title="transposed: a row of ones below X.T; the result is a transposed view" why="written blind"
def add_bias(X):
    return np.vstack((X.T, np.ones(len(X)))).T


# %% title="np.insert behind the last column" why="written blind"
def add_bias(X):
    return np.insert(X, X.shape[1], 1.0, axis=1)


# %% title="beginner's loops into a Fortran-ordered array" why="written blind"
def add_bias(X):
    how_many, features = X.shape
    bigger = np.empty((how_many, features + 1), dtype=float, order="F")
    for i in range(how_many):
        for j in range(features):
            bigger[i, j] = X[i, j]
        bigger[i, features] = 1.0
    return bigger


# %% title="np.c_ with an expression that is 1 everywhere" why="written blind"
def add_bias(X):
    return np.c_[X, np.full(X.shape[0], 1.0)]


# %% title="list of rows, made into an array at the end" why="written blind"
def add_bias(X):
    rows = [list(x) + [1.0] for x in X]
    return np.array(rows, dtype=float).reshape(len(rows), X.shape[1] + 1)
