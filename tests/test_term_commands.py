"""What the command line tells of a class in the middle of a term: attempts, and marks that wait to be confirmed."""

from __future__ import annotations

from datetime import datetime

import pytest
from batch_class import WRONG, grade
from nbgrader.api import Gradebook
from sample_course import hand_in, handed_in, official
from test_similar import ORIGINAL
from typer.testing import CliRunner

from autograder.cli.main import app
from autograder.course import Course
from autograder.report.class_results import read_class

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def graded_again(built: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Bob's answer was marked by hand, and he has handed in another one since; Ada's is the same."""
    monkeypatch.chdir(built.root)
    theirs = official(built)
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(theirs, why="Its slope is constant."))
    grade(built)
    with book(built) as gradebook:
        for student in ("ada", "bob"):
            given = gradebook.find_grade("why", "line", "01-line", student)
            given.manual_score, given.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    hand_in(built, "bob", handed_in(theirs, why="Because.", line=WRONG))
    grade(built)
    return built


def book(course: Course) -> Gradebook:
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "loss-functions")


def said(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_who_has_left_has_no_attempts(graded_again: Course) -> None:
    assert "bob" in said("attempts")
    with book(graded_again) as gradebook:
        gradebook.remove_student("bob")
    assert "No earlier attempts are kept." in said("attempts")


def test_who_has_left_is_not_among_those_who_are_alike(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.root)
    notebook = official(built, "02-loss")
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(notebook, square_loss=ORIGINAL), "02-loss")
    grade(built)
    assert "ada and bob" in said("similar")
    with book(built) as gradebook:
        gradebook.remove_student("bob")
    assert "Pairs: 0." in said("similar")


def test_marks_that_wait_to_be_confirmed_are_not_exported_in_silence(graded_again: Course) -> None:
    told = "Marks given by hand that wait to be confirmed (1), as the answer, its points or the tests' score have changed since, are exported as they are: bob / 01-line (1)."
    assert told in said("export") and told in said("export", "--to", "gradescope")
    assert told[:20] in read_class(graded_again).to_confirm("01-line")
    assert read_class(graded_again).to_confirm("02-loss") == ""
    with book(graded_again) as gradebook:
        gradebook.find_grade("why", "line", "01-line", "bob").needs_manual_grade = False
        gradebook.db.commit()
    assert read_class(graded_again).to_confirm() == ""


def test_what_cannot_be_read_is_not_exported_as_nothing_in_silence(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.root)
    hand_in(built, "ada", handed_in(official(built)))
    hand_in(built, "cem", "{")
    grade(built)
    told = "What cannot be read or is missing (1) is exported with the points that the gradebook has, 0 unless somebody has given some: cem / 01-line."
    assert told in said("export") and told in CliRunner().invoke(app, ["export", "--to", "gradescope"]).output
    assert told[:20] in read_class(built).not_read("01-line") and read_class(built).not_read("02-loss") == ""


def test_an_assignment_that_the_course_has_no_longer_keeps_its_marks(graded_again: Course) -> None:
    """What the warning says to do can be done."""
    manifest = graded_again.root / "solutions" / "course.toml"
    first, line, loss = manifest.read_text().split("[[assignments]]")
    manifest.write_text(f"{first}[[assignments]]{loss}")
    told = said("export")
    assert "01-line is no longer in the course: its results (" in told and "grade -a 01-line" not in told
    assert "01-line" in (graded_again.root / "reports" / "grades.csv").read_text() and "01-line" in line


def test_an_extension_is_told_by_the_time_at_which_it_ends(graded_again: Course) -> None:
    with book(graded_again) as gradebook:
        gradebook.update_or_create_assignment("01-line", duedate=datetime(2026, 11, 20, 10))
    said("extend", "ada", "01-line", "--days", "2")
    assert "until 2026-11-22 10:00 UTC" in " ".join(said("grade").split())
