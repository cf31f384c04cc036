"""`uses` of an exercise: what an author is told of it, a class that is graded so, and what the check in the notebook says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from course_of_two import CURVE, CURVE_EXERCISE, NOT_RIGHT, RIGHT_CURVE, TOLD, course_of_two, submission
from sample_course import LINE_EXERCISE, RIGHT, autograder, build_course

from autograder.course import Course, CourseError, load_course
from autograder.exercise.exercise_checks import check_exercises
from autograder.exercise.grading import Exercises
from linearloss import CheckFailed, check


@pytest.fixture(scope="module")
def built_of_two(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("built") / "course"
    build_course(course_of_two(root))
    return load_course(root)


# --- what an author is told ----------------------------------------------------------


@pytest.mark.parametrize(
    ("exercise", "cells", "says"),
    [
        (CURVE_EXERCISE.replace('("line",),', '("lines",),'), "", "uses: 'lines' is no function that a test cell of 01-line checks"),
        (CURVE_EXERCISE.replace('("line",),', '("curve",),'), "", "uses: 'curve' must be judged before"),
        (CURVE_EXERCISE.replace('uses=("line",),', 'uses=("line",), like=("line",),'), "", r"uses: 'line' has the same task \(like\)"),
        (CURVE_EXERCISE.replace('uses=("line",),', 'uses="line",'), "", "curve: uses must be a tuple of names"),
    ],
)  # fmt: skip
def test_what_cannot_be_lent_is_refused(tmp_path: Path, exercise: str, cells: str, says: str) -> None:
    course = course_of_two(tmp_path / "course", exercise)
    with pytest.raises(CourseError, match=says) as refused:
        check_exercises(Exercises(course), course.assignments)
    assert re.match(r".*/01-line/curve\.exercise\.py:\d+: ", str(refused.value))


def test_a_test_that_stands_below_is_refused(tmp_path: Path) -> None:
    course = course_of_two(tmp_path / "course")
    path = course.root / "solutions" / "01-line" / "line.py"
    test = '\n# %% test="test_line" points=4\ncheck("line", line)\n'
    text = path.read_text(encoding="utf-8")
    assert test in text
    path.write_text(text.replace(test, "") + test, encoding="utf-8")
    with pytest.raises(CourseError, match=r"uses: 'line' must be judged before, .* its test cell must stand above"):
        check_exercises(Exercises(course), course.assignments)


def test_a_reference_that_students_could_not_call_as_their_own_is_refused(tmp_path: Path) -> None:
    course = course_of_two(tmp_path / "course")
    path = course.root / "solutions" / "01-line" / "line.exercise.py"
    path.write_text(
        LINE_EXERCISE.replace("reference(w, b, x):\n    return b + np.multiply(w, x)", "reference(w, b, points):\n    return b + np.multiply(w, points)"),
        encoding="utf-8",
    )  # fmt: skip
    with pytest.raises(CourseError, match=r"must take the same arguments, by the same names: \(w, b, x\)"):
        check_exercises(Exercises(course), course.assignments)


# --- as it is used -------------------------------------------------------------------


def test_a_class_is_graded_so(built_of_two: Course) -> None:
    folder = built_of_two.root / "submitted" / "ada" / "01-line"
    folder.mkdir(parents=True)
    content = submission(built_of_two, NOT_RIGHT["wrong"], RIGHT_CURVE)
    (folder / "line.ipynb").write_text(json.dumps(content), encoding="utf-8")

    done = autograder(built_of_two, "grade", "-a", "01-line", "-j", "1", "--json", "records.jsonl")

    assert done.returncode == 0, done.stderr
    records = {
        one["test"]: one
        for one in map(json.loads, (built_of_two.root / "records.jsonl").read_text(encoding="utf-8").splitlines())
    }
    assert records["test_line"]["points"] == 1.0
    assert (records["test_curve"]["points"], records["test_curve"]["message"]) == (4.0, TOLD)
    page = (built_of_two.root / "autograded" / "ada" / "01-line" / "line.ipynb").read_text(encoding="utf-8")
    assert TOLD in page


MEND_FIRST = "line does not pass its own check yet: mend that first; what follows may come from it."
SEEN = {
    "a wrong line": (NOT_RIGHT["wrong"], RIGHT_CURVE, True),
    "a stub": (NOT_RIGHT["a stub"], RIGHT_CURVE, True),
    "a right line": (RIGHT["line"], f"{CURVE}\n    return line(w, b, x) ** 3", False),
    "a line that is not called": (NOT_RIGHT["wrong"], f"{CURVE}\n    return (w * x + b) ** 3", False),
    "called from within": (NOT_RIGHT["wrong"], f"{CURVE}\n    return (lambda: line(w, b, x))() ** 2", True),
    "no line at all": ("", RIGHT_CURVE, False),
}


@pytest.mark.parametrize("what", SEEN)
def test_the_check_in_the_notebook_says_what_to_mend_first(
    built_of_two: Course, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, curve, first = SEEN[what]
    names: dict[str, Any] = {"np": np}
    exec(f"{line}\n{curve}", names)
    monkeypatch.chdir(built_of_two.root / "notebooks" / "01-line")
    with pytest.raises(CheckFailed) as failed:
        check("curve", names["curve"])
    assert str(failed.value).startswith(MEND_FIRST) == first == (MEND_FIRST in str(failed.value))
    assert failed.value.layer != "missing"


def test_a_right_function_passes_its_check_whatever_it_calls(
    built_of_two: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"np": np}
    exec(f"{NOT_RIGHT['wrong in one part']}\n{CURVE}\n    return (w * x + b) ** 2 + 0 * line(w, b, x[:1])", names)
    monkeypatch.chdir(built_of_two.root / "notebooks" / "01-line")
    check("curve", names["curve"])
    assert "curve: passed." in capsys.readouterr().out
