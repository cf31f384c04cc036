"""Hidden tests of notebook 02 beside those of the losses: the numerical gradient."""

from .kinks import active_set
from .measure import grade_numerical_gradient

__all__ = ["active_set", "grade_numerical_gradient"]
