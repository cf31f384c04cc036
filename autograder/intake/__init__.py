"""What was handed in: the only package that opens a submission folder.

Everything else works on what `take_in` has copied: plain files, found without following links,
bounded in depth, number, bytes and names. What is left out is named in a remark.
"""

from .check_data import lay_check_data
from .received import Received, notebook_bytes, read_timestamp, take_in, take_in_notebook
from .students import Stray, submissions_in
from .timestamps import TIMESTAMP, write_timestamp

__all__ = [
    "TIMESTAMP",
    "Received",
    "Stray",
    "lay_check_data",
    "notebook_bytes",
    "read_timestamp",
    "submissions_in",
    "take_in",
    "take_in_notebook",
    "write_timestamp",
]
