"""Whether losses depend on earlier calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.grading import Outcome
from solutions.reference.hinge import example_loss
from solutions.reference.losses import hinge_losses

from .problems import example, same, table

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


def memory_of_tables(look: Callable[..., Outcome]) -> str:
    """The same of a function of a table: later calls have new scores, or labels, or another delta."""
    S, y = table(2, 5, 7)
    if not same(look(S, y), look(S, y)):
        return CHANGES
    seen = []
    for i, (N, C) in enumerate(((9, 5), (12, 6), (6, 9))):
        (S, y), (other, _) = table(50 + i, N, C), table(60 + i, N, C)
        again = np.roll(y, 1)
        calls: list[tuple[Any, ...]] = [
            (S, y),
            (other, y),
            (S, again),
            (other + 1, again, 2.5, 1),
            (other + 1, again, 1.0, 1),
        ]
        seen.append([same(look(*arguments), hinge_losses(*arguments)) for arguments in calls])
    stuck = any(all(right[first] and not right[later] for right in seen) for first, later in ((0, 1), (0, 2), (3, 4)))
    return ONLY_FIRST if stuck else "the same"
