# %% title="Boolean masks and a product" why="The terms are chosen, not clipped; >= at the kink adds a zero."
def L_i_vectorized(x, y, W):
    gaps = x @ (W - W[:, [y]]) + 1
    counted = (gaps >= 0) & (np.arange(W.shape[1]) != y)
    return gaps @ counted

# %% title="An object that can be called" why="L_i_vectorized is not a function, and keeps its margin."
class HingeLoss:
    def __init__(self, margin=1.0):
        self.margin = margin

    def __call__(self, x, y, W):
        scores = np.asfortranarray(W).T @ x
        terms = scores - scores[y] + self.margin
        terms[y] = 0
        return np.array(terms[terms > 0].sum())


L_i_vectorized = HingeLoss()

# %% title="np.matrix" why="Everything stays two-dimensional, and y is the second index."
def L_i_vectorized(x, y, W):
    scores = np.asmatrix(x) * np.asmatrix(W)
    margins = np.maximum(scores - scores[0, y] + 1, 0)
    margins[0, y] = 0
    return margins.sum(axis=1)

# %% title="1 subtracted in place of a zero" why="It counts the right class, whose term is exactly 1."
def L_i_vectorized(x, y, W):
    s = np.einsum("d,dc->c", x, W)
    return np.add.reduce(np.fmax(s - s[y] + 1, 0)) - 1

# %% title="The right class's score deleted" why="Nothing needs to be set to zero."
def L_i_vectorized(x, y, W):
    scores = W.T.dot(x)
    return np.clip(np.delete(scores, y) - scores[y] + 1, 0, None).sum()

# %% title="A one-hot vector, and a helper" why="Nothing is picked by its number."
def one_hot(y, C, dtype):
    return np.eye(C, dtype=dtype)[y]


def L_i_vectorized(x, y, W, delta=1.0):
    """The loss of one example."""
    own = one_hot(y, W.shape[1], W.dtype)
    scores = x @ W
    return float(np.sum(np.maximum(0, scores - scores @ own + delta) * (1 - own)))
