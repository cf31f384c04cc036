# %% title="plain: float64 copy, move, measure, put back" why="written blind"
def numerical_gradient(f, W):
    h = 1e-5
    A = np.array(W, dtype=np.float64)
    grad = np.zeros_like(A)
    for pos in np.ndindex(A.shape):
        old = A[pos]
        A[pos] = old + h
        up = f(A)
        A[pos] = old - h
        down = f(A)
        A[pos] = old
        grad[pos] = (up - down) / (2 * h)
    return grad


# %% title="the rows of the identity matrix as directions, new arrays each time" why="written blind"
def numerical_gradient(f, W):
    h = 1e-5
    A = W.astype(np.float64)
    slopes = [(f(A + h * e.reshape(A.shape)) - f(A - h * e.reshape(A.shape))) * (0.5 / h) for e in np.eye(A.size)]
    return np.array(slopes, dtype=np.float64).reshape(A.shape)


# %% title="np.nditer with multi_index, result in Fortran order" why="written blind"
def numerical_gradient(f, W):
    x = np.array(W, dtype=np.float64, order="C")
    df = np.zeros(x.shape, dtype=np.float64, order="F")
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"])
    while not it.finished:
        i = it.multi_index
        x0 = float(x[i])
        x[i] = x0 - 1e-5
        low = f(x)
        x[i] = x0 + 1e-5
        df[i] = (f(x) - low) / 2e-5
        x[i] = x0
        it.iternext()
    return df


# %% title="recursion over the axes: the gradient of a slice is the gradient of a function of that slice" why="written blind"
def numerical_gradient(f, W):
    A = np.array(W, dtype=np.float64)
    if A.ndim == 0:
        return np.array((f(A + 1e-5) - f(A - 1e-5)) / 2e-5)

    def with_part(i, part):
        B = A.copy()
        B[i] = part
        return f(B)

    out = np.empty(A.shape)
    for i in range(A.shape[0]):
        out[i] = numerical_gradient(lambda part, i=i: with_part(i, part), A[i])
    return out


# %% title="divides by the distance of the two points as float64 holds them" why="written blind"
def numerical_gradient(f, W):
    step = np.float64(1e-5)
    centre = np.array(W, dtype=np.float64)
    out = np.empty_like(centre)
    for k, w in np.ndenumerate(centre):
        right, left = centre.copy(), centre.copy()
        right[k] = w + step
        left[k] = w - step
        out[k] = (float(f(right)) - float(f(left))) / (right[k] - left[k])
    return out


# %% title="flat iterator and np.fromiter over a generator" why="written blind"
def numerical_gradient(f, W):
    def value(k, by):
        M = np.array(W, dtype=np.float64)
        M.flat[k] += by
        return f(M)
    h = 1e-5
    return np.fromiter(((value(k, h) - value(k, -h)) / (h + h) for k in range(np.size(W))), dtype=np.float64).reshape(np.shape(W))


# %% title="first all values above, then all values below, then one array difference" why="written blind"
def numerical_gradient(f, W):
    h = 1e-5
    W64 = np.asarray(W, dtype=np.float64)
    sides = np.zeros((2,) + W64.shape)
    for side, sign in enumerate((+1.0, -1.0)):
        for place in np.ndindex(W64.shape):
            trial = np.array(W64)
            trial[place] = trial[place] + sign * h
            sides[(side,) + place] = f(trial)
    return np.asarray(-np.diff(sides, axis=0)[0] / (2 * h))
