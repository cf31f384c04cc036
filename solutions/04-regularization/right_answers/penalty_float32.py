"""
title = "Everything in the dtype of W, read-only in the end"
why = "float32 in, float32 out; the loss is a zero-dimensional array and dW cannot be written to."
replaces = "reg_loss_grad"
"""
import numpy as np


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
