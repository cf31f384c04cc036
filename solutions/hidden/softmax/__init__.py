"""Hidden tests of notebook 03: answers that are short lists of numbers."""

from .answers import expect_numbers

__all__ = ["expect_numbers"]
