# %% title="plain" why="written blind"
def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(y)), y]


# %% title="np.logaddexp.reduce does the log-sum-exp" why="written blind"
def cross_entropy(S, y):
    return np.logaddexp.reduce(S, axis=1) - S[np.arange(S.shape[0]), y]


# %% title="subtracts the right class's score first, then shifts by the largest gap" why="written blind"
def cross_entropy(S, y):
    gap = S - np.take_along_axis(S, y[:, None], 1)
    m = gap.max(1)
    return m + np.log(np.exp(gap - m[:, None]).sum(1))


# %% title="boolean mask picks the right scores, einsum sums" why="written blind"
def cross_entropy(S, y):
    mask = y[:, None] == np.arange(S.shape[1])
    top = S.max(axis=1)
    return top - S[mask] + np.log(np.einsum("nc->n", np.exp(S - top[:, None])))


# %% title="log1p of the sum without the largest one" why="written blind"
def cross_entropy(S, y):
    rows = np.arange(S.shape[0])
    best = S.argmax(axis=1)
    Z = S - S[rows, best][:, None]
    E = np.exp(Z)
    E[rows, best] = 0.0
    return np.log1p(E.sum(axis=1)) - Z[rows, y]


# %% title="loops over the classes only, with flat indices for the right scores" why="written blind"
def cross_entropy(S, y):
    N, C = S.shape
    m = np.max(S, axis=1)
    total = np.zeros(N)
    for c in range(C):
        total += np.exp(S[:, c] - m)
    correct = np.ravel(S)[np.arange(N) * C + y]
    losses = np.log(total)
    losses += m - correct
    return losses


# %% title="long double, transposed, sorted scores" why="written blind"
def cross_entropy(S, y):
    T = np.sort(S.T.astype(np.longdouble), axis=0)
    lse = T[-1] + np.log(np.exp(T - T[-1]).sum(axis=0))
    wanted = S.T[y, np.arange(y.size)]
    return np.array(lse - wanted, dtype=np.float64)
