# %% title="a dictionary of two coefficients and a mask column" why="written blind"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    table = {"l2": (1.0, 0.0), "l1": (0.0, 1.0), "elastic": (beta, 1.0)}
    if kind not in list(table):
        raise ValueError(f"unknown kind {kind!r}")
    a, b = table[kind]
    counts = np.ones((len(W), 1))
    counts[-1] = penalise_bias
    return lam * np.sum(counts * (a * W**2 + b * abs(W))), lam * counts * (2 * a * W + b * np.sign(W))


# %% title="the elastic net by recursion from L2 and L1, the bias by recursion on the upper part and np.pad" why="written blind"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not penalise_bias:
        loss, top = reg_loss_grad(W[:-1], kind, lam, beta=beta)
        return loss, np.pad(top, [(0, 1), (0, 0)])
    if kind == "elastic":
        loss2, d2 = reg_loss_grad(W, "l2", lam * beta)
        loss1, d1 = reg_loss_grad(W, "l1", lam)
        return loss1 + loss2, d1 + d2
    if kind == "l2":
        return float(lam * np.vdot(W, W)), (2 * lam) * W
    if kind == "l1":
        dW = lam * ((W > 0).astype(float) - (W < 0))
        return float(np.vdot(dW, W)), dW
    raise ValueError("kind is none of l2, l1, elastic")


# %% title="a Python loop, but over the terms of the penalty and not over the weights; Fortran order" why="written blind"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    terms = []
    if kind in ("l2", "elastic"):
        terms.append((1.0 if kind == "l2" else beta, np.square, lambda w: 2 * w))
    if kind in ("l1", "elastic"):
        terms.append((1.0, np.abs, np.sign))
    if not terms:
        raise ValueError(kind)
    U = np.array(W, dtype=float, order="F")
    if not penalise_bias:
        U[-1, :] = 0.0
    loss, dW = 0.0, np.zeros_like(U)
    for factor, value, slope in terms:
        loss += lam * factor * value(U).sum()
        dW += lam * factor * slope(U)
    return loss, dW


# %% title="longdouble inside, einsum for the sums, match on the kind, the loss a NumPy scalar" why="written blind"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    match kind:
        case "l2":
            quad, lin = 1, 0
        case "l1":
            quad, lin = 0, 1
        case "elastic":
            quad, lin = beta, 1
        case _:
            raise ValueError("l2, l1 or elastic, please")
    V = W.astype(np.longdouble)
    V *= np.append(np.ones(V.shape[0] - 1), 1 if penalise_bias else 0)[:, None]
    s = np.sign(V)
    loss = lam * (quad * np.einsum("dc,dc->", V, V) + lin * np.einsum("dc,dc->", V, s))
    return np.float64(loss), np.asarray(lam * (2 * quad * V + lin * s), dtype=np.float64)


# %% title="the gradient first, and the loss from it: the sum of w * slope is 2 w^2 or |w|, less the squares" why="written blind"
def _slope_l2(W, beta):
    return 2.0 * W

def _slope_l1(W, beta):
    return np.copysign(1.0, W) * (W != 0)

def _slope_elastic(W, beta):
    return _slope_l1(W, beta) + beta * _slope_l2(W, beta)

_slopes = {"l2": _slope_l2, "l1": _slope_l1, "elastic": _slope_elastic}

def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    try:
        slope = _slopes[kind]
    except (KeyError, TypeError):
        raise ValueError(f"unknown penalty {kind}") from None
    grad = slope(W, beta)
    if not penalise_bias:
        grad = np.where(np.arange(W.shape[0])[:, None] < W.shape[0] - 1, grad, 0.0)
    used = W if penalise_bias else W[:-1]
    quadratic = {"l2": 1.0, "l1": 0.0, "elastic": beta}[kind]
    return lam * (np.sum(grad * W) - quadratic * np.sum(used * used)), lam * grad


# %% title="a slice of the rows, writing into a view of a zero array through out=" why="written blind"
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    rows = slice(None) if penalise_bias else slice(0, W.shape[0] - 1)
    dW = np.zeros(W.shape)
    part, V = dW[rows], W[rows]
    if kind == "l1":
        np.sign(V, out=part)
        loss = np.linalg.norm(V.ravel(), 1)
    elif kind == "l2":
        np.add(V, V, out=part)
        loss = np.linalg.norm(V.ravel()) ** 2
    elif kind == "elastic":
        np.multiply(V, 2 * beta, out=part)
        part += np.sign(V)
        loss = beta * np.square(V).sum() + np.fabs(V).sum()
    else:
        raise ValueError("kind")
    dW *= lam
    return lam * loss, dW
