"""What the notebooks of the course import: checks that say in words what is not right yet. NumPy and the standard library only."""

from .answers import as_number, check_choice_given, check_list_given, check_number_given
from .check import check
from .failure import CheckFailed
from .look_cells import register
from .ready import ready
from .summary import summary
from .version import __version__

__all__ = [
    "CheckFailed",
    "__version__",
    "as_number",
    "check",
    "check_choice_given",
    "check_list_given",
    "check_number_given",
    "ready",
    "summary",
]

register()
