"""The hidden tests of the regularisation notebook: penalty, max-norm projection, soft threshold."""

from .max_norm import grade_max_norm
from .penalty import grade_penalty
from .soft_threshold import grade_soft_threshold

__all__ = ["grade_max_norm", "grade_penalty", "grade_soft_threshold"]
