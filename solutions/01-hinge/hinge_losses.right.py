# %% title="np.add.at on a list of pairs" why="Only the terms above zero are ever touched; the power comes early."
def hinge_losses(S, y, delta=1.0, p=1):
    margins = S - S[np.arange(len(S)), y][:, None] + delta
    margins[np.arange(len(S)), y] = 0
    rows, columns = np.nonzero(margins > 0)
    losses = np.zeros(len(S))
    np.add.at(losses, rows, margins[rows, columns] ** p)
    return losses

# %% title="take_along_axis and put_along_axis" why="No list of row numbers."
def hinge_losses(S, y, delta=1.0, p=1):
    index = np.expand_dims(y, 1)
    margins = np.clip(S - np.take_along_axis(S, index, axis=1) + delta, 0, None)
    np.put_along_axis(margins, index, 0.0, axis=1)
    return np.power(margins, p).sum(-1)

# %% title="A loop over the classes" why="It has a loop, but not over the rows: the classes are few."
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    right = S[range(N), y]
    losses = np.zeros(N, dtype=S.dtype)
    for c in range(C):
        m = np.maximum(S[:, c] - right + delta, 0) ** p
        losses += m * (y != c)
    return losses

# %% title="A one-hot table" why="The right scores come from a product with zeros and ones."
def hinge_losses(S, y, delta=1.0, p=1):
    own = y[:, None] == np.arange(S.shape[1])
    right = np.sum(S * own, axis=1, keepdims=True)
    return np.sum(np.where(own, 0, np.maximum(0, S - right + delta)) ** p, axis=1)

# %% title="The right class's term taken off" why="It counts the right class, and its term is exactly delta ** p."
def hinge_losses(S, y, delta=1.0, p=1):
    right = np.choose(y, S.T).reshape(-1, 1)
    m = S - right + delta
    return ((m + np.abs(m)) / 2).__pow__(p).sum(axis=1) - delta ** p

# %% title="Each row sorted, the own term taken out last" why="The order of the terms does not matter; the right class's own term is delta ** p whatever its place."
def hinge_losses(S, y, delta=1.0, p=1):
    correct = np.take_along_axis(S, y[:, np.newaxis], axis=1)[:, 0]
    terms = np.sort(S.T - correct, axis=0) + delta
    return np.where(terms > 0, terms, 0.0).__pow__(p).sum(axis=0) - delta**p

# %% title="The table turned on its side" why="The sum runs along axis 0, which is right here."
def hinge_losses(S, y, delta=1.0, p=1):
    T = S.T.copy()
    columns = np.arange(len(y))
    T += delta - T[y, columns]
    T[y, columns] = 0
    T[T < 0] = 0
    return (T ** p).sum(axis=0)

# %% title="Only the wrong scores are kept" why="A mask flattens the table, and a reshape makes rows again."
def hinge_losses(S, y, delta=1.0, p=1, *, reduction="none"):
    N, C = S.shape
    wrong = np.ones_like(S, dtype=bool)
    wrong[np.arange(N), y] = False
    right = S[~wrong]
    others = S[wrong].reshape(N, C - 1)
    terms = np.maximum(others - right[:, np.newaxis] + delta, 0)
    if p == 2:
        terms = np.square(terms)
    losses = np.einsum("nc->n", terms)
    losses.flags.writeable = False
    return losses
