"""Whether a wrong answer is at least of the right kind, so that how it is computed is worth points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linearloss.exercise import Arguments, Asked, Case
from linearloss.outcome import Outcome, Trouble, same
from linearloss.score_looks import any_shape
from solutions.reference.losses import cross_entropy, softmax

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
ROUGHLY = 0.02  # after rounding to two digits


@dataclass(frozen=True)
class Sense:
    """Whether what comes back for a batch of scores, with or without labels, is like probabilities or like losses."""

    batch: Callable[[], Arguments]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        S, *labels = self.batch()
        got = any_shape(asked.result(Case("sense", self.batch)), S.shape[: 2 - len(labels)], asked.name)
        if isinstance(got, Trouble):
            return got
        if not labels:
            return "something is right" if looks_like_probabilities(got, S) else "nothing is right yet"
        doubled = any_shape(asked.result(Case("sense, doubled", lambda: (2 * S, *labels))), (len(S),), asked.name)
        fits = not isinstance(doubled, Trouble) and got.size > 0 and looks_like_losses(got, S, labels[0], doubled)
        return "something is right" if fits else "nothing is right yet"


def looks_like_probabilities(values: Array, S: Array) -> bool:
    """Whether it is the exponential of the scores, in whatever base and of whatever sign, or its logarithm.

    It may be normalised over the rows, the columns, the other classes or not at all, transposed and rounded: such
    mistakes are priced elsewhere.
    """
    values = values.T if values.shape == S.T.shape else values
    if values.shape != S.shape or not np.all(np.isfinite(values)):
        return False
    P = softmax(S)
    if same(values, P, ROUGHLY) or same(values, P / (1 - P), 1e-3):
        return True
    scores = _centred(S)
    # Logarithms of probabilities have one sign; scores handed back as they came have both.
    logarithms = [values] if np.all(values <= 0) or np.all(values >= 0) else []
    if np.all(values > 0):
        logarithms.append(np.log(values))
    for got in map(_centred, logarithms):
        slope = float(np.sum(got * scores) / np.sum(scores * scores))
        if abs(slope) > 0.1 and same(got, slope * scores, 1e-3):
            return True
    return False


def _centred(table: Array) -> Array:
    """Without what belongs to a row or to a column as a whole: shifts and sums."""
    table = table - table.mean(axis=0, keepdims=True)
    return np.asarray(table - table.mean(axis=1, keepdims=True))


def looks_like_losses(values: Array, S: Array, y: Labels, doubled: Array) -> bool:
    """Whether it is the losses times a constant (another base, their mean, their sum), or those of other classes.

    Args:
        values: what came back for the scores `S`.
        doubled: what came back for the scores times two; asked for because one number alone is always
            some constant times another.
    """
    losses = cross_entropy(S, y)
    if values.size == 1:
        values = np.append(values, doubled)
        losses = np.array([losses.mean(), cross_entropy(2 * S, y).mean()])
    if values.size != losses.size or not np.any(values):
        return False
    values = values.ravel()
    if same(values * losses[0], losses * values[0], 1e-3) or same(values, losses, ROUGHLY):
        return True
    if len(values) != len(y):
        return False
    P = softmax(S)
    return _is_a_loss_with_another_term(values, S, y) or any(
        bool(np.all(np.min(np.abs(table - values[:, None]), axis=1) < 1e-3)) for table in (-np.log(P), P)
    )


def _is_a_loss_with_another_term(values: Array, S: Array, y: Labels) -> bool:
    """Whether it is the losses and a multiple of a term that was left in or out: the maxima, the own scores, the own
    classes' share of the sums.
    """
    losses, own = cross_entropy(S, y), S[np.arange(len(y)), y]
    terms = np.stack([losses, S.max(axis=1), own, np.log1p(-np.exp(-losses))], axis=1)
    factors = np.linalg.lstsq(terms, values, rcond=None)[0]
    return abs(float(factors[0])) > 0.1 and same(terms @ factors, values, 1e-5)
