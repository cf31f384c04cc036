"""Where the SVM loss has its kinks."""

from __future__ import annotations

import numpy as np

from autograder.grading import Problem


def active_set(problem: Problem, W: np.ndarray) -> np.ndarray:
    """Which margins are violated, (N, C): changes where the hinge loss has a kink."""
    S = problem.X @ W
    return np.asarray(S - np.take_along_axis(S, problem.y[:, None], 1) + 1 > 0)
