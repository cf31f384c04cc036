"""Reads what a student's `numerical_gradient` returns, so that one mistake does not hide all else."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import as_float_array, is_close


def in_shape(result: Any, shape: tuple[int, ...], what: str) -> np.ndarray:
    """The numbers of a result in W's shape, also from a list, a row of numbers, or a transposed array.

    What shape the result itself has is asked for in the part `shapes`.

    Raises:
        CheckFailed: it does not hold as many numbers.
    """
    if isinstance(result, (list, tuple)):
        try:
            result = np.array(result, dtype=np.float64)
        except Exception:
            return as_float_array(result, shape, what)
    if isinstance(result, np.ndarray) and result.shape != shape:
        if result.shape == shape[::-1]:
            result = result.T
        elif result.ndim == 1 and result.size == np.prod(shape):
            result = result.reshape(shape)
    return as_float_array(result, shape, what)


def common_factor(got: np.ndarray, right: np.ndarray) -> float:
    """The one factor between a result and the right one, or 1 if there is none, or none that is not a rounding."""
    factors = got / right
    first = float(factors.flat[0])
    if first == 0 or not np.isfinite(first) or not is_close(factors / first, np.ones(factors.shape), 1e-3):
        return 1.0
    return 1.0 if is_close(first, 1.0, 1e-2) else first
