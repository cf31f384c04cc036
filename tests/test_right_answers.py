"""Right answers in odd styles: a file for each function, a cell for each program."""

from __future__ import annotations

import pytest
from small_course import small_course

from autograder.course import CourseError
from autograder.exercise.right_answers import right_answers

FILE = """# %% title="A \\"product\\"" why="Not a quotient: 0.5 = 1/2."
def half(x):
    return 0.5 * x

# %% title="A lambda" why="No def."
import math

half = lambda x: x / math.sqrt(4)
"""


def read(tmp_path, text):
    course = small_course(tmp_path, half_right_py=text)
    return right_answers(course, course.assignments[0])


def test_each_cell_is_a_program(tmp_path):
    first, second = read(tmp_path, FILE)

    assert (first.title, first.why, first.function) == ('A "product"', "Not a quotient: 0.5 = 1/2.", "half")
    assert first.source == "def half(x):\n    return 0.5 * x\n"
    assert (second.name, second.source.splitlines()[0]) == ("half/A lambda", "import math")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (' why="No def."', "", r"half\.right\.py:5: the cell must begin with # %% title"),
        ('"No def."', '""', r"half\.right\.py:5: the cell must begin with # %% title"),
        ("A lambda", 'A \\"product\\"', r"half\.right\.py:5: the title 'A .product.' is that of an earlier cell"),
        (FILE.splitlines()[0], "", r"half\.right\.py:1: the file must begin with # %% title"),
        ("half = lambda", "halve = lambda", r"half\.right\.py:5: the cell \(A lambda\) must define 'half'"),
        ("return 0.5 * x", "return 0.5 *", r"half\.right\.py:\d+: A .product. is no Python"),
    ],
)
def test_a_cell_that_is_wrong_is_refused(tmp_path, old, new, says):
    with pytest.raises(CourseError, match=says):
        read(tmp_path, FILE.replace(old, new))
