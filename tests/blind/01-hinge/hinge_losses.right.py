# %% title="a loop over the classes, which the task allows: only a loop over the rows is forbidden" why="written blind"
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    right = S[np.arange(N), y]
    total = np.zeros(N)
    for c in range(C):
        total += np.where(y == c, 0.0, np.maximum(0.0, S[:, c] - right + delta) ** p)
    return total


# %% title="one-hot by comparison, einsum for picking and for adding" why="written blind"
def hinge_losses(S, y, delta=1.0, p=1):
    hot = (y[:, None] == np.arange(S.shape[1])[None, :]).astype(float)
    own = np.einsum("nc,nc->n", S, hot)
    M = np.clip(S - own[:, None] + delta, 0, np.inf)
    return np.einsum("nc,nc->n", M ** p, 1 - hot)


# %% title="works on the transpose in Fortran order with flat positions" why="written blind"
def hinge_losses(S, y, delta=1.0, p=1):
    T = np.array(S.T, order="F")                      # (C, N), a copy
    C, N = T.shape
    where_right = np.ravel_multi_index((y, np.arange(N)), T.shape)
    T = T - T.take(where_right) + delta
    T[T < 0] = 0.0
    T.put(where_right, 0.0)
    return np.power(T, p).sum(axis=0)


# %% title="the wrong classes as a (N, C - 1) table by boolean mask and reshape" why="written blind"
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    keep = np.arange(C) != np.reshape(y, (N, 1))
    rivals = S[keep].reshape(N, C - 1)
    lead = S[~keep].reshape(N, 1) - rivals
    lack = delta - np.minimum(lead, delta)
    return (lack if p == 1 else lack * lack).sum(axis=-1)


# %% title="longdouble inside, minus infinity at the right class, ones vector for the sum" why="written blind"
def hinge_losses(S, y, delta=1.0, p=1):
    Z = S.astype(np.longdouble)
    own = np.take_along_axis(Z, np.asarray(y)[:, None], axis=1)
    Z = Z - (own - delta)
    np.put_along_axis(Z, np.asarray(y)[:, None], -np.inf, axis=1)
    Z = np.maximum(Z, 0) ** p
    return (Z @ np.ones(Z.shape[1], dtype=Z.dtype)).astype(float)


# %% title="helper functions, the right class's term of delta ** p taken off at the end, result a view into a larger array" why="written blind"
def _relu(Z):
    return 0.5 * (Z + np.abs(Z))

def _own(S, y):
    return np.choose(np.zeros(len(y), dtype=int), [S[np.arange(len(y)), y]])

def hinge_losses(S, y, delta=1.0, p=1):
    terms = _relu(S - _own(S, y)[:, np.newaxis] + delta) ** p
    terms[np.arange(len(y)), y] -= terms[np.arange(len(y)), y]
    sums = np.cumsum(np.pad(terms, ((0, 0), (1, 0))), axis=1)
    return sums[:, -1]
