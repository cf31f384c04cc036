"""The course that a Jupyter server grades by is the one that is there now, however long the server runs."""

from __future__ import annotations

import importlib
import os

from autograder.course import Course
from autograder.nbgrader_plugin.current_course import course_at, exercises_at, official_notebooks


def points(course: Course) -> tuple[float, float]:
    """Of the test cell and of the exercise's first part."""
    now = course_at(course.root)
    line = now.assignments[0]
    cell = next(cell for cell in official_notebooks(course.root).of(line).cells if cell.id == "test_line")
    return cell.metadata.nbgrader.points, exercises_at(course.root).task(line, "line").task.exercise.parts["values"]


def test_a_change_of_the_course_is_seen_and_without_one_nothing_is_read_again(course: Course) -> None:
    (course.root / "solutions" / "__init__.py").touch()
    shared = course.root / "solutions" / "hidden_numbers.py"
    shared.write_text("value = 1\n")
    assert points(course) == (4, 3)
    assert importlib.import_module("solutions.hidden_numbers").value == 1
    kept = exercises_at(course.root)
    assert exercises_at(course.root) is kept
    source = course.source_script(course.assignments[0])
    source.write_text(source.read_text().replace('"test_line" points=4', '"test_line" points=16'))
    exercise = source.with_name("line.exercise.py")
    exercise.write_text(exercise.read_text().replace('"values": 3', '"values": 15'))
    shared.write_text("value = 22\n")
    assert points(course) == (16, 15) and exercises_at(course.root) is not kept
    assert importlib.import_module("solutions.hidden_numbers").value == 22


def test_a_language_that_is_new_or_changed_is_seen(course: Course) -> None:
    line = course_at(course.root).assignments[0]
    title = official_notebooks(course.root).of(line).cells[0].source
    path = course.root / "solutions" / "locale" / "ko" / line.name / "notebook.po"
    path.parent.mkdir(parents=True)
    for told in ("하나", "둘째"):
        path.write_text(f'msgid "{title.removeprefix("# ")}"\nmsgstr "{told}"\n', encoding="utf-8")
        officials = official_notebooks(course.root)
        assert officials.language_of({"metadata": {"language": "ko"}}) == "ko"
        assert officials.of(line, "ko").cells[0].source == f"# {told}"


def test_a_change_that_keeps_time_and_size_is_seen(course: Course) -> None:
    """As of a copy that keeps times. Python's own cache goes by the second and the size."""
    exercise = course.source_script(course.assignments[0]).with_name("line.exercise.py")
    written = exercise.read_text()
    for worth in (3, 9, 7):
        exercise.write_text(written.replace('"values": 3', f'"values": {worth}'))
        os.utime(exercise, ns=(10**18, 10**18))
        assert points(course) == (4, worth)
