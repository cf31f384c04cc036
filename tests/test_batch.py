"""A batch: N submissions in, N out, in the gradebook as in the records, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from sample_course import LIMITS, ROOT, autograder, hand_in, handed_in, official

from autograder.batch.store import ResultStore
from autograder.batch.submissions import find_submissions
from autograder.course import Course, CourseError
from autograder.judge.records import Record, write_records

Scores = dict[tuple[str, str], float | None]
KILLS = "import os\ndef line(w, b, x): os._exit(1)"
WRONG = "def line(w, b, x):\n    return w * x"


def class_of_eight(course: Course) -> None:
    """Honest and broken hand-ins; what each must get is in `EXPECTED`."""
    theirs = official(course)
    hand_in(course, "ada", handed_in(theirs))
    hand_in(course, "bob", handed_in(theirs, line=WRONG))
    hand_in(course, "crash", handed_in(theirs, line=KILLS))
    hand_in(course, "empty", b"")
    hand_in(course, "folder", None)
    hand_in(course, "mixed", handed_in(official(course, "02-loss")))
    link = hand_in(course, "link", None)
    link.symlink_to(course.root / "submitted" / "ada" / "01-line" / "line.ipynb")
    hand_in(course, "Zoë =1+1 O'Neil", handed_in(theirs, answer_slope="answer_slope = ..."))


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
PROBLEMS = {"empty": "is empty", "folder": "is missing", "mixed": "another assignment, 02-loss", "link": "is missing"}


def grade(course: Course, *, jobs: int = 1, force: bool = False, student: str | None = None) -> Any:
    from autograder.batch.run import grade_batch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's and SQLAlchemy's own
        return grade_batch(course, find_submissions(course, student=student), jobs=jobs, force=force)


def gradebook(course: Course) -> Scores:
    """(student, test) -> the score that nbgrader would export for it."""
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT a.student_id, b.name, g.auto_score FROM grade g JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id"
        ).fetchall()
    connection.close()
    return {(student, name): score for student, name, score in rows if name.startswith("test_")}


def scores(records: list[Record]) -> Scores:
    return {(record.student, record.test): record.points for record in records}


def outcome(records: list[Record]) -> dict[str, list[tuple[str, float | None]]]:
    found: dict[str, list[tuple[str, float | None]]] = {}
    for record in records:
        found.setdefault(record.student, []).append((record.status, record.points))
    return found


def lasting(records: list[Record]) -> list[dict[str, Any]]:
    """What must repeat: everything but the seconds."""
    return sorted(
        ({key: value for key, value in vars(record).items() if key != "seconds"} for record in records),
        key=lambda entry: (entry["student"], entry["test"]),
    )


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


def test_an_error_of_ours_costs_one_submission_and_no_points(built: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.batch import grade_one

    theirs = official(built)
    hand_in(built, "ada", handed_in(theirs))
    hand_in(built, "bob", handed_in(theirs))
    real = grade_one.Grader.grade

    def sometimes(self: Any, submission: Any) -> Any:
        if submission.student == "ada":
            raise RuntimeError("our own bug")
        return real(self, submission)

    monkeypatch.setattr(grade_one.Grader, "grade", sometimes)
    report = grade(built)
    assert outcome(report.records) == {
        "ada": [("grader_error", None), ("grader_error", None)], "bob": [("passed", 4.0), ("passed", 1.0)],
    }  # fmt: skip
    assert "our own bug" in report.problems[0][1] and len(report.problems) == 1
    monkeypatch.undo()
    assert (second := grade(built)).graded == 1 and second.kept == 1 and not second.problems


def test_a_test_of_ours_that_fails_is_for_a_human(built: Course) -> None:
    script = built.source_script(built.assignment("01-line"))
    script.write_text(script.read_text().replace("expect_number(answer_slope,", "1 / 0 or expect_number(answer_slope,"))
    autograder(built, "build")
    hand_in(built, "ada", handed_in(official(built)))
    report = grade(built)
    assert outcome(report.records) == {"ada": [("passed", 4.0), ("grader_error", None)]}
    assert gradebook(built)[("ada", "test_answer_slope")] is None
    assert "ZeroDivisionError" in report.problems[0][1]
    with sqlite3.connect(built.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT needs_manual_grade FROM grade g JOIN base_cell b ON b.id = g.cell_id WHERE b.name = 'test_answer_slope'"
        ).fetchall()
    connection.close()
    assert rows == [(1,)]


def test_a_written_answer_waits_for_a_human(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built), why="Because its slope is constant."))
    grade(built)
    with sqlite3.connect(built.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT auto_score, needs_manual_grade FROM grade g JOIN base_cell b ON b.id = g.cell_id WHERE b.name = 'why'"
        ).fetchall()
    connection.close()
    assert rows == [(None, 1)]


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_is_as_undisturbed(built: Course, tmp_path: Path) -> None:
    theirs = official(built)
    for number in range(8):
        slow = f"import time\ntime.sleep(0.15)\ndef line(w, b, x):\n    return w * x + b * ({number} % 3 > 0)"
        hand_in(built, f"s{number:02d}", handed_in(theirs, line=slow))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "autograder", "grade", "--jobs", "1"]
    process = subprocess.Popen(
        command,
        cwd=built.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while len(list((built.root / "results").glob("*/*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(ResultStore(built.root / "results").all()) // 2
    assert 3 <= done < 8
    again = autograder(built, "grade", "--jobs", "2", "--json", str(tmp_path / "records.jsonl"))
    assert again.returncode == 0, again.stderr
    assert f"{8 - done} submissions graded, {done} kept from before" in again.stdout
    expected = {}
    for number in range(8):
        expected[(f"s{number:02d}", "test_line")] = 4.0 if number % 3 else 1.0
        expected[(f"s{number:02d}", "test_answer_slope")] = 1.0
    assert gradebook(built) == expected
    lines = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text().splitlines()]
    assert {(line["student"], line["test"]): line["points"] for line in lines} == expected
    assert not list((built.root / "results").rglob("*.part"))


# --- finding and keeping -------------------------------------------------------------


def test_submissions_are_found_by_student_and_assignment(course: Course) -> None:
    for student, assignment in (("b", "01-line"), ("a", "02-loss"), ("a", "01-line")):
        hand_in(course, student, b"{}", assignment)
    (course.root / "submitted" / ".hidden" / "01-line").mkdir(parents=True)
    (course.root / "submitted" / "readme.txt").write_text("not a student")
    (course.root / "submitted" / "linked").symlink_to(course.root / "submitted" / "a")
    assert [(s.student, s.assignment.name) for s in find_submissions(course)] == [
        ("a", "01-line"),
        ("a", "02-loss"),
        ("b", "01-line"),
    ]
    assert [s.student for s in find_submissions(course, "loss")] == ["a"]
    assert [s.assignment.name for s in find_submissions(course, student="b")] == ["01-line"]
    for wrong, said in (
        ({"assignment": "03"}, "no assignment '03'"),
        ({"student": "c"}, "no student 'c'"),
        ({"assignment": "02-loss", "student": "b"}, "nothing to grade"),
    ):
        with pytest.raises(CourseError, match=said):
            find_submissions(course, **wrong)


def test_a_folder_whose_name_is_no_text_is_named_before_anything_is_graded(course: Course) -> None:
    hand_in(course, "ada", b"{}")
    hand_in(course, os.fsdecode(b"b\xff"), b"{}")
    with pytest.raises(CourseError, match=r"'b\\udcff' in submitted/ has a name that is not UTF-8"):
        find_submissions(course)


@pytest.mark.parametrize("student", ["ada", "a b", "Zoë", "../../evil", "a/b", "=1+1", "CON", "..", "%2e"])
def test_any_name_of_a_student_is_a_safe_file_name(tmp_path: Path, student: str) -> None:
    store = ResultStore(tmp_path / "results")
    record = Record(student, "01-line", "line", "test_line", 4.0, 4.0, "passed", [], "ä\ud800", 0.1, "process")
    store.save("01-line", student, "print", [record])
    assert store.load("01-line", student, "print") == [record] == store.all()
    assert store.load("01-line", student, "another print") is None
    assert store.path("01-line", student).resolve().parent == (tmp_path / "results" / "01-line").resolve()
    store.forget("01-line", student)
    assert store.load("01-line", student) is None and store.all() == []


def test_records_as_lines(tmp_path: Path) -> None:
    records = [
        Record("ä", "a", "n", "t", points, 2.0, "failed", ["x"], "two\nlines", 0.5, "process") for points in (None, 1.5)
    ]
    write_records(records, tmp_path / "r.jsonl")
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["points"] for line in lines] == [None, 1.5]
    assert list(json.loads(lines[0])) == [
        "student", "assignment", "notebook", "test", "points", "max_points", "status", "diagnoses", "message", "seconds", "isolation", "limits",
    ]  # fmt: skip


def test_limits_are_those_of_the_manifest(course: Course) -> None:
    assert course.limits.memory_mib == LIMITS.memory_mib and course.limits.call_seconds == 2.0


def test_a_result_that_cannot_be_saved_costs_only_itself_and_is_named(built: Course, monkeypatch: pytest.MonkeyPatch):
    from autograder.batch.gradebook import GradebookWriter

    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(official(built)))
    save = GradebookWriter.save

    def save_or_fail(self: GradebookWriter, outcome: Any) -> None:
        if outcome.submission.student == "ada":
            raise OSError("the disk is full")
        save(self, outcome)

    monkeypatch.setattr(GradebookWriter, "save", save_or_fail)
    report = grade(built)

    assert [(s.student, "disk is full" in reason) for s, reason in report.problems] == [("ada", True)]
    by_student = {r.student: r.status for r in report.records}
    assert by_student == {"ada": "grader_error", "bob": "passed"}
    monkeypatch.undo()
    assert grade(built).graded == 1, "only the lost one is graded again"


def test_a_submission_that_is_a_link_to_another_folder_is_not_graded_as_ones_own(built: Course):
    hand_in(built, "ada", handed_in(official(built)))
    (built.root / "submitted" / "copycat").mkdir()
    (built.root / "submitted" / "copycat" / "01-line").symlink_to(built.root / "submitted" / "ada" / "01-line")

    report = grade(built)

    assert sum(r.points or 0 for r in report.records if r.student == "copycat") == 0
    assert [s.student for s, _ in report.problems] == ["copycat"]
