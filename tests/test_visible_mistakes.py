"""What known mistakes show on the visible cases: kept between two builds, and never believed of another program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sample_course import LINE_EXERCISE, write_course

from autograder.course import Course
from autograder.exercise.grading import Exercises
from autograder.exercise.visible_mistakes import shipped
from linearloss.function import LocalFunction
from linearloss.shipping import to_plain

DOUBLED = """
[[mistake]]
code = "slope-doubled"
title = "Twice the slope"
thinks = "A slope counts on both sides."
says = "The slope counts twice."
loses = ["values"]
old = "w * x"
new = "2 * w * x"
"""
TURNED = """
[[mistake]]
code = "offset-subtracted"
title = "b is subtracted"
thinks = "An offset is taken off."
says = "b is subtracted."
loses = ["values"]
old = "+ b"
new = "- b"
"""
# Another way to write the same, of which the mistakes are edits of their own.
TOO = '''
# %% solution="line_too"
def line_too(w, b, x):
    """The same."""
    ### BEGIN SOLUTION
    s = w * x
    return s + b
    ### END SOLUTION

# %% test="test_line_too" points=4
check("line_too", line_too)
'''


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = write_course(tmp_path / "course")
    (folder(made) / "line.mistakes.toml").write_text(DOUBLED + TURNED)
    source = folder(made) / "line.py"
    source.write_text(source.read_text().replace('"""w * x + b for an array x."""', '"""A straight line."""'))
    return made


def folder(course: Course) -> Path:
    return course.root / "solutions" / "01-line"


def built(course: Course) -> tuple[dict[str, Any], int]:
    """What the check in a notebook would know, and how many programs were run for it."""
    exercises = Exercises(course)
    ran: list[str] = []
    program = exercises.program
    exercises.program = lambda *of: ran.append(of[2]) or program(*of)  # type: ignore[method-assign,func-returns-value]
    return to_plain(shipped(exercises.task(course.assignment("01-line"), "line"), {})), len(ran)


def test_a_second_build_runs_nothing_and_gives_the_same(course: Course) -> None:
    first, ran = built(course)

    assert ran == 3 and first["pairs"]["shown"]  # two mistakes, and both together
    assert built(course) == (first, 0)


def test_other_words_run_nothing_and_are_told(course: Course) -> None:
    built(course)
    path = folder(course) / "line.mistakes.toml"
    path.write_text(path.read_text().replace("The slope counts twice.", "Your slope is twice as steep."))

    again, ran = built(course)

    assert ran == 0 and "Your slope is twice as steep." in str(again)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("line.mistakes.toml", 'new = "2 * w * x"', 'new = "3 * w * x"'),
        ("line.py", "    return w * x + b", "    x = 1.0 * x\n    return w * x + b"),
        ("line.py", "import numpy as np\n", "import numpy as np\nfactor = 2\n"),
        ("line.exercise.py", "(2.0, 1.0, np", "(2.25, 1.0, np"),
    ],
)
def test_what_a_program_depends_on_runs_it_again(course: Course, file: str, old: str, new: str) -> None:
    built(course)
    path = folder(course) / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))

    assert built(course)[1] == 3


@pytest.mark.parametrize(
    "damage", [lambda content: content[: len(content) // 2], lambda content: b"", lambda content: b"\xc0"]
)
def test_what_is_not_whole_is_made_again(course: Course, damage: Any) -> None:
    first, ran = built(course)
    [path] = (course.root / "build" / "visible").iterdir()
    path.write_bytes(damage(path.read_bytes()))

    assert built(course) == (first, ran)


def test_two_mistakes_of_another_version_of_the_function_are_known_together(course: Course) -> None:
    source = folder(course) / "line.py"
    source.write_text(source.read_text() + TOO)
    for name, like in (("line", "line_too"), ("line_too", "line")):
        text = LINE_EXERCISE.replace('function="line",', f'function="{name}", like=("{like}",),')
        (folder(course) / f"{name}.exercise.py").write_text(text)
    only = DOUBLED.replace("2 * w", "3 * w").replace('slope-doubled"', 'slope-tripled"').replace("Twice", "Three times")
    (folder(course) / "line.mistakes.toml").write_text(only)
    (folder(course) / "line_too.mistakes.toml").write_text(DOUBLED + TURNED)
    task = Exercises(course).task(course.assignment("01-line"), "line")
    both = LocalFunction(lambda w, b, x: 2 * w * x - b)

    said = shipped(task, {}).explained(shipped(task, {}).exercise.observe(both))
    assert {finding.code for finding in said.findings} == {"slope-doubled", "offset-subtracted"}
    assert {name.code for part in task.grade(both) for name in part.names} == {"slope-doubled", "offset-subtracted"}
