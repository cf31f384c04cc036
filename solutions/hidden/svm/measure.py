"""The hidden test of `numerical_gradient(f, W)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import KEPT, Examination, Parts, Score, after_the_call

from .observe import far_step, fate_of_slopes, observe_measuring
from .reading import common_factor, in_shape
from .slopes import (
    STEPS,
    Recorded,
    Slope,
    another_quadratic,
    columns_first,
    cubic,
    entries_together,
    in_float32,
    kink,
    of_shapes,
    quadratics,
    two_squares,
)

READ = "Read again: section 4, The slope by measuring."
ROUGH = 1.2e-3  # the error of a one-sided difference is priced in the part `centred` alone


def grade_numerical_gradient(function: Callable[..., Any], name: str, points: dict[str, float]) -> Score:
    """Score `function(f, W)`; points for `value`, `centred`, `unchanged`, `shapes`, `float64`.

    A constant factor (2: divided by h; -1: the wrong way round) costs `value` alone.
    """
    test = _MeasuringTest(function, name)
    parts = Parts()
    for part, check in (
        ("value", test.check_value),
        ("centred", test.check_centred),
        ("unchanged", test.check_unchanged),
        ("shapes", test.check_shapes),
        ("float64", test.check_float64),
    ):
        parts.part(part, points[part])(check)
    rules = {
        f"step-too-{size}": partial(far_step, which) for size, which in (("small", "smaller"), ("large", "larger"))
    }
    return parts.score(Examination(function, ("numerical_gradient",), observe_measuring, rules=rules))


@dataclass(frozen=True)
class _MeasuringTest:
    function: Callable[..., Any]
    name: str

    @cached_property
    def factor(self) -> float:
        got, _ = self._numbers(two_squares())
        return common_factor(got, two_squares().gradient)

    def check_value(self) -> None:
        for slope in quadratics():
            got, _ = self._numbers(slope)
            if not is_close(got, slope.gradient, ROUGH):
                raise CheckFailed(
                    f"{self.name}: wrong for a quadratic function and a W of shape {slope.W.shape}. {READ}"
                )
        slope = another_quadratic()
        if not is_close(self._numbers(slope)[0], slope.gradient, ROUGH):
            raise CheckFailed(
                f"{self.name}: wrong for a second function after a first one, with a W of the same shape."
            )

    def check_centred(self) -> None:
        got, f = self._numbers(kink())
        if not np.all(np.abs(got / self.factor) < 1e-6):
            raise CheckFailed(f"{self.name}: wrong for a function that rises equally to both sides. {READ}")
        if not STEPS[0] < f.largest_step() < STEPS[1]:
            raise CheckFailed(f"{self.name}: the step is far from what was asked for. {READ}")
        got, _ = self._numbers(cubic())
        if not is_close(got / self.factor, cubic().gradient, 1e-6):
            raise CheckFailed(f"{self.name}: not exact enough for a cubic function. {READ}")

    def check_unchanged(self) -> None:
        slope = entries_together()
        got, f = self._numbers(slope)
        if max(f.moved_at_once(), default=0) > 1:
            raise CheckFailed(f"{self.name}: more than one entry of W is away from its place when f is asked. {READ}")
        if not is_close(got / self.factor, slope.gradient, ROUGH):
            raise CheckFailed(f"{self.name}: wrong for a function in which the entries of W act together. {READ}")
        after = after_the_call(self.function, Recorded(slope), slope.W)
        if after is not None and not is_close(after[1], slope.W, 1e-12):
            raise CheckFailed(f"{self.name}: the caller's W is not what it was before the call.")
        if fate_of_slopes(self.function) != KEPT:
            raise CheckFailed(
                f"{self.name}: a result does not stay as it was when the function is called again: return a new array."
            )

    def check_shapes(self) -> None:
        for slope in of_shapes():
            self._check_shape(slope, f"a W of shape {slope.W.shape}")
        self._check_shape(columns_first(), "a transposed W (in memory one column after the other)")

    def _check_shape(self, slope: Slope, says: str) -> None:
        shape, f = slope.W.shape, Recorded(slope)
        result = call(self.function, self.name, f, np.array(slope.W))
        got = as_float_array(result, shape, f"{self.name}: the result for {says}")
        if f.reshaped:
            raise CheckFailed(f"{self.name}: f must be given an array of W's own shape; W had the shape {shape}.")
        if not is_close(got / self.factor, slope.gradient, ROUGH):
            raise CheckFailed(f"{self.name}: wrong for {says}.")

    def check_float64(self) -> None:
        slope, f = in_float32(), Recorded(in_float32())
        result = call(self.function, self.name, f, slope.W.copy())
        got = in_shape(result, slope.W.shape, f"{self.name}: the result")
        if not is_close(got / self.factor, slope.gradient, 5e-4):
            raise CheckFailed(f"{self.name}: wrong for a W of dtype float32. Read again: section 4, double precision.")
        if isinstance(result, np.ndarray) and result.dtype.itemsize < 8:
            raise CheckFailed(f"{self.name}: the result for a W of dtype float32 is not a float64 array.")

    def _numbers(self, slope: Slope) -> tuple[np.ndarray, Recorded]:
        """What the student's function measures, in W's shape, and the record of its questions."""
        f = Recorded(slope)
        result = call(self.function, self.name, f, slope.W.copy())
        if not f.points:
            raise CheckFailed(f"{self.name} never calls f with an array like W. {READ}")
        return in_shape(result, slope.W.shape, f"{self.name}: the result"), f
