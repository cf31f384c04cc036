"""Right programs for the notebook on regularization."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "reg_loss_grad",
        "a dictionary of two coefficients and a mask column",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    table = {"l2": (1.0, 0.0), "l1": (0.0, 1.0), "elastic": (beta, 1.0)}
    if kind not in list(table):
        raise ValueError(f"unknown kind {kind!r}")
    a, b = table[kind]
    counts = np.ones((len(W), 1))
    counts[-1] = penalise_bias
    return lam * np.sum(counts * (a * W**2 + b * abs(W))), lam * counts * (2 * a * W + b * np.sign(W))
""",
    ),
    Program(
        "reg_loss_grad",
        "the elastic net by recursion from L2 and L1, the bias by recursion on the upper part and np.pad",
        """
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
""",
    ),
    Program(
        "reg_loss_grad",
        "a Python loop, but over the terms of the penalty and not over the weights; Fortran order",
        """
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
""",
    ),
    Program(
        "reg_loss_grad",
        "longdouble inside, einsum for the sums, match on the kind, the loss a NumPy scalar",
        """
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
""",
    ),
    Program(
        "reg_loss_grad",
        "the gradient first, and the loss from it: the sum of w * slope is 2 w^2 or |w|, less the squares",
        """
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
""",
    ),
    Program(
        "reg_loss_grad",
        "a slice of the rows, writing into a view of a zero array through out=",
        """
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
""",
    ),
    Program(
        "project_max_norm",
        "one line: divide by the larger of 1 and length / limit",
        """
def project_max_norm(W, max_norm):
    return W / np.maximum(1.0, np.linalg.norm(W, axis=0) / max_norm)
""",
    ),
    Program(
        "project_max_norm",
        "np.divide with where= and out=",
        """
def project_max_norm(W, max_norm):
    length = np.sqrt(np.einsum("dc,dc->c", W, W))
    factor = np.divide(max_norm, length, out=np.ones_like(length), where=length > max_norm)
    return np.einsum("dc,c->dc", W, factor)
""",
    ),
    Program(
        "project_max_norm",
        "a copy in Fortran order, whose long columns are replaced by fancy indexing",
        """
def project_max_norm(W, max_norm):
    out = np.array(W, order="F", copy=True)
    sq = np.add.reduce(np.square(out), axis=0)
    idx = np.flatnonzero(sq > max_norm * max_norm)
    out[:, idx] = max_norm * out[:, idx] / np.sqrt(sq[idx])
    return out
""",
    ),
    Program(
        "project_max_norm",
        "the whole thing on the transpose with hypot, returned as a transposed view of a new array",
        """
def project_max_norm(W, max_norm):
    T = W.T.copy()
    n = np.hypot.reduce(T, axis=1)
    long = n > max_norm
    T[long] *= (max_norm / n[long])[:, None]
    return T.T
""",
    ),
    Program(
        "project_max_norm",
        "the warning about 0 silenced: limit / 0 is inf, and the minimum with 1 makes it 1",
        """
def project_max_norm(W, max_norm):
    with np.errstate(divide="ignore"):
        f = np.fmin(1.0, max_norm / np.sqrt((W ** 2).sum(axis=0, keepdims=True)))
    return f * W
""",
    ),
    Program(
        "project_max_norm",
        "np.where between W and the scaled W, with a safe length, in longdouble",
        """
def project_max_norm(W, max_norm):
    big = W.astype(np.longdouble)
    length = np.sqrt((big * big).sum(axis=0))
    safe = np.where(length > 0, length, 1)
    result = np.where(length[None, :] <= max_norm, big, big / safe * max_norm)
    return result.astype(W.dtype)
""",
    ),
    Program(
        "soft_threshold",
        "W minus itself clipped to [-t, t]",
        """
def soft_threshold(W, t):
    return W - np.clip(W, -t, t)
""",
    ),
    Program(
        "soft_threshold",
        "two hinges: positive part minus negative part",
        """
def soft_threshold(W, t):
    return np.maximum(W - t, 0) - np.maximum(-W - t, 0)
""",
    ),
    Program(
        "soft_threshold",
        "nested np.where on the three cases",
        """
def soft_threshold(W, t):
    return np.where(W > t, W - t, np.where(W < -t, W + t, 0.0))
""",
    ),
    Program(
        "soft_threshold",
        "np.select with helper masks, writes in a Fortran-ordered copy",
        """
def soft_threshold(W, t):
    out = np.zeros(np.shape(W), order="F")
    up, down = W > t, W < -t
    out[up] = W[up] - t
    out[down] = W[down] + t
    return out
""",
    ),
    Program(
        "soft_threshold",
        "copysign in place of sign, so that small negative weights become -0.0, which equals 0",
        """
def soft_threshold(W, t):
    size = np.fabs(W)
    size -= t
    size *= size > 0
    return np.copysign(size, W)
""",
    ),
    Program(
        "soft_threshold",
        "the median of three: w - t, w + t and 0",
        """
def soft_threshold(W, t):
    three = np.stack([W - t, W + t, np.zeros_like(W)])
    return np.median(three, axis=0)
""",
    ),
]
