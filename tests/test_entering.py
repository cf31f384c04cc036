"""Several submissions in one transaction: together they count or not, and a bad one costs the others nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from batch_class import WRONG, dying_where_it_replaces, grade, gradebook, outcome, scores
from nbgrader.utils import compute_checksum
from sample_course import hand_in, handed_in, official

from autograder.batch import run
from autograder.batch.autograded import clear_stale, staging
from autograder.batch.entry import checksum
from autograder.batch.gradebook import GradebookWriter
from autograder.batch.order import LongestFirst
from autograder.batch.store import ResultStore
from autograder.batch.submissions import Submission, find_submissions
from autograder.course import Course


@pytest.fixture
def together(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """All results come before any is entered."""
    monkeypatch.setattr(run, "GATHER_SECONDS", 3600.0)


def class_of_three(course: Course) -> None:
    theirs = official(course)
    for student, line in (("ada", WRONG), ("bob", WRONG), ("eve", "def line(w, b, x):\n    return w * x + b")):
        hand_in(course, student, handed_in(theirs, line=line))


@pytest.mark.usefixtures("together")
def test_what_comes_together_is_entered_together_and_a_bad_one_costs_only_itself(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class_of_three(built)
    save = GradebookWriter.save
    sizes: list[int] = []

    def save_or_fail(self: GradebookWriter, entries: Sequence[Any], before: Any) -> Any:
        sizes.append(len(entries))
        if any(entry.submission.student == "ada" and entry.result for entry in entries):
            raise ValueError("a name that no database takes")
        return save(self, entries, before)

    monkeypatch.setattr(GradebookWriter, "save", save_or_fail)
    report = grade(built)
    assert sizes == [3, 1, 1, 1, 1]  # ada's second time is that she could not be graded
    assert {student: found[0] for student, found in outcome(report.records).items()} == {
        "ada": ("grader_error", None), "bob": ("partial", 1.0), "eve": ("passed", 4.0),
    }  # fmt: skip
    assert gradebook(built) == scores(report.records)
    monkeypatch.undo()
    assert grade(built).kept == 2


@pytest.mark.usefixtures("together")
def test_killed_while_files_are_put_in_place_the_next_run_grades_those_again(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class_of_three(built)
    with dying_where_it_replaces(monkeypatch, "ada.json"):  # the last of three
        grade(built)
    assert len(gradebook(built)) == 6, "the transaction was committed"
    assert {student for student, _ in ResultStore(built.root / "results").all()} == {"bob", "eve"}
    report = grade(built)
    assert (report.graded, report.kept) == (1, 2) and gradebook(built) == scores(report.records)


@pytest.mark.usefixtures("together")
def test_where_a_file_cannot_be_put_in_place_the_table_of_changes_still_has_everybody(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class_of_three(built)
    grade(built)
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(official(built)))
    replace, failed = Path.replace, []

    def replace_or_fail_once(self: Path, target: Path) -> Path:
        if target.name == "line.ipynb" and not failed:
            failed.append(target)
            raise OSError("no room")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_or_fail_once)
    report = grade(built)
    assert failed and (report.graded, report.kept) == (2, 1)
    assert sorted(change.submission.student for change in report.changes) == ["ada", "bob"]
    assert {(change.before.points, change.now.points) for change in report.changes} == {(2.0, 5.0)}
    assert gradebook(built) == scores(report.records)


def test_the_longest_come_first(built: Course) -> None:
    theirs = official(built)
    hand_in(built, "z-loops", handed_in(theirs, line="def line(w, b, x):\n    while True:\n        pass"))
    for student in ("ada", "bob", "slow"):
        hand_in(built, student, handed_in(theirs))
        hand_in(built, student, handed_in(official(built, "02-loss")), "02-loss")
    line, loss = built.assignments
    queue = LongestFirst(built, find_submissions(built), {Submission("slow", line): 9.0})
    assert [next(queue).student for _ in range(2)] == ["z-loops", "slow"]
    queue.learn(Submission("x", line), 1.0)
    queue.learn(Submission("x", loss), 2.0)
    rest = list(queue)
    assert [one.assignment for one in rest] == [loss, loss, loss, line, line]
    assert {one.student for one in rest} == {"ada", "bob", "slow"}


def test_a_cell_has_the_checksum_that_nbgrader_computes(course: Course) -> None:
    for assignment in course.assignments:
        for cell in official(course, assignment.name).cells:
            if "nbgrader" in cell.metadata:
                assert checksum(cell) == compute_checksum(cell)


def test_what_a_killed_batch_has_laid_out_is_removed_and_that_of_a_living_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".being-graded-killed").mkdir()
    (tmp_path / ".being-graded-killed" / "lock").write_text("")
    (tmp_path / ".being-graded-new").mkdir()
    with staging(tmp_path) as mine:
        clear_stale(tmp_path)
        assert {path.name for path in tmp_path.iterdir()} == {mine.name, ".being-graded-new"}
    long_ago = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: long_ago)
    clear_stale(tmp_path)
    assert not list(tmp_path.iterdir())
