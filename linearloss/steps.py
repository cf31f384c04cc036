"""The steps of a descent, told by what they have to do with the gradients along which they should go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .outcome import Array, Outcome, same

DECAYS = "the steps get smaller and smaller, as multiples of their gradients"
SCALED = "all steps are one multiple of their gradients, and not learning_rate times"
MOMENTUM = "each step holds a share of the step before"
SHRINKS = "each step also takes W away, or a share of it"


def told(
    places: Sequence[Array], gradients: Sequence[Array], rate: float, named: Sequence[float], tolerance: float = 1e-6
) -> Outcome:
    """Each step in units of -rate * gradient: one number if it is the same for all, in words where it is a habit.

    Args:
        places: W before each step, and after the last.
        gradients: what the loss function said at each of them.
        named: factors that are mistakes of their own.
        tolerance: of float32, if some of it may be.
    """
    moves = np.diff(np.array(places), axis=0) / -rate
    dW = np.array(gradients)
    sizes = np.sum(dW * dW, axis=tuple(range(1, dW.ndim)))
    if not len(moves) or not np.all(sizes):
        return "nothing to be seen"
    factors = np.sum(moves * dW, axis=tuple(range(1, dW.ndim))) / sizes
    if not same(moves, factors.reshape(-1, *[1] * (dW.ndim - 1)) * dW, tolerance):
        return _sideways(moves, dW, np.array(places)[:-1])
    if np.ptp(factors) <= tolerance * np.max(np.abs(factors), initial=tolerance):
        factor = float(factors[0])
        unnamed = factor > 0 and not any(abs(factor / name - 1) < 10 * tolerance for name in (1.0, *named))
        return SCALED if unnamed else np.array(factor)
    return DECAYS if np.all(np.diff(factors) < -tolerance) and np.all(factors > 0) else factors


def _sideways(moves: Array, dW: Array, before: Array) -> Outcome:
    rest = moves - dW
    if dW[1:].size > 2 and _share(rest[1:], moves[:-1], dW[1:]):
        return MOMENTUM
    share = float(np.sum(rest * before) / max(np.sum(before * before), 1e-300))
    return SHRINKS if share > 1e-9 and same(rest, share * before, 1e-4) else moves


def _share(rest: Array, earlier: Array, dW: Array) -> bool:
    """Whether moves are a share of the move before and a share of the gradient, the same shares all along."""
    target = (rest + dW).ravel()
    columns = np.array([earlier.ravel(), dW.ravel()]).T
    shares = np.linalg.lstsq(columns, target, rcond=None)[0]
    return bool(np.all(shares > 1e-3) and same(columns @ shares, target))
