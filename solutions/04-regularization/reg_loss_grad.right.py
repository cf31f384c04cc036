# %% title="A class for each penalty" why="Objects that add up; reg_loss_grad only chooses among them, and returns a list."
class Penalty:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return Penalty(lambda W: self.value(W) + other.value(W), lambda W: self.slope(W) + other.slope(W))

    def __rmul__(self, factor):
        return Penalty(lambda W: factor * self.value(W), lambda W: factor * self.slope(W))


L2 = Penalty(lambda W: np.sum(W * W), lambda W: W + W)
L1 = Penalty(lambda W: np.sum(np.abs(W)), np.sign)


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    penalties = {"l2": L2, "l1": L1, "elastic": beta * L2 + L1}
    if kind not in penalties:
        raise ValueError(kind)
    chosen = lam * penalties[kind]
    if penalise_bias:
        return [chosen.value(W), chosen.slope(W)]
    return [chosen.value(W[:-1]), np.r_[chosen.slope(W[:-1]), 0 * W[-1:]]]

# %% title="Two coefficients, one formula" why="No branch for each kind: L2, L1 and the elastic net differ only in two numbers."
COEFFICIENTS = {"l2": lambda beta: (1.0, 0.0), "l1": lambda beta: (0.0, 1.0), "elastic": lambda beta: (beta, 1.0)}


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    try:
        a, b = COEFFICIENTS[kind](beta)
    except KeyError:
        raise ValueError(f"kind must be one of {sorted(COEFFICIENTS)}") from None
    counted = np.ones((W.shape[0], 1))
    counted[-1, 0] = float(penalise_bias)
    loss = lam * (counted * (a * W**2 + b * np.abs(W))).sum()
    return loss, lam * counted * (2 * a * W + b * np.sign(W))

# %% title="Everything in the dtype of W, read-only in the end" why="float32 in, float32 out; the loss is a zero-dimensional array and dW cannot be written to."
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True, verbose=False):
    if kind not in {"l2", "l1", "elastic"}:
        raise ValueError("kind?")
    W = np.asfortranarray(W)
    rows = slice(None, None if penalise_bias else -1)
    loss, dW = np.zeros((), W.dtype), np.zeros_like(W)
    if kind in ("l2", "elastic"):
        strength = W.dtype.type(lam * (beta if kind == "elastic" else 1.0))
        loss = loss + strength * np.einsum("dc,dc->", W[rows], W[rows])
        dW[rows] += 2 * strength * W[rows]
    if kind in ("l1", "elastic"):
        loss = loss + W.dtype.type(lam) * np.sum(np.abs(W[rows]))
        dW[rows] += W.dtype.type(lam) * np.sign(W[rows])
    if verbose:
        print("loss", loss)
    dW.flags.writeable = False
    return np.asarray(loss), dW

# %% title="Signs from comparisons, the loss as a matrix of one entry" why="The sign is the difference of two masks, and the loss is an array of shape (1, 1)."
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    assert W.ndim == 2
    D = W.shape[0]
    V = np.where(np.arange(D)[:, None] < (D if penalise_bias else D - 1), W, 0)
    sign = 1.0 * (V > 0) - 1.0 * (V < 0)
    if kind == "l2":
        R, slope = V**2, 2 * V
    elif kind == "l1":
        R, slope = V * sign, sign
    elif kind == "elastic":
        R, slope = beta * V**2 + V * sign, 2 * beta * V + sign
    else:
        raise ValueError("no such kind")
    return lam * np.sum(R, keepdims=True), np.multiply(lam, slope)

# %% title="np.matrix, and match" why="The gradient is an np.matrix, the loss the trace of a product; kinds are told apart by match."
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = np.matrix(W, copy=True)
    if not penalise_bias:
        V[-1] = 0
    squares, absolute = np.trace(V.T * V), np.abs(V).sum()
    match kind:
        case "l2":
            return float(lam * squares), 2 * lam * V
        case "l1":
            return float(lam * absolute), lam * np.sign(V)
        case "elastic":
            return float(lam * (beta * squares + absolute)), lam * (2 * beta * V + np.sign(V))
        case _:
            raise ValueError(f"no penalty is called {kind}")

# %% title="The elastic net by calling itself" why="Recursion in place of a third formula; the strength of the squares is lam * beta."
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "elastic":
        one, dW_one = reg_loss_grad(W, "l2", lam * beta, penalise_bias=penalise_bias)
        two, dW_two = reg_loss_grad(W, "l1", lam, penalise_bias=penalise_bias)
        return one + two, dW_one + dW_two
    V = W if penalise_bias else W[:-1]
    if kind == "l2":
        loss, dV = np.vdot(V, V), 2 * V
    elif kind == "l1":
        loss, dV = np.linalg.norm(V.ravel(), 1), np.sign(V)
    else:
        raise ValueError(kind)
    dW = np.zeros_like(W)
    dW[: len(V)] = dV
    return lam * loss, lam * dW
