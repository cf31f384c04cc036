"""Examines a `numerical_gradient`: what it returns, and at which points it asks f."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import CheckFailed
from autograder.grading import (
    NOTHING_TO_COMPARE,
    Observation,
    Outcome,
    after_the_call,
    attempt,
    fate_of_results,
    outcome_of,
)
from autograder.grading.comparison import same_facet

from .reading import common_factor, in_shape
from .slopes import (
    STEPS,
    Recorded,
    Slope,
    called_twice,
    columns_first,
    cubic,
    entries_together,
    in_float32,
    kink,
    of_shapes,
    two_squares,
)

STEP = "centred: step"
# Shapes that the test does not use: what a function keeps from being tested does not matter here.
VALUES = {"W is one row": (1, 4), "W is one column": (5, 1), "W is a matrix": (4, 3)}


def observe_measuring(function: Any) -> Observation:
    """What a numerical gradient shows; a constant factor shows in `value` alone."""
    got, _ = _measured(function, two_squares())
    factor = 1.0 if isinstance(got, str) else common_factor(got, two_squares().gradient)
    seen: Observation = {"value": {}}
    for case, shape in VALUES.items():
        got, f = _measured(function, _linear(shape))
        seen["value"][case] = _rough(got)
    seen["value: a second function"] = {"": _second_function(function)}
    seen["value: a second W"] = {"": _second_place(function)}
    seen["centred: digits"] = {"": _digits(got)}
    seen["centred: points"] = {"": _sides(f)}
    seen[STEP] = {"": _size_of_step(f)}
    seen["centred: a function that bends"] = {"": _rough(_over(_measured(function, cubic())[0], factor))}
    seen["centred: equal to both sides"] = {"": _rough(_over(_measured(function, kink())[0], factor), least=1e-3)}
    seen["unchanged: entries"] = {"": _entries(f)}
    seen["unchanged: entries that act together"] = {
        "": _rough(_over(_measured(function, entries_together())[0], factor))
    }
    seen["unchanged: inputs"] = {"": _inputs(function)}
    seen["unchanged: results"] = {"": fate_of_slopes(function)}
    _shapes(function, seen)
    _double_precision(function, seen)
    return seen


def far_step(which: str, observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that a far `which` ("smaller", "larger") step explains: its own, and numbers that are off by little."""
    if not str(observed[STEP][""]).startswith(f"far {which}"):
        return ()
    numbers = [name for name in right if any(isinstance(outcome, np.ndarray) for outcome in right[name].values())]
    return (STEP, *(name for name in numbers if same_facet(observed[name], right[name], 0.1)))


def fate_of_slopes(function: Any) -> str:
    """What becomes of a result when the function is called again."""
    first, second = ((Recorded(slope), slope.W) for slope in called_twice())
    return fate_of_results(function, first, second)


def _linear(shape: tuple[int, ...], times: float = 1.0) -> Slope:
    """Flat: neither the step nor the side matters. Both signs occur, and one entry of W is 0."""
    number = np.arange(1, np.prod(shape) + 1).reshape(shape)
    slopes = times * np.where(number % 3 == 0, -1, 1) * np.sqrt(number + 1)
    W = 0.3 * (number - 2.0)
    return Slope(lambda W: np.sum(slopes * W), W, slopes)


def _measured(function: Any, slope: Slope) -> tuple[Outcome, Recorded]:
    f = Recorded(slope)
    result, error = attempt(function, f, slope.W)
    if error:
        return error, f
    try:
        return in_shape(result, slope.W.shape, ""), f
    except CheckFailed as failed:
        if "integer-array" in failed.diagnoses:
            return "whole numbers", f
        outcome = outcome_of(result)
        return outcome if isinstance(outcome, str) else f"shape {outcome.shape}", f


def _over(got: Outcome, factor: float) -> Outcome:
    return got if isinstance(got, str) else got / factor


def _rough(got: Outcome, least: float = 1e-30) -> Outcome:
    """Three digits of the largest number: the errors of all but the wildest steps are smaller."""
    if isinstance(got, str):
        return got
    largest = float(np.max(np.abs(got), initial=least))
    scale = 10.0 ** np.floor(np.log10(largest))
    return np.asarray(np.round(got / scale, 3) * scale)


def _second_function(function: Any) -> str:
    first, _ = _measured(function, _linear((1, 5)))
    second, _ = _measured(function, _linear((1, 5), times=1.7))
    if isinstance(first, str) or isinstance(second, str):
        return NOTHING_TO_COMPARE
    same = bool(np.any(first)) and np.allclose(first, second, rtol=1e-6)
    return "the first function's result again" if same else "another result"


def _second_place(function: Any) -> str:
    """What comes back for another W of the same shape."""
    slopes = [Slope(lambda W: np.sum(W * W), W, 2 * W) for W in (np.full((1, 7), 0.5), np.full((1, 7), 1.5))]
    (first, _), (second, _) = (_measured(function, slope) for slope in slopes)
    if isinstance(first, str) or isinstance(second, str) or not np.any(first):
        return NOTHING_TO_COMPARE
    return "the first W's result again" if np.allclose(first, second, rtol=1e-3) else "another result"


def _digits(got: Outcome) -> str:
    if isinstance(got, str) or not np.any(got):
        return "all"
    few = np.allclose(got, np.round(got, 5), rtol=0, atol=1e-9) and np.max(np.abs(got)) > 1e-2
    return "a few after the point" if few else "all"


def _sides(f: Recorded) -> str:
    if f.complex:
        return "complex"
    steps = f.steps()
    above, below = (any(np.any(sign * step > 0) for step in steps) for sign in (1, -1))
    if above and below:
        return "on both sides"
    return "above only" if above else "below only" if below else "none that differs"


def _size_of_step(f: Recorded) -> str:
    largest = f.largest_step()
    if largest == 0:
        return "no step"
    smallest_allowed, largest_allowed = STEPS
    if largest <= smallest_allowed:
        return "far smaller than what was asked for"
    return "far larger than what was asked for" if largest >= largest_allowed else "near what was asked for"


def _entries(f: Recorded) -> str:
    counts = f.moved_at_once()
    if not counts:
        return "no entry is moved"
    if counts[0] > 1:
        return "several are moved together"
    return "one is moved at a time" if max(counts) == 1 else "they stay moved"


def _inputs(function: Any) -> str:
    slope = entries_together()
    after = after_the_call(function, Recorded(slope), slope.W)
    kept = after is None or np.allclose(after[1], slope.W, rtol=0, atol=1e-12)
    return "W is kept" if kept else "W is changed"


def _shapes(function: Any, seen: Observation) -> None:
    results, arguments = seen.setdefault("shapes: result", {}), seen.setdefault("shapes: what f is given", {})
    for slope in of_shapes():
        f, shape = Recorded(slope), slope.W.shape
        result, error = attempt(function, f, slope.W)
        case = f"W of shape {shape}"
        # Which error it is depends on how the sizes are read: W.shape[1], or D, C = W.shape.
        stops = error.startswith(("raises IndexError", "raises ValueError", "raises TypeError"))
        results[case] = "stops" if stops else error or _kind_of_shape(result, shape)
        arguments[case] = "another shape than W's" if f.reshaped else "W's shape"
    _, f = _measured(function, columns_first())
    seen["shapes: a transposed W"] = {"": "nothing moves" if f.points and not f.largest_step() else "as any other"}


def _kind_of_shape(result: Any, shape: tuple[int, ...]) -> str:
    if not isinstance(result, np.ndarray):
        outcome = outcome_of(result)
        return outcome if isinstance(outcome, str) else "one number"
    if result.shape == shape:
        return "whole numbers" if result.dtype.kind in "iu" else "W's shape"
    return "transposed" if result.shape == shape[::-1] else f"{result.ndim} dimensions"


def _double_precision(function: Any, seen: Observation) -> None:
    slope = in_float32()
    f = Recorded(slope)
    result, error = attempt(function, f, slope.W)
    away = [point for point, step in zip(f.points, f.steps(), strict=True) if np.any(step)]
    rounded = bool(away) and all(np.array_equal(point, point.astype(np.float32)) for point in away)
    seen["float64: points"] = {"": "rounded to float32" if rounded else "in float64"}
    seen["float64: result"] = {"": error or _kind_of_numbers(result)}


def _kind_of_numbers(result: Any) -> str:
    if not isinstance(result, np.ndarray) or (result.dtype.itemsize >= 8 and result.dtype.kind == "f"):
        return "float64"
    return "whole numbers" if result.dtype.kind in "iu" else "float32"
