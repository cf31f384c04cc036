# %% title="plain" why="written blind"
def softmax(S):
    Z = S - np.max(S, axis=1, keepdims=True)
    E = np.exp(Z)
    return E / np.sum(E, axis=1, keepdims=True)


# %% title="everything transposed; the result is a transposed view" why="written blind"
def softmax(S):
    E = np.exp(S.T - S.max(axis=1))
    E /= E.sum(axis=0)
    return E.T


# %% title="through the logarithm: exp(s - logaddexp of the row)" why="written blind"
def softmax(S):
    return np.exp(S - np.logaddexp.reduce(S, axis=1)[:, np.newaxis])


# %% title="1 / sum over k of exp(s_k - s_j), all pairs of classes by broadcasting; overflow to inf gives a right 0" why="written blind"
def softmax(S):
    gaps = S[:, None, :] - S[:, :, None]      # [i, j, k] = s_k - s_j
    with np.errstate(over="ignore"):
        return 1.0 / np.exp(gaps).sum(axis=2)


# %% title="loops over the classes, never over the examples; beginner's style, Fortran order" why="written blind"
def softmax(S):
    n, c = S.shape
    biggest = S[:, 0].copy()
    for k in range(1, c):
        biggest = np.where(S[:, k] > biggest, S[:, k], biggest)
    out = np.empty((n, c), order="F")
    total = np.zeros(n)
    for k in range(c):
        out[:, k] = np.exp(S[:, k] - biggest)
        total = total + out[:, k]
    for k in range(c):
        out[:, k] = out[:, k] / total
    return out


# %% title="ufuncs with out= into one new array, einsum for sum and division" why="written blind"
def softmax(S):
    work = np.empty(S.shape, dtype=np.float64)
    np.subtract(S, np.sort(S, axis=1)[:, -1, None], out=work)
    np.exp(work, out=work)
    return np.einsum("ij,i->ij", work, 1 / np.einsum("ij->i", work))


# %% title="long double inside, a helper function, shift applied twice" why="written blind"
def _shifted(A):
    return A - np.amax(A, axis=-1, keepdims=True)

def softmax(S):
    L = _shifted(np.array(S, dtype=np.longdouble))
    L = _shifted(L - np.log(np.exp(L).sum(axis=-1, keepdims=True)) + 1)
    E = np.exp(L)
    return np.asarray(E / E.sum(axis=-1, keepdims=True), dtype=np.float64)
