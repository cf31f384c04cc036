"""The specification of notebook 03 in plain loops: probabilities, losses, and their gradient in the scores.

The fast references (`losses.softmax`, `losses.cross_entropy`) are proved against these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def probabilities(s: Sequence[float]) -> list[float]:
    """exp(s_j) / sum exp(s_k) of one row, shifted by the row's own maximum."""
    top = max(s)
    exponentials = [math.exp(v - top) for v in s]
    total = math.fsum(exponentials)
    return [e / total for e in exponentials]


def loss(s: Sequence[float], label: int) -> float:
    """log(sum exp s_j) - s_label of one row; by log1p, so that tiny losses keep their digits."""
    others = [v - s[label] for j, v in enumerate(s) if j != label]
    top = max(others)
    if top <= 0:
        return math.log1p(math.fsum(math.exp(v) for v in others))
    return top + math.log(math.exp(-top) + math.fsum(math.exp(v - top) for v in others))


def gradient_in_scores(s: Sequence[float], label: int) -> list[float]:
    """d loss / d s_j = p_j - [j = label] of one row."""
    return [p - (j == label) for j, p in enumerate(probabilities(s))]
