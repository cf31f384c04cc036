"""What an exception of student code means, in one sentence: NumPy's own words are long, and meant for somebody else."""

from __future__ import annotations

import re
from typing import Any

# Of what student code chooses, and others read: the name of a type.
MOST_OF_A_NAME = 80

# (type, pattern in the text) -> what it means. The first that fits is told.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("AttributeError", r"module 'numpy' has no attribute '(float|int|bool|object|str|complex)'",
     r"np.\1 is gone from NumPy: write \1, or np.float64 and the like."),
    ("AttributeError", r"module 'numpy' has no attribute '(\w+)'", r"NumPy has no \1: is it a typing mistake?"),
    ("TypeError", r"'tuple' object is not callable",
     "A tuple is called like a function: X.shape is a tuple, and its entries are X.shape[0] and X.shape[1], in square brackets."),
    ("TypeError", r"'numpy.ndarray' object is not callable", "An array is called like a function: entries are taken with square brackets."),
    ("TypeError", r"'(?:numpy\.)?(?:int|int64|float|float64)' object is not iterable",
     "A number cannot be looped over: to count up to n, loop over range(n)."),
    ("TypeError", r"'(?:numpy\.)?(?:int|int64|float|float64)' object is not subscriptable", "A number has no entries: the square brackets stand behind a number."),
    ("TypeError", r"only integer scalar arrays can be converted|only (?:length-1|0-dimensional) arrays can be converted",
     "An array stands where one number is needed."),
    ("TypeError", r"missing \d+ required positional argument", "A function is called with fewer arguments than it has."),
    ("TypeError", r"NoneType", "Something is None that should hold a value: does one of your functions return nothing?"),
    ("IndexError", r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed",
     r"An array with \1 axes is given \2 indices."),
    ("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
     r"Index \1 is beyond the end of axis \2, which has \3 entries (0 to \3 - 1)."),
    ("IndexError", r"shape mismatch: indexing arrays", "Two arrays that are used as indices together have different lengths."),
    ("IndexError", r"only integers, slices|arrays used as indices must be of integer",
     "An index is not an integer: labels and row numbers must be."),
    ("ValueError", r"matmul: .*mismatch in its core dimension|shapes .* not aligned",
     "Two arrays cannot be multiplied: the columns of the first must be as many as the rows of the second (the scores are X @ W)."),
    ("ValueError", r"operands could not be broadcast together with shapes", "Two arrays of different shapes do not fit together entry by entry."),
    ("ValueError", r"could not broadcast input array", "An array is written into a place of another shape."),
    ("ValueError", r"truth value of an array", "An array stands where one yes or no is needed: does the `if` mean any or all of its entries?"),
    ("ValueError", r"setting an array element with a sequence", "An array is put where one number belongs."),
    ("ValueError", r"math domain error", "A function of Python's math module was given a number that it does not take: math.log(0) raises where np.log(0) gives -inf."),
    ("OverflowError", r"", "A number left the range of float64: math.exp raises where np.exp gives inf."),
    ("ZeroDivisionError", r"", "Something is divided by zero."),
    ("NameError", r"name '(\w+)' is not defined", r"\1 is not defined: is it a typing mistake, or a line that came from elsewhere?"),
    ("UnboundLocalError", r"variable '(\w+)'", r"\1 is read before it gets a value."),
    ("ModuleNotFoundError", r"No module named '([\w.]+)'", r"The package \1 is not installed where your work is graded: do without it."),
    ("RecursionError", r"", "The function calls itself again and again."),
)  # fmt: skip
_PLACE = re.compile(r" \([^()]*, line \d+\)$")
# Python's own functions raise where NumPy's give nan or infinity: the same mistake in other clothes.
_NOT_FINITE = (("ValueError", "math domain error"), ("OverflowError", ""))


def cleaned(text: str, most: int) -> str:
    """Text that student code has chosen, on one line: cut, and without what a terminal or a reader could mistake for more than text."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:most]).strip()


def type_name(value: Any) -> str:
    """The name of the type of what came from a student's function, which may be an object in another process."""
    return cleaned(str(getattr(value, "type_name", type(value).__name__)), MOST_OF_A_NAME)


def meaning(kind: str, text: str) -> str:
    """What an exception of that type and text means; its own first line where nothing better is known."""
    for name, pattern, sentence in _MEANINGS:
        found = re.search(pattern, text) if name == kind else None
        if found:
            return found.expand(sentence)
    # A syntax error names the file and line that IPython has given the cell.
    return _PLACE.sub("", text.strip().split("\n", 1)[0])[:200]


def means_not_finite(kind: str, text: str) -> bool:
    """Whether it is raised in place of a result that is not finite."""
    return any(kind == name and part in text for name, part in _NOT_FINITE)
