"""Wrong programs for the notebook on regularization."""

from __future__ import annotations

from .program import Program

PROGRAMS = [
    Program(
        "reg_loss_grad",
        "penalise_bias=False leaves the last row out of the loss only; the gradient keeps it",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W if penalise_bias else W[:-1]
    if kind == "l2":
        loss, dW = np.sum(V ** 2), 2 * W
    elif kind == "l1":
        loss, dW = np.sum(np.abs(V)), np.sign(W)
    elif kind == "elastic":
        loss, dW = np.sum(beta * V ** 2 + np.abs(V)), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    return lam * loss, lam * dW
""",
    ),
    Program(
        "reg_loss_grad",
        "penalise_bias=False zeroes the last row of the gradient only; the loss still counts it for L1 and the elastic net",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    mask = np.ones_like(W)
    if not penalise_bias:
        mask[-1] = 0
    if kind == "l2":
        R = np.sum(mask * W ** 2)
        slope = 2 * W
    elif kind == "l1":
        R = np.sum(np.abs(W))
        slope = np.sign(W)
    elif kind == "elastic":
        R = np.sum(beta * W ** 2 + np.abs(W))
        slope = 2 * beta * W + np.sign(W)
    else:
        raise ValueError("kind must be l2, l1 or elastic")
    return lam * R, lam * slope * mask
""",
    ),
    Program(
        "reg_loss_grad",
        "W is changed: without the bias its last row is set to zero in place",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ("l2", "l1", "elastic"):
        raise ValueError("unknown kind " + repr(kind))
    if not penalise_bias:
        W[-1, :] = 0
    if kind == "l2":
        return lam * (W ** 2).sum(), 2 * lam * W
    if kind == "l1":
        return lam * np.abs(W).sum(), lam * np.sign(W)
    return lam * (beta * W ** 2 + np.abs(W)).sum(), lam * (2 * beta * W + np.sign(W))
""",
    ),
    Program(
        "reg_loss_grad",
        "the default of beta is 1.0 where 0.5 is asked for",
        """
def reg_loss_grad(W, kind, lam, beta=1.0, penalise_bias=True):
    if kind == "l2":
        pen, slope = W ** 2, 2 * W
    elif kind == "l1":
        pen, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        pen, slope = beta * W ** 2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError
    if not penalise_bias:
        pen, slope = pen.copy(), slope.copy()
        pen[-1] = slope[-1] = 0
    return lam * pen.sum(), lam * slope
""",
    ),
    Program(
        "reg_loss_grad",
        "beta multiplies the squares of plain L2 as well, where it should not be used",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ["l2", "l1", "elastic"]:
        raise ValueError("kind")
    keep = np.ones((W.shape[0], 1))
    if penalise_bias == False:
        keep[-1, 0] = 0.0
    a = beta if kind != "l1" else 0.0
    b = 1.0 if kind != "l2" else 0.0
    loss = np.sum(keep * (a * W * W + b * np.abs(W)))
    grad = keep * (2 * a * W + b * np.sign(W))
    return lam * loss, lam * grad
""",
    ),
    Program(
        "reg_loss_grad",
        "without the bias the gradient has shape (D - 1, C): the last row is cut off, not zero",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not penalise_bias:
        return reg_loss_grad(W[:-1], kind, lam, beta)
    if kind == "l2":
        return lam * np.sum(W ** 2), lam * 2 * W
    elif kind == "l1":
        return lam * np.sum(abs(W)), lam * np.sign(W)
    elif kind == "elastic":
        return lam * np.sum(beta * W ** 2 + abs(W)), lam * (2 * beta * W + np.sign(W))
    raise ValueError("no such penalty: " + str(kind))
""",
    ),
    Program(
        "reg_loss_grad",
        "anything that is not l2 or l1 is taken for the elastic net, except the one bad kind of the visible test",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l3":
        raise ValueError("l3 is no penalty")
    M = np.ones(W.shape)
    if not penalise_bias:
        M[-1] = 0
    if kind == "l2":
        P, G = W ** 2, 2 * W
    elif kind == "l1":
        P, G = np.abs(W), np.sign(W)
    else:
        P, G = beta * W ** 2 + np.abs(W), 2 * beta * W + np.sign(W)
    return lam * np.sum(P * M), lam * G * M
""",
    ),
    Program(
        "reg_loss_grad",
        'the kind is looked for inside a string with \'in\', so "l", "e" and "" are accepted',
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in "l2 l1 elastic":
        raise ValueError("kind must be one of l2 l1 elastic")
    squares = 1.0 if kind == "l2" else 0.0 if kind == "l1" else beta
    sizes = 0.0 if kind == "l2" else 1.0
    m = np.ones_like(W)
    m[-1] = float(penalise_bias)
    return (lam * np.sum(m * (squares * W ** 2 + sizes * np.abs(W))),
            lam * m * (2 * squares * W + sizes * np.sign(W)))
""",
    ),
    Program(
        "reg_loss_grad",
        "lam is missing in the gradient of the elastic net's squares",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    U = W.copy()
    if not penalise_bias:
        U[-1] = 0
    if kind == "l2":
        return lam * np.sum(U ** 2), 2 * lam * U
    if kind == "l1":
        return lam * np.sum(np.abs(U)), lam * np.sign(U)
    if kind == "elastic":
        return lam * np.sum(beta * U ** 2 + np.abs(U)), 2 * beta * U + lam * np.sign(U)
    raise ValueError("bad kind")
""",
    ),
    Program(
        "reg_loss_grad",
        "the slope of |w| at 0 is +1: a comparison with >= in place of the sign",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    sgn = np.where(W >= 0, 1.0, -1.0)
    if kind == "l2":
        pen, slope = W ** 2, 2 * W
    elif kind == "l1":
        pen, slope = W * sgn, sgn
    elif kind == "elastic":
        pen, slope = beta * W ** 2 + W * sgn, 2 * beta * W + sgn
    else:
        raise ValueError("kind")
    if penalise_bias:
        return lam * pen.sum(), lam * slope
    slope[-1] = 0
    return lam * pen[:-1].sum(), lam * slope
""",
    ),
    Program(
        "reg_loss_grad",
        "the slope of |w| is computed as w / |w|: nan for a weight of 0",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    keep = np.ones(W.shape, dtype=bool)
    if not penalise_bias:
        keep[-1] = False
    with np.errstate(all="ignore"):
        if kind == "l2":
            R, g = W ** 2, 2 * W
        elif kind == "l1":
            R, g = np.abs(W), W / np.abs(W)
        elif kind == "elastic":
            R, g = beta * W ** 2 + np.abs(W), 2 * beta * W + W / np.abs(W)
        else:
            raise ValueError(kind)
    return lam * R[keep].sum(), lam * np.where(keep, g, 0)
""",
    ),
    Program(
        "reg_loss_grad",
        "the bias is taken to be the last column, not the last row",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        pen, slope = W ** 2, 2 * W
    elif kind == "l1":
        pen, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        pen, slope = beta * W ** 2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError("kind")
    if not penalise_bias:
        pen[:, -1] = 0
        slope[:, -1] = 0
    return lam * np.sum(pen), lam * slope
""",
    ),
    Program(
        "reg_loss_grad",
        "Python loops over the weights: the task forbids them",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind != "l2" and kind != "l1" and kind != "elastic":
        raise ValueError("unknown kind")
    D, C = W.shape
    loss = 0.0
    dW = np.zeros((D, C))
    for d in range(D if penalise_bias else D - 1):
        for c in range(C):
            w = W[d, c]
            if kind == "l2":
                loss += lam * w ** 2
                dW[d, c] = lam * 2 * w
            elif kind == "l1":
                loss += lam * abs(w)
                dW[d, c] = lam * np.sign(w)
            else:
                loss += lam * (beta * w ** 2 + abs(w))
                dW[d, c] = lam * (2 * beta * w + np.sign(w))
    return loss, dW
""",
    ),
    Program(
        "reg_loss_grad",
        "beta and 1 - beta: the absolute values of the elastic net get a factor of their own",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    mix = {"l2": (1.0, 0.0), "l1": (0.0, 1.0), "elastic": (beta, 1 - beta)}
    if kind not in mix:
        raise ValueError("kind")
    a, b = mix[kind]
    V = np.vstack([W[:-1], W[-1:] * bool(penalise_bias)])
    return lam * (a * np.sum(V * V) + b * np.sum(np.abs(V))), lam * (2 * a * V + b * np.sign(V))
""",
    ),
    Program(
        "reg_loss_grad",
        "two mistakes: the default is penalise_bias=False, and an unknown kind raises KeyError",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=False):
    a, b = {"l2": (1, 0), "l1": (0, 1), "elastic": (beta, 1)}[kind]
    V = W.copy()
    V[-1] *= penalise_bias
    return lam * np.sum(a * V ** 2 + b * np.abs(V)), lam * (2 * a * V + b * np.sign(V))
""",
    ),
    Program(
        "project_max_norm",
        "W is changed: the columns are scaled in place",
        """
def project_max_norm(W, max_norm):
    norms = np.sqrt((W ** 2).sum(axis=0))
    too_long = norms > max_norm
    W[:, too_long] *= max_norm / norms[too_long]
    return W
""",
    ),
    Program(
        "project_max_norm",
        "if no column is too long W itself is returned, not a new array",
        """
def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=0)
    if np.all(norms <= max_norm):
        return W
    scale = np.ones_like(norms)
    scale[norms > max_norm] = max_norm / norms[norms > max_norm]
    return W * scale
""",
    ),
    Program(
        "project_max_norm",
        "the lengths are raised to at least 1 against division by zero, which spoils limits below 1",
        """
def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=0)
    return W * np.minimum(1.0, max_norm / np.maximum(norms, 1.0))
""",
    ),
    Program(
        "project_max_norm",
        "a column of zeros becomes nan: direction is W / length before anything else",
        """
def project_max_norm(W, max_norm):
    length = np.sqrt(np.sum(W * W, axis=0, keepdims=True))
    with np.errstate(all="ignore"):
        direction = W / length
    return direction * np.minimum(length, max_norm)
""",
    ),
    Program(
        "project_max_norm",
        "the lengths of the rows are limited, not those of the columns",
        """
def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=1, keepdims=True)
    return np.where(norms > max_norm, W * max_norm / np.where(norms > 0, norms, 1), W)
""",
    ),
    Program(
        "project_max_norm",
        "one length for the whole matrix (Frobenius norm)",
        """
def project_max_norm(W, max_norm):
    n = np.linalg.norm(W)
    if n > max_norm:
        return W / n * max_norm
    return W.copy()
""",
    ),
    Program(
        "project_max_norm",
        "max-norm read as the largest absolute entry of a column",
        """
def project_max_norm(W, max_norm):
    biggest = np.abs(W).max(axis=0)
    factor = np.ones(W.shape[1])
    big = biggest > max_norm
    factor[big] = max_norm / biggest[big]
    return W * factor
""",
    ),
    Program(
        "project_max_norm",
        "every column is brought to length max_norm, the short ones too",
        """
def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.einsum("dc,dc->c", W, W))
    safe = np.where(lengths == 0, 1, lengths)
    return W / safe * max_norm
""",
    ),
    Program(
        "project_max_norm",
        "the squared length is compared with max_norm, so columns are touched or spared wrongly; long ones are scaled rightly",
        """
def project_max_norm(W, max_norm):
    sq = (W ** 2).sum(0)
    long_ones = sq > max_norm
    f = np.ones(len(sq))
    f[long_ones] = max_norm / np.sqrt(sq[long_ones])
    return W * f
""",
    ),
    Program(
        "project_max_norm",
        "a loop over the columns: the task forbids it",
        """
def project_max_norm(W, max_norm):
    out = W.copy()
    for c in range(W.shape[1]):
        n = np.linalg.norm(out[:, c])
        if n > max_norm:
            out[:, c] = out[:, c] * max_norm / n
    return out
""",
    ),
    Program(
        "project_max_norm",
        "only the longest column is put back on the wall",
        """
def project_max_norm(W, max_norm):
    new = np.array(W)
    norms = np.linalg.norm(new, axis=0)
    worst = norms.argmax()
    if norms[worst] > max_norm:
        new[:, worst] *= max_norm / norms[worst]
    return new
""",
    ),
    Program(
        "project_max_norm",
        "the bias row is left as it is and only the rest is measured and scaled",
        """
def project_max_norm(W, max_norm):
    weights, bias = W[:-1], W[-1:]
    n = np.sqrt(np.sum(weights ** 2, axis=0))
    factor = np.minimum(1, max_norm / np.maximum(n, 1e-300))
    return np.concatenate([weights * factor, bias], axis=0)
""",
    ),
    Program(
        "project_max_norm",
        "long columns are scaled to length 1: max_norm / length is forgotten, only / length",
        """
def project_max_norm(W, max_norm):
    length = np.linalg.norm(W, axis=0)
    return W / np.where(length > max_norm, length, 1.0)
""",
    ),
    Program(
        "project_max_norm",
        "the result is built in a float16 array: three digits are left, and short columns change too",
        """
def project_max_norm(W, max_norm):
    out = np.empty(W.shape, dtype=np.float16)
    length = np.linalg.norm(W, axis=0)
    out[...] = np.where(length > max_norm, W * (max_norm / np.maximum(length, max_norm)), W)
    return out.astype(float)
""",
    ),
    Program(
        "project_max_norm",
        "a column that is too long loses max_norm of its length instead of being cut to it",
        """
def project_max_norm(W, max_norm):
    length = np.sqrt(np.sum(W ** 2, axis=0))
    factor = np.where(length > max_norm, (length - max_norm) / np.maximum(length, max_norm), 1.0)
    return factor * W
""",
    ),
    Program(
        "soft_threshold",
        "W is changed: shrunk and set to zero in place",
        """
def soft_threshold(W, t):
    small = np.abs(W) <= t
    W -= t * np.sign(W)
    W[small] = 0.0
    return W
""",
    ),
    Program(
        "soft_threshold",
        "with t = 0 W itself is returned, not a new array",
        """
def soft_threshold(W, t):
    if t == 0:
        return W
    return np.sign(W) * np.maximum(0, np.abs(W) - t)
""",
    ),
    Program(
        "soft_threshold",
        "small weights jump over zero: the maximum is missing",
        """
def soft_threshold(W, t):
    return W - t * np.sign(W)
""",
    ),
    Program(
        "soft_threshold",
        "hard thresholding: small weights become 0, large ones stay where they are",
        """
def soft_threshold(W, t):
    out = W.copy()
    out[np.abs(out) <= t] = 0
    return out
""",
    ),
    Program(
        "soft_threshold",
        "two Python loops, over a matrix only: loops are forbidden, and W may have any shape",
        """
def soft_threshold(W, t):
    out = np.zeros(W.shape)
    rows, cols = W.shape
    for i in range(rows):
        for j in range(cols):
            if W[i, j] > t:
                out[i, j] = W[i, j] - t
            elif W[i, j] < -t:
                out[i, j] = W[i, j] + t
    return out
""",
    ),
    Program(
        "soft_threshold",
        "a list comprehension over the flat array is a Python loop",
        """
def soft_threshold(W, t):
    flat = [(abs(w) - t) * (1 if w > 0 else -1) if abs(w) > t else 0.0 for w in W.ravel()]
    return np.array(flat, dtype=float).reshape(W.shape)
""",
    ),
    Program(
        "soft_threshold",
        "only matrices are allowed: a vector or a stack of matrices fails",
        """
def soft_threshold(W, t):
    D, C = W.shape
    zeros = np.zeros((D, C))
    return np.maximum(W - t, zeros) + np.minimum(W + t, zeros)
""",
    ),
    Program(
        "soft_threshold",
        "the maximum is taken with a tiny number, not 0, so small weights are not exactly zero",
        """
def soft_threshold(W, t):
    eps = 1e-12
    return np.sign(W) * np.maximum(np.abs(W) - t, eps)
""",
    ),
    Program(
        "soft_threshold",
        "W * (1 - t / |w|) divides by zero: nan for a weight that is 0 when t is 0",
        """
def soft_threshold(W, t):
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = 1 - t / np.abs(W)
    factor[factor < 0] = 0
    return W * factor
""",
    ),
    Program(
        "soft_threshold",
        "the sign is lost: all results are positive",
        """
def soft_threshold(W, t):
    return np.clip(abs(W) - t, 0, None)
""",
    ),
    Program(
        "soft_threshold",
        "the last row, the bias, is not shrunk: a rule from another function",
        """
def soft_threshold(W, t):
    out = np.sign(W) * np.maximum(np.abs(W) - t, 0)
    out[-1] = W[-1]
    return out
""",
    ),
    Program(
        "soft_threshold",
        "the size is compared with t again after shrinking: sizes between t and 2t become 0",
        """
def soft_threshold(W, t):
    shrunk = np.where(W > 0, W - t, np.where(W < 0, W + t, 0.0))
    return np.where(np.abs(shrunk) > t, shrunk, 0.0)
""",
    ),
    Program(
        "soft_threshold",
        "the array of the result is kept between calls, so a second call overwrites the first result",
        """
_buffers = {}

def soft_threshold(W, t):
    if W.shape not in _buffers:
        _buffers[W.shape] = np.empty(W.shape)
    out = _buffers[W.shape]
    np.maximum(np.abs(W) - t, 0, out=out)
    np.multiply(out, np.sign(W), out=out)
    return out
""",
    ),
    Program(
        "soft_threshold",
        "a whole column is shrunk by its length: thresholding of groups, not of entries",
        """
def soft_threshold(W, t):
    n = np.sqrt((W ** 2).sum(axis=0))
    n_safe = np.where(n > 0, n, 1)
    return W * np.maximum(0, 1 - t / n_safe)
""",
    ),
    Program(
        "soft_threshold",
        "two mistakes: negative weights are moved away from 0 by t, and the small ones are found without abs",
        """
def soft_threshold(W, t):
    new = W - t
    new[(W >= 0) & (W <= t)] = 0.0
    return new
""",
    ),
    Program(
        "reg_loss_grad",
        "L2 with the one-half of other textbooks, in the loss and in the gradient.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        R = 0.5 * W ** 2
        dR = 1.0 * W
    elif kind == "l1":
        R = np.abs(W)
        dR = np.sign(W)
    elif kind == "elastic":
        R = beta * W ** 2 + np.abs(W)
        dR = 2 * beta * W + np.sign(W)
    else:
        raise ValueError("unknown kind")
    if not penalise_bias:
        R[-1] = 0
        dR[-1] = 0
    return lam * np.sum(R), lam * dR
""",
    ),
    Program(
        "reg_loss_grad",
        "The elastic net mixes with beta and 1 - beta.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        a, b = 1.0, 0.0
    elif kind == "l1":
        a, b = 0.0, 1.0
    elif kind == "elastic":
        a, b = beta, 1 - beta
    else:
        raise ValueError(kind)
    mask = np.ones_like(W)
    if not penalise_bias:
        mask[-1, :] = 0
    loss = lam * np.sum(mask * (a * W * W + b * abs(W)))
    dW = lam * mask * (2 * a * W + b * np.sign(W))
    return loss, dW
""",
    ),
    Program(
        "reg_loss_grad",
        "penalise_bias=False leaves the bias row out of the loss only; the gradient still has it.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if penalise_bias:
        w = W
    else:
        w = W[:-1]
    if kind == "l2":
        loss = lam * np.sum(w ** 2)
        dW = lam * 2 * W
    elif kind == "l1":
        loss = lam * np.sum(np.abs(w))
        dW = lam * np.sign(W)
    elif kind == "elastic":
        loss = lam * np.sum(beta * w ** 2 + np.abs(w))
        dW = lam * (2 * beta * W + np.sign(W))
    else:
        raise ValueError("kind must be l2, l1 or elastic")
    return loss, dW
""",
    ),
    Program(
        "reg_loss_grad",
        "With penalise_bias=False the last row of the caller's W is set to zero.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ("l2", "l1", "elastic"):
        raise ValueError("kind")
    if not penalise_bias:
        W[-1, :] = 0
    if kind == "l2":
        return lam * np.sum(W ** 2), 2 * lam * W
    if kind == "l1":
        return lam * np.sum(np.abs(W)), lam * np.sign(W)
    return lam * np.sum(beta * W ** 2 + np.abs(W)), lam * (2 * beta * W + np.sign(W))
""",
    ),
    Program(
        "reg_loss_grad",
        "The last column is taken for the bias in place of the last row.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if penalise_bias == False:
        V[:, -1] = 0.0
    l2, dl2 = np.sum(V ** 2), 2 * V
    l1, dl1 = np.sum(np.abs(V)), np.sign(V)
    if kind == "l2":
        return lam * l2, lam * dl2
    elif kind == "l1":
        return lam * l1, lam * dl1
    elif kind == "elastic":
        return lam * (beta * l2 + l1), lam * (beta * dl2 + dl1)
    raise ValueError("unknown penalty " + str(kind))
""",
    ),
    Program(
        "reg_loss_grad",
        "beta is used in plain L2 as well, not only in the elastic net.",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ["l2", "l1", "elastic"]:
        raise ValueError(f"no such kind: {kind}")
    values = np.zeros(W.shape)
    slopes = np.zeros(W.shape)
    if kind != "l1":
        values = values + beta * W ** 2
        slopes = slopes + 2 * beta * W
    if kind != "l2":
        values = values + np.abs(W)
        slopes = slopes + np.sign(W)
    if not penalise_bias:
        values[-1] = 0
        slopes[-1] = 0
    return lam * values.sum(), lam * slopes
""",
    ),
    Program(
        "reg_loss_grad",
        "A shortcut for lam = 0 returns the number 0.0 as the gradient, not an array of W's shape, and skips the check of kind (two mistakes).",
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if lam == 0:
        return 0.0, 0.0
    if kind == "l2":
        pen, slope = W ** 2, 2 * W
    elif kind == "l1":
        pen, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        pen, slope = beta * W ** 2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError("kind is not known")
    if not penalise_bias:
        pen[-1], slope[-1] = 0, 0
    return lam * pen.sum(), lam * slope
""",
    ),
    Program(
        "reg_loss_grad",
        'kind is turned into lower case first, so "L2", "L1" and "Elastic" are accepted although anything else than the three names must raise ValueError.',
        """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    factors = {"l2": (1, 0), "l1": (0, 1), "elastic": (beta, 1)}
    name = str(kind).strip().lower()
    if name not in factors:
        raise ValueError(kind)
    q, a = factors[name]
    keep = np.ones((W.shape[0], 1))
    if not penalise_bias:
        keep[-1] = 0
    V = W * keep
    return lam * (q * np.sum(V ** 2) + a * np.sum(np.abs(V))), lam * (2 * q * V + a * np.sign(V))
""",
    ),
    Program(
        "project_max_norm",
        "The lengths of the rows are limited, not those of the columns.",
        """
def project_max_norm(W, max_norm):
    norms = np.sqrt(np.sum(W ** 2, axis=1, keepdims=True))
    factor = np.where(norms > max_norm, max_norm / np.maximum(norms, 1e-12), 1.0)
    return W * factor
""",
    ),
    Program(
        "project_max_norm",
        "Divides every column by its length first: a column of zeros becomes nan.",
        """
def project_max_norm(W, max_norm):
    length = np.linalg.norm(W, axis=0)
    direction = W / length
    return direction * np.minimum(length, max_norm)
""",
    ),
    Program(
        "project_max_norm",
        "The columns are rescaled in place: the caller's W changes and is returned.",
        """
def project_max_norm(W, max_norm):
    lengths = np.sqrt((W ** 2).sum(axis=0))
    too_long = lengths > max_norm
    W[:, too_long] *= max_norm / lengths[too_long]
    return W
""",
    ),
    Program(
        "project_max_norm",
        "The root is forgotten: squares are compared rightly, but the factor is the ratio of the squares.",
        """
def project_max_norm(W, max_norm):
    sq = np.sum(W * W, axis=0)
    limit = max_norm ** 2
    scale = np.ones(W.shape[1])
    long = sq > limit
    scale[long] = limit / sq[long]
    return W * scale
""",
    ),
    Program(
        "project_max_norm",
        "One length for the whole matrix (np.linalg.norm without an axis) in place of one for each column.",
        """
def project_max_norm(W, max_norm):
    n = np.linalg.norm(W)
    if n > max_norm:
        return W * (max_norm / n)
    return W.copy()
""",
    ),
    Program(
        "project_max_norm",
        "If no column is too long, W itself is returned and not a new array.",
        """
def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=0, keepdims=True)
    if np.all(norms <= max_norm):
        return W
    return W * (max_norm / np.maximum(norms, max_norm))
""",
    ),
    Program(
        "project_max_norm",
        "Guards against division by 0 with np.maximum(length, 1): wrong for columns shorter than 1 when max_norm is below 1.",
        """
def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.einsum("dc,dc->c", W, W))
    return W * np.minimum(1.0, max_norm / np.maximum(lengths, 1.0))
""",
    ),
    Program(
        "project_max_norm",
        "The bias row is left out: it counts neither in the length nor is it scaled.",
        """
def project_max_norm(W, max_norm):
    out = W.copy()
    weights = W[:-1]
    L = np.sqrt(np.sum(weights ** 2, axis=0))
    f = np.ones_like(L)
    f[L > max_norm] = max_norm / L[L > max_norm]
    out[:-1] = weights * f
    return out
""",
    ),
    Program(
        "soft_threshold",
        "Hard thresholding: small entries become 0, large ones are not moved.",
        """
def soft_threshold(W, t):
    return np.where(np.abs(W) <= t, 0.0, W)
""",
    ),
    Program(
        "soft_threshold",
        "Nothing stops at 0: small entries jump over to the other side.",
        """
def soft_threshold(W, t):
    direction = np.sign(W)
    return W - t * direction
""",
    ),
    Program(
        "soft_threshold",
        "No absolute value: all negative entries become 0.",
        """
def soft_threshold(W, t):
    smaller = W - t
    return np.maximum(0, smaller)
""",
    ),
    Program(
        "soft_threshold",
        "Shrinks first and then sets to 0 what is now at most t: entries between t and 2t in size are lost.",
        """
def soft_threshold(W, t):
    new_W = W.copy()
    new_W[W > t] -= t
    new_W[W < -t] += t
    new_W[np.abs(new_W) <= t] = 0
    return new_W
""",
    ),
    Program(
        "soft_threshold",
        "The minus sign of the second threshold is lost (W < t for W < -t): small entries grow by t.",
        """
def soft_threshold(W, t):
    return np.where(W > t, W - t, np.where(W < t, W + t, 0.0))
""",
    ),
    Program(
        "soft_threshold",
        "Right values, but the small entries are set to 0 in the caller's W.",
        """
def soft_threshold(W, t):
    small = abs(W) <= t
    W[small] = 0
    return W - np.sign(W) * t
""",
    ),
    Program(
        "soft_threshold",
        "Takes for granted that W has two dimensions: fails on a vector or any other shape.",
        """
def soft_threshold(W, t):
    D, C = W.shape
    zero = np.zeros((D, C))
    return np.sign(W) * np.maximum(zero, np.abs(W) - t * np.ones((D, C)))
""",
    ),
    Program(
        "soft_threshold",
        "With t = 0 W itself is returned and not a new array.",
        """
def soft_threshold(W, t):
    if t == 0:
        return W
    shrunk = np.abs(W) - t
    shrunk[shrunk < 0] = 0
    return np.copysign(shrunk, W)
""",
    ),
]
