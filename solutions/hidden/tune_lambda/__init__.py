"""The hidden tests of the last notebook that are no exercises: the ranges, and the file of results."""

from .example_results import write_example_results
from .ranges import grade_ranges
from .results_file import grade_results_file

__all__ = ["grade_ranges", "grade_results_file", "write_example_results"]
