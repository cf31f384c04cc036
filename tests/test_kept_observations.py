"""What is kept of the catalogue between two runs of the grader, and when it is not believed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sample_course import write_course

from autograder.course import load_course
from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.kept_observations import RIGHT, KeptObservations, as_words
from autograder.grading.problems import other_problems
from linearloss.outcome import Observation
from linearloss.sentences import joined, say

FOUND: dict[str, Observation] = {
    RIGHT: {"loss": {"two classes": np.array(1.5), "float32": "not finite"}},
    "02-svm/half": {"loss": {"two classes": np.array([[1.0, -0.0]]), "float32": "None"}},
}


@pytest.fixture
def course(tmp_path):
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "svm.py").write_text("1\n")
    return replace(load_course(), root=tmp_path)


def test_what_was_kept_comes_back_in_a_later_run(course):
    KeptObservations(course).write("cell", FOUND)

    back = KeptObservations(course).read("cell")

    assert back is not None and back.keys() == FOUND.keys()
    assert back[RIGHT]["loss"]["float32"] == "not finite"
    np.testing.assert_array_equal(back["02-svm/half"]["loss"]["two classes"], [[1.0, -0.0]], strict=True)
    assert KeptObservations(course).read("another cell") is None


def test_words_that_can_be_told_in_other_languages_are_kept_as_they_stand(course):
    shown = {
        RIGHT: {"how": {"a": say("as {kind}", kind="l1"), "b": joined(say("one example"), "batch_size", between=", ")}}
    }
    KeptObservations(course).write("sums/total", as_words(shown))
    assert KeptObservations(course).read("sums/total") == {
        RIGHT: {"how": {"a": "as l1", "b": "one example, batch_size"}}
    }


def test_a_changed_course_begins_anew_and_leaves_nothing_behind(course):
    KeptObservations(course).write("cell", FOUND)
    (course.root / "solutions" / "svm.py").write_text("2\n")

    assert KeptObservations(course).read("cell") is None
    KeptObservations(course).write("cell", FOUND)

    assert len(list((course.root / "build" / "known").iterdir())) == 1


def test_what_a_process_finds_after_the_course_has_changed_is_kept_for_neither(course):
    """Its modules are those of before: a long run, and somebody edits an exercise meanwhile."""
    before = KeptObservations(course)
    text = (course.root / "solutions" / "svm.py").read_text()
    (course.root / "solutions" / "svm.py").write_text("2\n")
    before.write("cell", FOUND)

    assert KeptObservations(course).read("cell") is None
    (course.root / "solutions" / "svm.py").write_text(text)
    assert KeptObservations(course).read("cell") is None


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x90", b"\x80"])
def test_a_broken_file_is_no_file(course, content):
    KeptObservations(course).write("cell", FOUND)
    [path] = (course.root / "build" / "known").rglob("*.msgpack")
    path.write_bytes(content)

    assert KeptObservations(course).read("cell") is None


def test_where_nothing_can_be_written_nothing_is_kept(course):
    (course.root / "build").write_text("a file where a folder should be")

    KeptObservations(course).write("cell", FOUND)

    assert KeptObservations(course).read("cell") is None


def test_a_second_run_does_not_run_the_catalogue_again(tmp_path, monkeypatch):
    sample = write_course(tmp_path / "course")
    ran = []
    program_of = GradedTask.program_of
    monkeypatch.setattr(GradedTask, "program_of", lambda self, one: ran.append(one.code) or program_of(self, one))

    def known():
        return Exercises(sample).task(sample.assignment("01-line"), "line").known

    first, again = known(), known()

    assert ran == ["offset-lost"]
    assert [one.code for one in again] == [one.code for one in first] == ["offset-lost"]
    np.testing.assert_allclose(again[0].changes["values"]["three points"], [0.0, 2.0, 4.0])
    with other_problems(3):
        known()
    assert ran == ["offset-lost"] * 2
