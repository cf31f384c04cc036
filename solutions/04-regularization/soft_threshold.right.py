# %% title="What is left after clipping" why="W minus W clipped to [-t, t]: no sign and no maximum."
def soft_threshold(W, t):
    return W - np.clip(W, -t, t)

# %% title="Three cases by masks, >= at the edge" why="At a size of exactly t both cases give 0, so >= is as right as >."
def soft_threshold(W, t):
    out = np.zeros(np.shape(W), dtype=W.dtype, order="F")
    above, below = W >= t, W <= -t
    out[above] = W[above] - t
    out[below] = W[below] + t
    out.setflags(write=False)
    return out

# %% title="np.select, with minus zero" why="np.copysign makes zeros of either sign: -0.0 is 0."
def soft_threshold(W, t=0.0):
    small = abs(W) <= t
    return np.copysign(np.select([small, ~small], [0 * W, abs(W) - t]), W)

# %% title="Two hinges" why="The positive part of w - t minus the positive part of -w - t."
def relu(a):
    return a * (a > 0)


def soft_threshold(W, t):
    return relu(W - t) - relu(-W - t)
