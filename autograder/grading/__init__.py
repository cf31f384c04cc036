"""What hidden tests are written with. Runs in the judge; holds no answer."""

from autograder.channel.codec import OnceOnly

from .answer import expect_choice, expect_number
from .examination import (
    NOTHING_TO_COMPARE,
    Examination,
    Observation,
    Outcome,
    attempt,
    outcome_of,
    outcome_of_call,
    outcomes_of_call,
)
from .manners import KEPT, ONE_WITH_THE_ARGUMENT, OVERWRITTEN, after_the_call, changed_arguments, fate_of_results
from .parts import PartResult, Parts, Score
from .problems import Problem, generator, random_problem
from .vectorised import further_instructions, loops_over_examples, require_vectorised

__all__ = [
    "KEPT",
    "NOTHING_TO_COMPARE",
    "ONE_WITH_THE_ARGUMENT",
    "OVERWRITTEN",
    "Examination",
    "Observation",
    "OnceOnly",
    "Outcome",
    "PartResult",
    "Parts",
    "Problem",
    "Score",
    "after_the_call",
    "attempt",
    "changed_arguments",
    "expect_choice",
    "expect_number",
    "fate_of_results",
    "further_instructions",
    "generator",
    "loops_over_examples",
    "outcome_of",
    "outcome_of_call",
    "outcomes_of_call",
    "random_problem",
    "require_vectorised",
]
