"""Cases, facets and exercises that are none: refused when they are made, and by the line where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_course import LINE_EXERCISE, write_course

from autograder.course import CourseError
from autograder.exercise.loading import load_task

FACET = "        Facet("


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('"five points", "one point"))', '"five points", "one points"))', FACET, "no case is called 'one points'. There are: 'three"),
        ('("three points", "five points", "one point"))', '("one point"))', FACET, "cases must be a tuple .* has a comma: ('one point',)"),
        ('("three points", "five points", "one point"))', "())", FACET, "cases is empty"),
        ("Entries(shape=as_x), (", "Entries, (", FACET, "look must be a look, such as Entries(…)"),
        ('"The values are wrong."', '" "', FACET, "says must be what a student reads"),
        ('"The values are wrong.", ', "", FACET, "says must be a text in quotes"),
        ('"one point"))', '"one point"), -1.0)', FACET, "tolerance must be a number from 0 to 1, not -1.0"),
        ('"one point"))', '"one point"), follows=("it",))', FACET, "follows: no facet is called 'it'"),
        ('"one point"))', '"one point"), apart_from=("it",))', FACET, "apart_from: no facet is called 'it'"),
        ('"values", "values",', '"values", "value",', FACET, "parts has no part 'value'. It has: 'values', 'vectorised'"),
        ('"vectorised": 1}', '"vectorised": 1, "more": 1}', "    parts=", "no facet decides the part 'more'"),
        ('"vectorised": 1}', '"vectorised": "1"}', "    parts=", "'vectorised' must give a number of points above 0, not '1'"),
        ('{"values": 3, "vectorised": 1}', '["values", "vectorised"]', "exercise = ", "parts must be a dictionary"),
        ("lambda: call(1)", "call(1)", 'Case("five points"', "make must be a function that makes the arguments"),
        ('Case("", tuple, visible=True)', 'Case("", tuple, visible="yes")', 'Case("", tuple', "visible must be True or False"),
        ("        *manners(", '        "a facet",\n        *manners(', "exercise = ", "facets must be a list of Facet(…), not 'a"),
        ('"five points", lambda', '"one point", lambda', 'Case("one point", lambda: (', "two cases have one name: 'one point'"),
        ('function="line"', 'function="lines"', "exercise = ", "it must define `exercise = Exercise(function='line', …)`"),
        ("exercise = E", "reference = None\nexercise = E", "", "it must define `reference`, the right function"),
        ("import Entries", "import Entry", "from linearloss.looks", "it cannot be loaded (ImportError"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_exercise_is_told_by_its_line(
    tmp_path: Path, old: str, new: str, line: str, says: str
) -> None:
    course = write_course(tmp_path / "course")
    path = course.root / "solutions" / "01-line" / "line.exercise.py"
    assert old in LINE_EXERCISE
    text = LINE_EXERCISE.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CourseError) as refused:
        load_task(course, course.assignments[0], "line")

    number = next(number for number, one in enumerate(text.splitlines(), 1) if (line or "reference = None") in one)
    assert str(refused.value).startswith(f"{path}:{number}: "), refused.value
    for part in says.split(" .* "):
        assert part in str(refused.value)
