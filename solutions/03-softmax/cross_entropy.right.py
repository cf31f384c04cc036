# %% title="A mask picks the scores, and squeeze names its axis" why="squeeze(axis=1) leaves the axis of a single example alone."
def cross_entropy(S, y):
    mine = np.equal.outer(y, np.arange(S.shape[1]))
    top = S.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(S - top).sum(axis=1, keepdims=True))
    return (top + log_sum).squeeze(axis=1) - S[mine]

# %% title="A helper that gives all logarithms, and a boolean mask" why="The mask picks one entry in each row, and the rows stay in order."
def log_probabilities(S):
    shifted = S - S.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(S, y):
    mask = np.zeros(S.shape, dtype=bool)
    mask[np.arange(len(y)), y] = True
    return -log_probabilities(S)[mask]

# %% title="float32 after the shift" why="After the shift the scores are small, so float32 keeps seven digits."
def cross_entropy(S, y):
    Z = (S - S.max(axis=1, keepdims=True)).astype(np.float32)
    return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]

# %% title="Gaps to the largest score, and log1p" why="The largest score's own exponential, 1, is left out of the sum and put back by log1p: tiny losses keep their digits."
def cross_entropy(S, y):
    rows = np.arange(S.shape[0])
    best = S.argmax(axis=1)
    gaps = S - S[rows, best][:, np.newaxis]
    others = np.exp(gaps)
    others[rows, best] = 0.0
    return np.log1p(others.sum(axis=1)) - gaps[rows, y]

# %% title="np.logaddexp.reduce does log-sum-exp" why="No maximum is subtracted anywhere: logaddexp does it inside."
def cross_entropy(S, y):
    log_sum = np.logaddexp.reduce(S, axis=1)
    own = np.take_along_axis(S, y.reshape(-1, 1), axis=1)
    return log_sum - own.ravel()

# %% title="A one-hot matrix in place of fancy indices" why="It multiplies by zeros and adds them up: the sum over the classes picks one term."
def cross_entropy(S, y):
    one_hot = (np.arange(S.shape[1])[None, :] == y[:, None]).astype(float)
    m = np.max(S, axis=1)
    log_sum = m + np.log(np.einsum("nc->n", np.exp(S - m[:, None])))
    return log_sum - np.einsum("nc,nc->n", S, one_hot)

# %% title="Shifted twice: by the own score, then by the maximum" why="The first shift is no protection, but the second is."
def cross_entropy(S, y):
    lead = (S.T - np.choose(y, S.T)).T
    worst = lead.max(axis=1)
    result = np.log(np.exp(lead - worst[:, None]).sum(axis=1))
    result += worst
    return result
