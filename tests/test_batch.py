"""A batch: N submissions in, N out, in the gradebook as in the records, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from batch_class import WRONG, class_of_eight, grade, gradebook, lasting, outcome, scores, waiting_for_a_human
from sample_course import hand_in, handed_in, official

from autograder.batch import entry, fingerprints, run
from autograder.batch.gradebook import GradebookWriter
from autograder.batch.grading_process import grading
from autograder.batch.store import ResultStore
from autograder.batch.submissions import Submission, find_submissions
from autograder.course import Course
from autograder.handout.notebooks import build
from autograder.isolation.levels import PROCESS

EXPECTED = {
    "ada": [("passed", 4.0), ("passed", 1.0)],
    "bob": [("partial", 1.0), ("passed", 1.0)],
    "crash": [("crashed", 0.0), ("passed", 1.0)],
    "empty": [("missing", 0.0), ("missing", 0.0)],
    "folder": [("missing", 0.0), ("missing", 0.0)],
    "mixed": [("missing", 0.0), ("missing", 0.0)],
    "link": [("missing", 0.0), ("missing", 0.0)],
    "Zoë =1+1 O'Neil": [("passed", 4.0), ("missing", 0.0)],
}


PROBLEMS = {"empty": "is empty", "folder": "is missing", "mixed": "another assignment, 02-loss", "link": "is a link"}


@pytest.mark.slow
def test_n_in_n_out_with_a_reason_for_each_that_cannot_be_graded(built: Course) -> None:
    class_of_eight(built)
    report = grade(built)
    assert outcome(report.records) == EXPECTED
    assert scores(report.records) == gradebook(built)
    assert {submission.student: reason for submission, reason in report.problems}.keys() == PROBLEMS.keys()
    for submission, reason in report.problems:
        assert PROBLEMS[submission.student] in reason and "\n" not in reason
    assert (report.graded, report.kept) == (8, 0)
    for student in EXPECTED:
        assert (built.root / "autograded" / student / "01-line" / "line.ipynb").is_file()

    # A second run keeps everything; --force grades again, and gets the same, also in two processes.
    before = (built.root / "gradebook.db").read_bytes()
    again = grade(built)
    assert (again.graded, again.kept) == (0, 8) and again.records == report.records
    assert [reason for _, reason in again.problems] == [reason for _, reason in report.problems]
    assert (built.root / "gradebook.db").read_bytes() == before
    forced = grade(built, force=True, jobs=2)
    assert (forced.graded, forced.kept) == (8, 0)
    assert lasting(forced.records) == lasting(report.records) and gradebook(built) == scores(report.records)
    assert [record.student for record in forced.records] == [record.student for record in report.records]


@pytest.mark.usefixtures("here")
def test_a_changed_file_is_graded_again_and_nothing_else(built: Course) -> None:
    theirs = official(built)
    path = hand_in(built, "ada", handed_in(theirs))
    hand_in(built, "bob", handed_in(theirs, line=WRONG))
    grade(built)
    path.write_text(json.dumps(handed_in(theirs, line=WRONG)))
    report = grade(built)
    assert (report.graded, report.kept) == (1, 1)
    assert gradebook(built)[("ada", "test_line")] == 1.0
    (path.parent / "helper.py").write_text("x = 1")
    assert grade(built).graded == 1
    assert (built.root / "results" / "01-line" / "ada.json").is_file()
    assert grade(built, student="bob").kept == 1


@pytest.mark.usefixtures("here")
def test_a_result_that_is_gone_or_damaged_is_graded_again(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    stored = built.root / "results" / "01-line" / "ada.json"
    whole = stored.read_text()
    for damage in ("", "{", "[]", '{"fingerprint": 3}', json.dumps(json.loads(whole) | {"records": [{}]}), whole[:-9]):
        stored.write_text(damage)
        assert ResultStore(built.root / "results").load("01-line", "ada") is None
    assert grade(built).graded == 1 and json.loads(stored.read_text())["records"]
    with sqlite3.connect(built.root / "gradebook.db") as connection:
        connection.execute("DELETE FROM submitted_assignment")
    connection.close()
    assert grade(built).graded == 1 and gradebook(built)[("ada", "test_line")] == 4.0


@pytest.mark.usefixtures("here")
def test_what_changes_while_it_is_graded_counts_as_it_was_taken_in_and_is_graded_again_next_time(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = official(built)
    beside = hand_in(built, "ada", handed_in(theirs)).parent / "notes.txt"
    beside.write_text("one")
    right = entry.stage

    def stage_what_has_grown(*args: Any) -> Any:
        beside.write_text(f"{beside.read_text()}, another")
        return right(*args)

    monkeypatch.setattr(entry, "stage", stage_what_has_grown)
    report = grade(built)
    assert (
        report.graded == 1
        and not report.problems
        and outcome(report.records)["ada"] == [("passed", 4.0), ("passed", 1.0)]
    )
    assert gradebook(built)[("ada", "test_line")] == 4.0
    monkeypatch.undo()
    assert (grade(built).graded, grade(built).kept) == (1, 1)


@contextmanager
def grading_with_a_bug(*arguments: Any) -> Iterator[Any]:
    """In place of `grading`, in the processes of the pool."""
    with grading(*arguments) as work:

        def sometimes(submission: Submission) -> Any:
            if submission.student == "ada":
                raise RuntimeError("our own bug")
            if submission.student == "bob":
                os.kill(os.getpid(), signal.SIGKILL)
            return work(submission)

        yield sometimes


def test_an_error_of_ours_costs_one_submission_and_no_points(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = official(built)
    for student in ("ada", "bob", "eve"):
        hand_in(built, student, handed_in(theirs))
    grade(built, student="ada")
    monkeypatch.setattr(run, "grading", grading_with_a_bug)
    report = grade(built, force=True)
    assert outcome(report.records) == {
        "ada": [("grader_error", None), ("grader_error", None)], "bob": [("grader_error", None), ("grader_error", None)],
        "eve": [("passed", 4.0), ("passed", 1.0)],
    }  # fmt: skip
    assert ["our own bug" in report.problems[0][1], "was killed" in report.problems[1][1]] == [True, True]
    # The gradebook says the same, and what an earlier run had given counts no more.
    assert gradebook(built) == scores(report.records)
    assert waiting_for_a_human(built, "test_line") == {"ada": 1, "bob": 1, "eve": 0}
    monkeypatch.undo()
    assert (second := grade(built)).graded == 2 and second.kept == 1 and not second.problems
    assert gradebook(built) == scores(second.records)


@pytest.mark.usefixtures("here")
def test_a_test_of_ours_that_fails_is_for_a_human(built: Course) -> None:
    script = built.source_script(built.assignment("01-line"))
    script.write_text(script.read_text().replace("expect_number(answer_slope,", "1 / 0 or expect_number(answer_slope,"))
    build(built)
    hand_in(built, "ada", handed_in(official(built)))
    report = grade(built)
    assert outcome(report.records) == {"ada": [("passed", 4.0), ("grader_error", None)]}
    assert gradebook(built)[("ada", "test_answer_slope")] is None
    assert "ZeroDivisionError" in report.problems[0][1]
    assert waiting_for_a_human(built, "test_answer_slope") == {"ada": 1}


@pytest.mark.usefixtures("here")
def test_a_written_answer_waits_for_a_human(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built), why="Because its slope is constant."))
    grade(built)
    assert waiting_for_a_human(built, "why") == {"ada": 1}


@pytest.mark.usefixtures("here")
def test_a_result_counts_only_if_the_gradebook_says_the_same(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    with sqlite3.connect(built.root / "gradebook.db") as connection:
        connection.execute("UPDATE grade SET auto_score = 2.0 WHERE auto_score = 4.0")
    connection.close()
    assert grade(built).graded == 1 and gradebook(built)[("ada", "test_line")] == 4.0
    (built.root / "autograded" / "ada" / "01-line" / "line.ipynb").unlink()
    assert grade(built).graded == 1 and grade(built).kept == 1


@pytest.mark.usefixtures("here")
def test_an_upgrade_of_the_grader_makes_results_out_of_date(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    monkeypatch.setattr(fingerprints, "grader_digest", lambda: "of the next version")
    assert grade(built).graded == 1


@pytest.mark.usefixtures("here")
def test_what_was_graded_unconfined_is_graded_again_and_which_mechanism_it_was_decides_nothing(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's and SQLAlchemy's own
        kept = [
            run.grade_batch(built, find_submissions(built), jobs=1, isolation=level).kept
            for level in (PROCESS, "landlock", "user", "bubblewrap", PROCESS)
        ]
    assert kept == [0, 0, 1, 1, 0]


@pytest.mark.usefixtures("here")
def test_a_long_look_at_earlier_results_is_told(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    told: list[str] = []
    monkeypatch.setattr(run, "MANY", 1)
    run.grade_batch(built, find_submissions(built), jobs=1, tell=told.append)
    assert told == ["Comparing 1 submissions with what was graded before …"]


@pytest.mark.usefixtures("here")
def test_a_result_that_cannot_be_saved_costs_only_itself_and_is_named(built: Course, monkeypatch: pytest.MonkeyPatch):
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(official(built)))
    save = GradebookWriter.save

    def save_or_fail(self: GradebookWriter, entries: Any, before: Any) -> Any:
        if any(entry.submission.student == "ada" for entry in entries):
            raise ValueError("a name that no database takes")
        return save(self, entries, before)

    monkeypatch.setattr(GradebookWriter, "save", save_or_fail)
    report = grade(built)

    assert [(s.student, "no database takes" in reason) for s, reason in report.problems] == [("ada", True)]
    by_student = {r.student: r.status for r in report.records}
    assert by_student == {"ada": "grader_error", "bob": "passed"}
    monkeypatch.undo()
    assert grade(built).graded == 1, "only the lost one is graded again"


@pytest.mark.usefixtures("here")
def test_a_submission_that_is_a_link_to_another_folder_is_not_graded_as_ones_own(built: Course):
    hand_in(built, "ada", handed_in(official(built)))
    (built.root / "submitted" / "copycat").mkdir()
    (built.root / "submitted" / "copycat" / "01-line").symlink_to(built.root / "submitted" / "ada" / "01-line")

    report = grade(built)

    assert sum(r.points or 0 for r in report.records if r.student == "copycat") == 0
    assert [s.student for s, _ in report.problems] == ["copycat"]


@pytest.mark.usefixtures("here")
def test_a_mark_by_hand_stays_confirmed_when_another_submission_fails_behind_it(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    with sqlite3.connect(built.root / "gradebook.db") as connection:
        connection.execute("UPDATE grade SET manual_score = 3.0, needs_manual_grade = 0 WHERE auto_score = 4.0")
    save = GradebookWriter.save

    def save_again(self: GradebookWriter, entries: Any, before: Any) -> Any:
        save(self, entries, before)  # everything of hers is in its place
        return save(self, entries, before)

    monkeypatch.setattr(GradebookWriter, "save", save_again)
    assert grade(built, force=True).graded == 1
    assert waiting_for_a_human(built, "test_line") == {"ada": 0}
