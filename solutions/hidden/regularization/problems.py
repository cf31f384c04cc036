"""What the three graders share: random weights, and how a wrong answer is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, call, compare_result
from autograder.checks.loss import Lookalike
from autograder.grading import require_vectorised

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
SIZES = [(5, 4, "float64"), (7, 1, "float64"), (3, 2, "float64"), (4, 6, "float64"), (6, 3, "float32")]


def weights(seed: int, D: int, C: int, dtype: str = "float64") -> np.ndarray:
    """Random weights between 0.2 and 2 in size, so that none lies near the corner of |w|; their sum is not small."""
    generator = np.random.default_rng(seed)
    sign = np.where(generator.random((D, C)) < 0.35, -1.0, 1.0)
    return (sign * generator.uniform(0.2, 2.0, size=(D, C))).astype(dtype)


def vectorised(
    function: Callable[..., Any],
    name: str,
    small: tuple[Any, ...],
    large: tuple[Any, ...],
    extra: int,
    reference: Callable[..., Any],
) -> None:
    """`require_vectorised`, in words about weights; what is right on a small W must be right where it is timed."""

    def right(result: Any, *arguments: Any) -> bool:
        try:
            compare_result(result, reference(*arguments), name, reveal=False)
        except CheckFailed:
            return False
        return True

    works = right(call(function, name, *small), *small)
    try:
        require_vectorised(function, name, small, large, extra, right=right if works else None)
    except CheckFailed as error:
        if "python-loop" not in error.diagnoses:
            raise
        raise CheckFailed(
            f"{name} loops over the weights in Python: it does more Python steps when W is larger. Let NumPy work on "
            "all weights at once (a comprehension, np.vectorize and np.apply_along_axis are loops too).",
            diagnoses=["python-loop"],
        ) from None


def wrong(message: str, match: Lookalike | None) -> CheckFailed:
    note = f" {match.sentence}" if match and match.sentence else ""
    return CheckFailed(message + note, diagnoses=[match.code] if match and match.code else [])


def says(W: np.ndarray) -> str:
    return f"on a random W of shape {W.shape}" + (" of float32" if W.dtype == np.float32 else "")
