"""Whether a wrong answer is at least of the right kind, so that how it is computed is worth points."""

from __future__ import annotations

import numpy as np

from autograder.checks import is_close
from solutions.reference.losses import cross_entropy, softmax

from .problems import Batch

ROUGHLY = 0.02  # after rounding to two digits


def looks_like_probabilities(values: np.ndarray, one: Batch) -> bool:
    """Whether it is the exponential of the scores, in whatever base and of whatever sign, or its logarithm.

    It may be normalised over the rows, the columns, the other classes or not at all, transposed and rounded: such
    mistakes are priced elsewhere.
    """
    values = values.T if values.shape == one.S.T.shape else values
    if values.shape != one.S.shape or not np.all(np.isfinite(values)):
        return False
    P = softmax(one.S)
    if is_close(values, P, ROUGHLY) or is_close(values, P / (1 - P), 1e-3):
        return True
    scores = _centred(one.S)
    # Logarithms of probabilities have one sign; scores handed back as they came have both.
    logarithms = [values] if np.all(values <= 0) or np.all(values >= 0) else []
    if np.all(values > 0):
        logarithms.append(np.log(values))
    for got in map(_centred, logarithms):
        slope = float(np.sum(got * scores) / np.sum(scores * scores))
        if abs(slope) > 0.1 and is_close(got, slope * scores, 1e-3):
            return True
    return False


def _centred(table: np.ndarray) -> np.ndarray:
    """Without what belongs to a row or to a column as a whole: shifts and sums."""
    table = table - table.mean(axis=0, keepdims=True)
    return np.asarray(table - table.mean(axis=1, keepdims=True))


def looks_like_losses(values: np.ndarray, one: Batch, doubled: np.ndarray) -> bool:
    """Whether it is the losses times a constant (another base, their mean, their sum), or those of other classes.

    Args:
        values: what came back for `one`.
        doubled: what came back for the scores times two; asked for because one number alone is always
            some constant times another.
    """
    losses = cross_entropy(one.S, one.y)
    if values.size == 1:
        values = np.append(values, doubled)
        losses = np.array([losses.mean(), cross_entropy(2 * one.S, one.y).mean()])
    if values.size != losses.size or not np.any(values):
        return False
    values = values.ravel()
    if is_close(values * losses[0], losses * values[0], 1e-3) or is_close(values, losses, ROUGHLY):
        return True
    if len(values) != len(one.y):
        return False
    P = softmax(one.S)
    return _is_a_loss_with_another_term(values, one) or any(
        bool(np.all(np.min(np.abs(table - values[:, None]), axis=1) < 1e-3)) for table in (-np.log(P), P)
    )


def _is_a_loss_with_another_term(values: np.ndarray, one: Batch) -> bool:
    """Whether it is the losses and a multiple of a term that was left in or out: the maxima, the own scores, the own
    classes' share of the sums.
    """
    losses, own = cross_entropy(one.S, one.y), one.S[np.arange(len(one.y)), one.y]
    terms = np.stack([losses, one.S.max(axis=1), own, np.log1p(-np.exp(-losses))], axis=1)
    factors = np.linalg.lstsq(terms, values, rcond=None)[0]
    return abs(float(factors[0])) > 0.1 and is_close(terms @ factors, values, 1e-5)
