# %% title="one line: divide by the larger of 1 and length / limit" why="written blind"
def project_max_norm(W, max_norm):
    return W / np.maximum(1.0, np.linalg.norm(W, axis=0) / max_norm)


# %% title="np.divide with where= and out=" why="written blind"
def project_max_norm(W, max_norm):
    length = np.sqrt(np.einsum("dc,dc->c", W, W))
    factor = np.divide(max_norm, length, out=np.ones_like(length), where=length > max_norm)
    return np.einsum("dc,c->dc", W, factor)


# %% title="a copy in Fortran order, whose long columns are replaced by fancy indexing" why="written blind"
def project_max_norm(W, max_norm):
    out = np.array(W, order="F", copy=True)
    sq = np.add.reduce(np.square(out), axis=0)
    idx = np.flatnonzero(sq > max_norm * max_norm)
    out[:, idx] = max_norm * out[:, idx] / np.sqrt(sq[idx])
    return out


# %% title="the whole thing on the transpose with hypot, returned as a transposed view of a new array" why="written blind"
def project_max_norm(W, max_norm):
    T = W.T.copy()
    n = np.hypot.reduce(T, axis=1)
    long = n > max_norm
    T[long] *= (max_norm / n[long])[:, None]
    return T.T


# %% title="the warning about 0 silenced: limit / 0 is inf, and the minimum with 1 makes it 1" why="written blind"
def project_max_norm(W, max_norm):
    with np.errstate(divide="ignore"):
        f = np.fmin(1.0, max_norm / np.sqrt((W ** 2).sum(axis=0, keepdims=True)))
    return f * W


# %% title="np.where between W and the scaled W, with a safe length, in longdouble" why="written blind"
def project_max_norm(W, max_norm):
    big = W.astype(np.longdouble)
    length = np.sqrt((big * big).sum(axis=0))
    safe = np.where(length > 0, length, 1)
    result = np.where(length[None, :] <= max_norm, big, big / safe * max_norm)
    return result.astype(W.dtype)
