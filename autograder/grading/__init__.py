"""What hidden tests are written with. Runs in the judge; holds no answer."""

from .answer import expect_choice, expect_number
from .parts import PartResult, Parts, Score
from .problems import Problem, random_problem
from .vectorised import require_vectorised

__all__ = [
    "PartResult",
    "Parts",
    "Problem",
    "Score",
    "expect_choice",
    "expect_number",
    "random_problem",
    "require_vectorised",
]
