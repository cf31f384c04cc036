"""Hidden tests of notebook 01: the hinge loss of one example, and of each row of a score matrix."""

from .example import grade_example_loss
from .table import grade_hinge_losses

__all__ = ["grade_example_loss", "grade_hinge_losses"]
