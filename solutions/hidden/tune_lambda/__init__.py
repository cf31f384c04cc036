"""The hidden tests of the last notebook: its functions on small made-up data, and the file of results."""

from .choosing import grade_choose_best
from .example_results import write_example_results
from .pixel_statistics import grade_pixel_statistics
from .results_file import grade_results_file
from .sampling import grade_sample_log_uniform
from .search import grade_search
from .splitting import grade_split_data
from .standard_error import grade_standard_error
from .standardise import grade_standardise
from .training import grade_train_sgd

__all__ = [
    "grade_choose_best",
    "grade_pixel_statistics",
    "grade_results_file",
    "grade_sample_log_uniform",
    "grade_search",
    "grade_split_data",
    "grade_standard_error",
    "grade_standardise",
    "grade_train_sgd",
    "write_example_results",
]
