# %% title="A work array that is kept, and a copy of it returned" why="The array is overwritten by the next call, the result is not."
work = {}

def numerical_gradient(f, W):
    h = 1e-5
    slopes = work.setdefault(W.shape, np.zeros(W.shape))
    for position in np.ndindex(W.shape):
        values = []
        for step in (h, -h):
            moved = np.array(W, dtype=np.float64)
            moved[position] += step
            values.append(f(moved))
        slopes[position] = (values[0] - values[1]) / (2 * h)
    return np.array(slopes)

# %% title="Four points for each entry" why="A formula of higher order, with steps of h and 2 h; it is centred too, and right to as many digits."
def numerical_gradient(f, W):
    h = 1e-5
    at = np.array(W, dtype=np.float64)
    weights = {-2: 1 / 12, -1: -8 / 12, 1: 8 / 12, 2: -1 / 12}

    def slope(position):
        kept, total = at[position], 0.0
        for times, weight in weights.items():
            at[position] = kept + times * h
            total += weight * f(at)
        at[position] = kept
        return total / h

    return np.array([slope(position) for position in np.ndindex(*at.shape)]).reshape(at.shape)

# %% title="One loop over a flat view" why="The copy is made in C order, so ravel is a view whatever W's own order is."
def numerical_gradient(f, W):
    h = 1e-5
    moved = np.array(W, dtype=np.float64, order="C")
    row = moved.ravel()
    slopes = np.zeros(row.size)
    for k in range(row.size):
        kept = row[k]
        row[k] = kept + h
        above = f(moved)
        row[k] = kept - h
        slopes[k] = (above - f(moved)) / (2 * h)
        row[k] = kept
    return slopes.reshape(W.shape)

# %% title="Half a step to each side, divided by the step" why="The two points are one h apart, so the division by h alone is right."
def numerical_gradient(f, W, h=1e-5):
    W = np.array(W, dtype=float, order="F")
    slopes = []
    for k in range(W.size):
        E = np.zeros(W.size)
        E[k] = h / 2
        E = E.reshape(W.shape)
        slopes.append((f(W + E) - f(W - E)) / h)
    return np.array(slopes).reshape(W.shape)

# %% title="The caller's own W is moved, and put back exactly" why="No copy is made of a float64 W, but it is unchanged when the call is over."
def numerical_gradient(f, W):
    h = 1e-5
    W = np.asarray(W, dtype=np.float64)
    gradient = np.zeros(W.shape, dtype=np.float64)
    for position in np.ndindex(W.shape):
        kept = float(W[position])
        try:
            W[position] = kept + h
            above = f(W)
            W[position] = kept - h
            gradient[position] = (above - f(W)) / h / 2
        finally:
            W[position] = kept
    return gradient

# %% title="The mean of the two one-sided differences" why="It asks at W itself as well; the values there cancel, and what is left is the centred difference."
def slope_to(f, W, position, step):
    moved = np.array(W, dtype=np.float64)
    moved[position] += step
    return (f(moved) - f(np.array(W, dtype=np.float64))) / step

def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.full(W.shape, np.nan)
    for position, _ in np.ndenumerate(W):
        gradient[position] = (slope_to(f, W, position, h) + slope_to(f, W, position, -h)) / 2
    return gradient

# %% title="np.nditer, entries put back by arithmetic" why="Down by two steps and up by one: the copy comes back to where it was, but for rounding."
def numerical_gradient(f, W):
    step = 0.00001
    W = W.astype("float64")
    gradient = np.empty(W.shape)
    it = np.nditer(W, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        W[ix] += step
        plus = f(W)
        W[ix] -= 2 * step
        minus = f(W)
        W[ix] += step
        gradient[ix] = (plus - minus) / (2 * step)
        it.iternext()
    return gradient

# %% title="Two fresh copies for each entry" why="Nothing has to be put back, because nothing is kept."
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        above, below = W.astype(np.float64), W.astype(np.float64)
        above[position] += h
        below[position] -= h
        gradient[position] = (f(above) - f(below)) / (above[position] - below[position])
    return gradient
