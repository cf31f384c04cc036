"""What hidden tests are written with. Runs in the judge; holds no answer."""

from .answer import expect_choice, expect_number
from .examination import (
    NOTHING_TO_COMPARE,
    Examination,
    Observation,
    Outcome,
    attempt,
    changed_arguments,
    outcome_of,
    outcome_of_call,
    outcomes_of_call,
)
from .parts import PartResult, Parts, Score
from .problems import Problem, generator, random_problem
from .vectorised import loops_over_examples, require_vectorised

__all__ = [
    "NOTHING_TO_COMPARE",
    "Examination",
    "Observation",
    "Outcome",
    "PartResult",
    "Parts",
    "Problem",
    "Score",
    "attempt",
    "changed_arguments",
    "expect_choice",
    "expect_number",
    "generator",
    "loops_over_examples",
    "outcome_of",
    "outcome_of_call",
    "outcomes_of_call",
    "random_problem",
    "require_vectorised",
]
