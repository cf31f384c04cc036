# %% title="np.delete after the margins, and the array's own sum as a Python float" why="written blind"
def L_i_vectorized(x, y, W):
    scores = x @ W
    return float(np.delete(scores - scores[y] + 1, y).clip(min=0).sum())


# %% title="the right class gets minus infinity, after its score has been read" why="written blind"
def L_i_vectorized(x, y, W):
    s = np.matmul(x[np.newaxis, :], W)[0]
    mine = s[y]
    s[y] = -np.inf
    return np.maximum(s + (1 - mine), 0).sum()


# %% title="a mask of positive margins and a dot product; the right class is masked by its number" why="written blind"
def L_i_vectorized(x, y, W):
    m = x.dot(W - W[:, y][:, None]) + 1.0
    counts = (m > 0) & (np.arange(m.size) != y)
    return m @ counts.astype(float)


# %% title="it sorts nothing away but picks: boolean indexing of the wrong classes, sum with where=" why="written blind"
def L_i_vectorized(x, y, W):
    f = np.einsum("i,ij->j", x, W)
    is_wrong = np.ones(W.shape[1], dtype=bool)
    is_wrong[y] = False
    gaps = f[is_wrong] - f[y]
    return np.sum(gaps + 1, where=gaps > -1)


# %% title="one-hot vectors and (z + |z|) / 2, x as a matrix of one row, .item() at the end" why="written blind"
def L_i_vectorized(x, y, W):
    e = np.eye(W.shape[1])[y]
    s = (x[None] @ W).ravel(order="F")
    z = s - s @ e + 1
    return np.dot((z + np.abs(z)) / 2, 1 - e).item()


# %% title="concatenates the parts left and right of y; logical choice with np.where" why="written blind"
def L_i_vectorized(x, y, W):
    s = np.tensordot(x, W, axes=1)
    rivals = np.concatenate((s[:y], s[y + 1:]))
    return np.where(s[y] >= rivals + 1, 0.0, rivals - s[y] + 1).sum()
