"""Grades `standard_error`: how far an accuracy may be off by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

READ_ERROR = " Read again: the section 'How sure can 1,000 images make us?'."


def grade_standard_error(standard_error: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `arrays`."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for p, n in ((0.41, 1000), (0.9, 37), (0.03, 10_000), (0.0, 5), (1.0, 8)):
            got = as_number(call(standard_error, "standard_error", p, n), "standard_error")
            if is_close(got, reference.standard_error(p, n), 1e-6):
                continue
            if is_close(got, p * (1 - p) / n, 1e-6):
                raise CheckFailed(f"standard_error: the square root is missing.{READ_ERROR}", diagnoses=["variance"])
            if n > 1 and is_close(got, np.sqrt(p * (1 - p) / (n - 1)), 1e-6):
                raise CheckFailed("standard_error: divide by n, not by n - 1, as the formula says.")
            raise CheckFailed(f"standard_error is not right for some accuracy and number of images.{READ_ERROR}")

    @parts.part("arrays", points["arrays"])
    def _() -> None:
        p = np.random.default_rng(21).uniform(size=(3, 4))
        got = as_float_array(
            call(standard_error, "standard_error", p.copy(), 250), p.shape, "standard_error of an array"
        )
        if not is_close(got, reference.standard_error(p, 250)):
            raise CheckFailed(f"standard_error is not right for an array of accuracies.{READ_ERROR}")

    return parts.score()
