"""What a notebook imports to check a student's work at once, in words.

Needs NumPy and the standard library only, so that it also runs in a browser kernel.
"""

from linearloss.failure import CheckFailed

from .answer import check_choice_given, check_number_given
from .call import call, call_for_pair
from .function import Example, check_function, compare_result
from .loss import check_loss_and_gradient
from .values import as_float_array, as_number, is_close

__all__ = [
    "CheckFailed",
    "Example",
    "as_float_array",
    "as_number",
    "call",
    "call_for_pair",
    "check_choice_given",
    "check_function",
    "check_loss_and_gradient",
    "check_number_given",
    "compare_result",
    "is_close",
]
