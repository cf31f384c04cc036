"""Whether the loss of one example depends on earlier calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.grading import Outcome
from solutions.reference.hinge import example_loss

from .problems import example, same

AGAIN = "value: the same call again"
CHANGES = "another result when called again"
ONLY_FIRST = "right the first time only"


def memory_of(look: Callable[[np.ndarray, Any, np.ndarray], Outcome]) -> str:
    """In words: whether the same call gives the same result, and whether the first call decides later ones."""
    x, W = example(0, 5, 3)
    if not same(look(x, 1, W), look(x, 1, W)):
        return CHANGES
    shapes = [(6, 5), (5, 6), (6, 8), (9, 6)]  # in no other test
    seen = [_first_and_later(look, 50 + i, D, C) for i, (D, C) in enumerate(shapes)]
    first = all(right[0] for right in seen)
    stuck = any(not any(right[later] for right in seen) for later in (1, 2))
    return ONLY_FIRST if first and stuck else "the same"


def _first_and_later(look: Callable[[np.ndarray, Any, np.ndarray], Outcome], seed: int, D: int, C: int) -> list[bool]:
    """Whether the loss is right at first, then with other weights, then for another image."""
    (x, W), (other_x, other_W) = example(seed, D, C), example(seed + 10, D, C)
    problems = ((x, W), (x, other_W), (other_x, W))
    # Label by label, so that what a table keeps of one label meets the next problem.
    return [all(same(look(x, y, W), np.asarray(example_loss(x, y, W))) for y in range(C)) for x, W in problems]
