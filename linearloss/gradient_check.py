"""Does a gradient agree with its own loss? Central differences in float64 that know about kinks.

At a point where a hinge switches on or off within the step, the difference quotient mixes two
slopes and says nothing about the gradient; such coordinates are left out, and it is an error of
the test (not of the student) if too few remain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

STEP = 1e-5
ENOUGH = 8


class TooFewCoordinates(RuntimeError):
    """Almost every coordinate crosses a kink: the test's problem is badly chosen."""


@dataclass(frozen=True)
class Comparison:
    """Analytic against numerical gradient at the coordinates that were compared.

    Attributes:
        coordinates: indices into W, one tuple each.
        analytic, numerical: float64 arrays of the same length.
        skipped: coordinates left out because of a kink.
    """

    coordinates: list[tuple[int, ...]]
    analytic: np.ndarray
    numerical: np.ndarray
    skipped: int

    @property
    def relative_errors(self) -> np.ndarray:
        """`|a - n| / max(|a|, |n|, scale * 1e-4)`: tiny entries of a large gradient may carry noise."""
        largest = np.maximum(np.abs(self.analytic), np.abs(self.numerical))
        scale = float(np.max(largest)) if largest.size else 1.0
        return np.asarray(np.abs(self.analytic - self.numerical) / np.maximum(largest, max(scale * 1e-4, 1e-12)))

    @property
    def worst(self) -> float:
        """The largest relative error."""
        return float(np.max(self.relative_errors))


def centred_differences(f: Callable[[np.ndarray], float], W: np.ndarray) -> np.ndarray:
    """The gradient of `f` at every entry of `W`, measured; a float64 array of W's shape."""
    W = np.asarray(W, dtype=np.float64)
    slopes = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        up, down = W.copy(), W.copy()
        up[place] += STEP
        down[place] -= STEP
        slopes[place] = (f(up) - f(down)) / (2 * STEP)
    return slopes


def compare_with_differences(
    loss: Callable[[np.ndarray], float],
    gradient: np.ndarray,
    W: np.ndarray,
    *,
    active_set: Callable[[np.ndarray], np.ndarray] | None = None,
    most: int = 40,
    seed: int = 0,
    step: float = STEP,
) -> Comparison:
    """Compare `gradient` with (loss(W + h e) - loss(W - h e)) / 2h at up to `most` coordinates.

    Args:
        loss: a function of W (any shape), returning a float.
        gradient: the claimed gradient, of W's shape.
        active_set: returns a boolean array that changes where the loss has a kink.
        most: at how many coordinates, drawn by `seed`; all if W is smaller.

    Raises:
        TooFewCoordinates: fewer than `ENOUGH` (or all, if W has fewer) were free of kinks.
    """
    W = np.asarray(W, dtype=np.float64).copy()
    every = [tuple(int(i) for i in index) for index in np.ndindex(*W.shape)]
    order = np.random.default_rng(seed).permutation(len(every))
    coordinates: list[tuple[int, ...]] = []
    analytic: list[float] = []
    numerical: list[float] = []
    skipped = 0
    for position in order:
        if len(coordinates) >= most:
            break
        index = every[position]
        up, down = W.copy(), W.copy()
        up[index] += step
        down[index] -= step
        if active_set is not None and not np.array_equal(active_set(up), active_set(down)):
            skipped += 1
            continue
        coordinates.append(index)
        analytic.append(float(gradient[index]))
        numerical.append((loss(up) - loss(down)) / (up[index] - down[index]))
    if len(coordinates) < min(ENOUGH, len(every)):
        raise TooFewCoordinates(f"only {len(coordinates)} of {len(every)} coordinates are free of kinks")
    return Comparison(coordinates, np.array(analytic), np.array(numerical), skipped)
