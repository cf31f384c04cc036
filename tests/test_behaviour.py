"""What a result depends on in the course: what programs do, one notebook at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.batch.behaviour import Behaviour
from autograder.course import Course, load_course


def digests(course: Course) -> dict[str, str]:
    found = load_course(course.root)
    return {assignment.name: Behaviour(found).digest(assignment) for assignment in found.assignments}


def changed(course: Course, file: str, old: str, new: str) -> set[str]:
    before, path = digests(course), course.root / "solutions" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return {name for name, digest in digests(course).items() if digest != before[name]}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("01-line/line.mistakes.toml", "b is forgotten", "b was forgotten"),
        ("01-line/line.mistakes.toml", "A line is its slope.", "It is its slope."),
        ("01-line/line.mistakes.toml", "The line goes through 0", "Your line goes through 0"),
        ("01-line/line.py", "# # A straight line", "# # Straight lines"),
        ("01-line/line.py", "# Why is it straight?", "# Why?"),
        ("01-line/line.py", '"""w * x + b for an array x."""', '"""A line."""'),
        ("01-line/line.py", "# the secret of line", "# a secret"),
        ("01-line/line.exercise.py", "# exercise_secret", "# a comment"),
        ("01-line/line.py", 'raise RuntimeError("a demonstration', 'raise ValueError("a demonstration'),
    ],
)
def test_wording_is_no_reason_to_grade_again(course: Course, file: str, old: str, new: str) -> None:
    assert changed(course, file, old, new) == set()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("01-line/line.py", "points=4", "points=5"),
        ("01-line/line.py", "points=2\n", "points=3\n"),
        ("01-line/line.py", "hidden_secret.mean()", "hidden_secret.sum()"),
        ("01-line/line.py", "x_toy = np.array([0.0", "x_toy = np.array([0.5"),
        ("01-line/line.exercise.py", '"values": 3', '"values": 2'),
        ("01-line/line.exercise.py", "7.53125", "7.5"),
        ("01-line/line.mistakes.toml", 'code = "offset-lost"', 'code = "offset-gone"'),
        ("01-line/line.mistakes.toml", 'new = "return w * x"', 'new = "return x"'),
        ("01-line/line.mistakes.toml", 'loses = ["values"]', 'loses = ["vectorised"]'),
    ],
)
def test_behaviour_and_points_are_and_only_of_their_own_notebook(course: Course, file: str, old: str, new: str) -> None:
    assert changed(course, file, old, new) == {"01-line"}


def test_limits_concern_all_notebooks(course: Course) -> None:
    assert changed(course, "course.toml", "memory_mib = 512", "memory_mib = 640") == {"01-line", "02-loss"}


def test_what_is_imported_and_functions_alike_count_too(course: Course) -> None:
    exercise = course.root / "solutions" / "02-loss" / "square_loss.exercise.py"
    exercise.write_text("from solutions.shared import toys\n" + exercise.read_text() + '\nalike = ("line",)\n')
    (course.root / "solutions" / "shared").mkdir()
    for name, content in {"__init__": "", "toys": "from solutions.shared.more import N", "more": "N = 1"}.items():
        (course.root / "solutions" / "shared" / f"{name}.py").write_text(content)
    assert changed(course, "shared/more.py", "N = 1", "N = 2") == {"02-loss"}
    assert changed(course, "01-line/line.mistakes.toml", 'new = "return w * x"', 'new = "return x"') == {
        "01-line",
        "02-loss",
    }
    assert changed(course, "01-line/line.mistakes.toml", "b is forgotten", "b was forgotten") == set()
    assert changed(course, "01-line/line.py", "x_toy = np.array([0.0", "x_toy = np.array([0.5") == {
        "01-line",
        "02-loss",
    }
    assert changed(course, "01-line/line.py", "points=2\n", "points=3\n") == {"01-line"}, "the other's own points"
    assert changed(course, "01-line/line.py", "hidden_secret.mean()", "hidden_secret.sum()") == {"01-line"}


def test_it_is_the_same_wherever_the_course_lies(course: Course, tmp_path: Path) -> None:
    before = digests(course)
    course.root.rename(tmp_path / "moved")
    assert digests(load_course(tmp_path / "moved")) == before
