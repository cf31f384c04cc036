"""What the tests of answers and files are written with, and the problems of exercises. Runs in the judge; holds no answer."""

from .answer import KnownList, expect_choice, expect_number, expect_numbers
from .parts import PartResult, Parts, Score
from .problems import Problem, generator, made_once, random_problem

__all__ = [
    "KnownList",
    "PartResult",
    "Parts",
    "Problem",
    "Score",
    "expect_choice",
    "expect_number",
    "expect_numbers",
    "generator",
    "made_once",
    "random_problem",
]
