"""Mistakes of a `gradient_descent` that have many faces: which facets each explains, whatever its numbers are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.checks import is_close
from autograder.grading import Observation

from .observe_descent import ARRIVES, BOTTOM, CASES, ITSELF, LEVEL, STEP, Valley


def _rates(observed: Observation, case: str) -> np.ndarray | None:
    """The factor of each step of a whole walk, if it is one for all entries of W."""
    steps = observed[STEP][case]
    if isinstance(steps, str) or steps.ndim != 3 or len(steps) != CASES[case][1]:
        return None
    factors = steps.mean(axis=(1, 2))
    return factors if is_close(steps, np.broadcast_to(factors[:, None, None], steps.shape), 1e-6) else None


def rate_decays(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Each step is a smaller multiple of its gradient than the one before, in every walk."""
    found = [_rates(observed, case) for case in CASES]
    falls = all(rates is not None and np.all(np.diff(rates) < -1e-9) and np.all(rates > 0) for rates in found)
    return (STEP,) if falls else ()


def rate_scaled(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Each step is the same multiple of its gradient, above zero and not the learning rate."""
    found = [_rates(observed, case) for case in CASES]
    if any(rates is None or np.ptp(rates) > 1e-9 or rates[0] <= 0 or abs(rates[0] - 1) < 1e-6 for rates in found):
        return ()
    return tuple(name for name in (STEP, "weights: where the slope is steep") if observed[name] is not right[name])


def carries_momentum(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Each move is a share of the move before and a share of the gradient, the same shares all along."""
    steps = observed[STEP]["five steps"]
    rate, count = CASES["five steps"]
    if isinstance(steps, str) or steps.shape != (count, *Valley().scale.shape):
        return ()
    W, columns, targets = Valley().start, [], []
    before = np.zeros_like(W)
    for factors in steps:
        gradient = 2 * rate * Valley().scale * W
        move = factors * gradient
        columns.append(np.array([gradient.ravel(), before.ravel()]).T)
        targets.append(move.ravel())
        W, before = W - move, move
    A, b = np.concatenate(columns[1:]), np.concatenate(targets[1:])
    shares = np.linalg.lstsq(A, b, rcond=None)[0]
    return (STEP,) if is_close(A @ shares, b, 1e-6) and shares[1] > 1e-3 else ()


def stops_early(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The walk is over when the loss hardly changes: fewer losses than steps where it stays the same."""
    return _fewer(observed, right) if LEVEL in _fewer(observed, right) else ()


def stops_at_the_bottom(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The walk is over when the gradient is small or zero: fewer losses than steps at the bottom only."""
    fewer = _fewer(observed, right)
    return fewer if BOTTOM in fewer and LEVEL not in fewer else ()


def _fewer(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The long walks that end before their last step, if short ones do not."""
    if len(observed["history: entries"]["five steps"]) != CASES["five steps"][1]:
        return ()
    return tuple(
        name
        for name in (ARRIVES, BOTTOM, LEVEL)
        if isinstance(got := observed[name][""], np.ndarray) and got.ndim == 0 and got < right[name][""]
    )


def in_place(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet that shows a change of W, whatever else is wrong."""
    return (ITSELF,) if observed[ITSELF][""] == "changed" else ()


RULES: dict[str, Callable[[Observation, Observation], tuple[str, ...]]] = {
    "changes-input": in_place,
    "learning-rate-decays": rate_decays,
    "learning-rate-scaled": rate_scaled,
    "momentum": carries_momentum,
    "stops-early": stops_early,
    "stops-at-the-bottom": stops_at_the_bottom,
}
