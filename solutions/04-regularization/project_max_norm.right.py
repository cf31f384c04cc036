# %% title="A product with a diagonal matrix" why="Columns are scaled by a matrix product; hypot.reduce makes the lengths without overflow."
def lengths(W):
    return np.hypot.reduce(W, axis=0)


def project_max_norm(W, max_norm, eps=1e-300):
    scale = np.clip(max_norm / (lengths(W) + eps), None, 1.0)
    return W @ np.diag(scale)

# %% title="Divides by zero, and is right" why="max_norm / 0 is inf, and the minimum of 1 and inf is 1: only a warning comes of it."
def project_max_norm(W, max_norm):
    norms = np.sqrt((W**2).sum(axis=0, keepdims=True))
    return np.minimum(1, max_norm / norms) * W

# %% title="Only the long columns, on a copy" why="Scales in place, but on a copy; a mask selects the columns."
def project_max_norm(W, max_norm):
    out = np.array(W, order="F")
    norms = np.linalg.norm(out, axis=0)
    long = norms > max_norm
    out[:, long] *= max_norm / norms[long]
    return out

# %% title="np.where, at the limit either way" why="Columns exactly at the limit are scaled by 1; the transpose makes columns of rows."
def project_max_norm(W, max_norm):
    rows = W.T
    squares = np.einsum("cd,cd->c", rows, rows)[:, None]
    safe = np.where(squares > 0, squares, 1)
    return np.where(squares >= max_norm**2, rows * (max_norm / np.sqrt(safe)), rows).T
