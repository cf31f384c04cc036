"""An exercise that cannot judge is refused when the course is built: by file and line, and with what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_course import LINE, LINE_EXERCISE, write_course

from autograder.course import CourseError
from autograder.exercise.exercise_checks import check_cells_run, check_exercises
from autograder.exercise.grading import Exercises
from autograder.exercise.points import check_points

ENTRIES = "Entries(shape=as_x)"


def check(root: Path, old: str = "", new: str = "") -> None:
    course = write_course(root / "course")
    assert old in LINE_EXERCISE
    path = course.root / "solutions" / "01-line" / "line.exercise.py"
    path.write_text(LINE_EXERCISE.replace(old, new), encoding="utf-8")
    check_exercises(Exercises(course), course.assignments)


def test_a_right_exercise_passes(tmp_path: Path) -> None:
    check(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (", visible=True", "", r":30: line: the check in the notebook shows nothing"),
        ("2.0])), visible=True", "2.0]))", r":30: line: the check in the notebook shows nothing of what it computes"),
        ('("three points", "five points", ', '("three points", ', r":32: line: case 'five points': no facet looks at it"),
        ("lambda: call(1)", "lambda: call(y)", r":32: line: case 'five points': make fails \(NameError"),
        ("lambda: call(1)", "lambda: (1.0, 2.0, np.random.normal(size=3))", r":32: line: case 'five points': make gives other numbers"),
        ("lambda: call(1)", "lambda: list(call(1))", r":32: line: case 'five points': make must return a tuple .* not list"),
        ('slips=loop_slips("points")', 'slips={"x": "no-code"}', r":39: line: facet 'vectorised': slips names 'no-code'"),
        ("return b + np.multiply(w, x)", "return int(b) + np.zeros(3, int)", r":37: 01-line/line, facet 'values': of `reference` itself it says in the case 'three points': .*integer dtype"),
        ("return b + np.multiply(w, x)", "raise OSError()", r":37: 01-line/line, facet 'values': of `reference` itself it says in the case 'three points': .*OSError"),
        ("return b +", "return 2 * b +", r":10: line: `reference` and the solution of line .* differ in the facet 'values'.*'three points'"),
        (ENTRIES, "lambda asked, case: asked.result(case)", r":37: line: facet 'values': the notebook's check cannot hold this look"),
        (ENTRIES, "Entries(lambda w, b, x: x > 1000, as_x)", r":37: line: facet 'values': its look chooses no entry in any case"),
        ('"line",', '"line", like=("curve",),', r":28: line: like: no solution cell of the course is called 'curve'"),
        ('"line",', '"line", read="section 3, Lines",', r":28: line: read: line.py has no heading with the number 3"),
        ("Loops({", "(lambda *_: lambda asked, case: 'no loop')({", r":39: line: facet 'vectorised': the notebook's check cannot hold this look"),
    ],
)  # fmt: skip
def test_one_that_cannot_judge_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(CourseError, match=says) as refused:
        check(tmp_path, old, new)

    assert re.match(r".*/01-line/line\.exercise\.py:\d+: ", str(refused.value))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "x_toy = np.array([0.0, 1.0, 2.0])",
            "x_toy = np.arr()",
            r":4: the setup cell 'imports' fails \(AttributeError",
        ),
        ("import check, check_number_given", "import check_number_given", r":20: no set-up cell defines check"),
        ("# the secret of line", "\nline.nothing", r":13: the solution cell 'line' fails \(AttributeError"),
    ],
)
def test_a_cell_that_does_not_run_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "line.py"
    assert old in LINE
    path.write_text(LINE.replace(old, new), encoding="utf-8")

    with pytest.raises(CourseError, match=rf"line\.py{says}"):
        check_cells_run(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('test="test_line"', 'test="test_lines"', r'the cell that checks line must be called so: # %% test="test_line" points=4'),
        ('check("line", line)', 'check("line", line)\ncheck("line", line)', "test_line must be one line, .*, or hold ### BEGIN HIDDEN"),
    ],
)  # fmt: skip
def test_a_test_cell_that_gives_no_points_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    course = write_course(tmp_path / "course")
    source = course.source_script(course.assignments[0])
    source.write_text(LINE.replace(old, new), encoding="utf-8")

    with pytest.raises(CourseError, match=rf"line\.py:20: {says}"):
        check_points(course, course.assignments, Exercises(course))


def test_an_exercise_that_no_cell_checks_is_refused(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course.root / "solutions" / "01-line" / "lines.exercise.py").write_text(LINE_EXERCISE)

    with pytest.raises(CourseError, match=r"lines\.exercise\.py:1: no test cell of 01-line checks it"):
        check_exercises(Exercises(course), course.assignments)


def test_a_look_of_its_own_may_judge_hidden_cases_and_guard_visible_ones(tmp_path: Path) -> None:
    own = 'Facet("own", "values", "They are wrong.", lambda asked, case: {}, {}),\n        '
    manners = "*manners("

    check(tmp_path / "hidden", manners, own.format("asked.result(case)", '("five points",)') + manners)
    check(tmp_path / "guard", manners, own.format("'something'", '("three points",)') + manners)
