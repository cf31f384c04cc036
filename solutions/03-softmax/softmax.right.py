# %% title="By the logarithm of the sum, exponentiated at the end" why="There is no division at all: subtracting the logarithm of the sum is dividing by the sum."
def softmax(S):
    top = S.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(S - top).sum(axis=1, keepdims=True))
    return np.exp(S - log_sum)

# %% title="A work array that is kept, and a copy of it returned" why="The array is overwritten by the next call, the result is not."
work = {}

def softmax(S):
    E = work.setdefault(S.shape, np.empty(S.shape))
    np.subtract(S, S.max(axis=1, keepdims=True), out=E)
    np.exp(E, out=E)
    E /= E.sum(axis=1, keepdims=True)
    return E.copy()

# %% title="float32 after the shift" why="After the shift the scores are small, so float32 keeps seven digits."
def softmax(S):
    Z = (S - S.max(axis=1, keepdims=True)).astype(np.float32)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)

# %% title="A loop over the classes, not over the examples" why="It has a loop in Python, but its length is C: it does not grow with the examples."
def softmax(S):
    N, C = S.shape
    biggest = S[:, 0]
    for j in range(1, C):
        biggest = np.maximum(biggest, S[:, j])
    P = np.empty((N, C))
    total = np.zeros(N)
    for j in range(C):
        P[:, j] = np.exp(S[:, j] - biggest)
        total += P[:, j]
    return P / total.reshape(N, 1)

# %% title="An np.matrix comes back" why="np.matrix is a subclass of the array that always has two axes: for the probabilities that is no harm."
def softmax(S):
    M = np.asmatrix(S)
    E = np.exp(M - M.max(axis=1))
    return E / E.sum(axis=1)

# %% title="In place, but on a copy of its own, with an extra keyword argument" why="-=, out= and /= are used on the copy only. The keyword has a default."
def softmax(S, axis=-1):
    P = np.array(S, dtype=np.float64)
    P -= np.max(P, axis=axis, keepdims=True)
    np.exp(P, out=P)
    P /= P.sum(axis=axis, keepdims=True)
    P.flags.writeable = False
    return P

# %% title="Every class against every other, without a sum of exponentials of scores" why="One over the sum of exp(s_k - s_j): it overflows to infinity for hopeless classes, and 1 over infinity is the right 0."
def softmax(S):
    with np.errstate(over="ignore"):
        ratios = np.exp(S[:, None, :] - S[:, :, None])
    return 1 / ratios.sum(axis=2)

# %% title="The classes along the first axis, and back" why="It sums over axis 0: of the transposed matrix, where that is the classes. The result is a view in Fortran's order."
def softmax(S):
    T = S.T
    E = np.exp(T - T.max(axis=0))
    return (E / E.sum(axis=0)).T
