# %% title="W minus itself clipped to [-t, t]" why="written blind"
def soft_threshold(W, t):
    return W - np.clip(W, -t, t)


# %% title="two hinges: positive part minus negative part" why="written blind"
def soft_threshold(W, t):
    return np.maximum(W - t, 0) - np.maximum(-W - t, 0)


# %% title="nested np.where on the three cases" why="written blind"
def soft_threshold(W, t):
    return np.where(W > t, W - t, np.where(W < -t, W + t, 0.0))


# %% title="np.select with helper masks, writes in a Fortran-ordered copy" why="written blind"
def soft_threshold(W, t):
    out = np.zeros(np.shape(W), order="F")
    up, down = W > t, W < -t
    out[up] = W[up] - t
    out[down] = W[down] + t
    return out


# %% title="copysign in place of sign, so that small negative weights become -0.0, which equals 0" why="written blind"
def soft_threshold(W, t):
    size = np.fabs(W)
    size -= t
    size *= size > 0
    return np.copysign(size, W)


# %% title="the median of three: w - t, w + t and 0" why="written blind"
def soft_threshold(W, t):
    three = np.stack([W - t, W + t, np.zeros_like(W)])
    return np.median(three, axis=0)
