"""A batch: N submissions in, N out, in the gradebook as in the records, whatever happens meanwhile."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from processes import until
from sample_course import LIMITS, ROOT, autograder, hand_in, handed_in, official
from sqlalchemy import text
from systems.slowness import seconds

from autograder.batch import fingerprints, run
from autograder.batch.fingerprints import Fingerprint
from autograder.batch.gradebook import GradebookWriter
from autograder.batch.grading_process import grading
from autograder.batch.pool_process import CannotStart
from autograder.batch.rows import Rows
from autograder.batch.store import Result, ResultStore
from autograder.batch.submissions import Submission, find_strays, find_submissions
from autograder.course import Course, CourseError
from autograder.gradebook import trouble
from autograder.gradebook.trouble import CannotGoOn
from autograder.isolation.levels import PROCESS
from autograder.judge import fork_client
from autograder.judge.records import Record, write_records
from autograder.judge.student import StudentProcess

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
PROBLEMS = {"empty": "is empty", "folder": "is missing", "mixed": "another assignment, 02-loss", "link": "is a link"}


def grade(course: Course, *, jobs: int = 1, force: bool = False, student: str | None = None) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's and SQLAlchemy's own
        report = run.grade_batch(course, find_submissions(course, student=student), jobs=jobs, force=force)
    report.records = list(report.records)  # as they are now
    return report


def gradebook(course: Course) -> Scores:
    """(student, test) -> the score that nbgrader would export for it."""
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT a.student_id, b.name, g.auto_score FROM grade g JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id"
        ).fetchall()
    connection.close()
    return {(student, name): score for student, name, score in rows if name.startswith("test_")}


def waiting_for_a_human(course: Course, cell: str) -> dict[str, int]:
    """student -> whether formgrader will ask for points in that cell."""
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        rows = connection.execute(
            "SELECT a.student_id, g.needs_manual_grade FROM grade g JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id "
            "WHERE b.name = ?",
            (cell,),
        ).fetchall()
    connection.close()
    return dict(rows)


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
    autograder(built, "build")
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
    done = len(ResultStore(built.root / "results").all())
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


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_stopped_it_keeps_what_is_finished_says_so_and_leaves_nothing(built: Course, number: signal.Signals) -> None:
    theirs = official(built)
    for student in range(6):
        slow = f"import time\ntime.sleep({1000 * (student > 2)})\ndef line(w, b, x):\n    return w * x + b"
        hand_in(built, f"s{student}", handed_in(theirs, line=slow))
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder", "grade", "--jobs", "1"], cwd=built.root, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    results = ResultStore(built.root / "results")
    deadline = time.monotonic() + 60
    while len(results.all()) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, number)  # as a terminal does
    out, said = process.communicate(timeout=seconds(60))
    assert process.returncode == 128 + number and out == "" and "Traceback" not in said
    last = said.splitlines()[-1]
    assert last.startswith("autograder: stopped by ") and last.endswith("run the same command to go on.")
    assert "3 results are finished and kept, 3 submissions are left" in last
    assert until(lambda: not in_session(process.pid))
    assert {student for student, _ in results.all()} == {"s0", "s1", "s2"} == {who for who, _ in gradebook(built)}


def in_session(session: int) -> list[str]:
    """The processes of a session, by what they run."""
    listed = subprocess.run(["ps", "-eo", "sid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[2] for row in rows if row[0] == str(session) and not row[1].startswith("Z")]


# --- what concerns everybody ----------------------------------------------------------


@contextmanager
def grading_without_a_python(*arguments: Any) -> Iterator[Any]:
    """In place of `grading`: the fork server's Python finds none of its modules."""
    fork_client.ENVIRONMENT["PYTHONHOME"] = "/nonexistent"
    with grading(*arguments) as work:
        yield work


def state(course: Course) -> dict[str, bytes]:
    """Results, graded notebooks and gradebook, to the byte."""
    paths = [*(course.root / "results").rglob("*.json"), *(course.root / "autograded").rglob("*.ipynb")]
    return {str(path): path.read_bytes() for path in (*paths, course.root / "gradebook.db")}


def test_what_fails_for_everybody_is_one_line_and_changes_nothing(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = official(built)
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(theirs))
    grade(built)
    before = state(built)

    def refused(match: str) -> None:
        with pytest.raises(CourseError, match=match) as raised:
            grade(built, force=True)
        assert "\n" not in str(raised.value)
        assert state(built) == before

    with monkeypatch.context() as patch:
        patch.setattr(run, "grading", grading_without_a_python)
        refused("did not answer .ready.*No module named 'encodings'.* 0 results of this run are kept")

    script = built.source_script(built.assignment("01-line"))
    source = script.read_text()
    exercise = script.with_name("line.exercise.py")
    written = exercise.read_text()
    exercise.write_text(written.replace("import numpy as np", "import this_package_is_missing"))
    refused(r"line.exercise.py:\d+: it cannot be loaded .*No module named 'this_package_is_missing'")
    exercise.write_text(written)
    script.write_text(source.replace("hidden_secret = np", "import solutions.gone\nhidden_secret = np"))
    autograder(built, "build")
    before = state(built)
    refused("solutions/ is broken: the test test_answer_slope of .*No module named 'solutions.gone'")
    script.write_text(source.replace('setup="imports"\n', 'setup="imports"\nimport this_package_is_missing\n'))
    autograder(built, "build")
    before = state(built)
    refused("solutions/ is broken: the set-up cells of .*No module named 'this_package_is_missing'")


def test_a_package_that_only_the_worker_cannot_read_is_named(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StudentProcess, "run_cell", lambda self, source: {"error": {"type": "E", "text": source}})
    with pytest.raises(CannotStart, match=r"cannot import what the notebooks need \(E: import numpy as np"):
        with grading(course, PROCESS, course.assignments):
            pass


@pytest.mark.usefixtures("here")
def test_a_gradebook_that_is_locked_is_waited_for_and_then_named(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    other = sqlite3.connect(built.root / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    said: list[str] = []

    def say(text: str) -> None:
        """Let go once the batch says that it waits."""
        said.append(text)
        other.execute("ROLLBACK")

    report = run.grade_batch(built, find_submissions(built), jobs=1, say=say)
    assert report.graded == 1 and len(said) == 1 and "waiting up to 30 seconds" in said[0]

    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(trouble, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(CannotGoOn, match=r"gradebook.db is locked by another program .*close it"):
        grade(built, force=True)
    other.close()


@pytest.mark.usefixtures("here")
def test_locked_in_the_middle_the_batch_stops_and_the_next_run_goes_on(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ada", "bob", "eve"):
        hand_in(built, student, handed_in(official(built)))
    other = sqlite3.connect(built.root / "gradebook.db", isolation_level=None)

    def lock_after_the_first(step: run.Step) -> None:
        other.execute("BEGIN IMMEDIATE")

    monkeypatch.setattr(trouble, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(CannotGoOn, match=r"locked by another program .* 1 results of this run are kept"):
        run.grade_batch(built, find_submissions(built), jobs=1, progress=lock_after_the_first)
    other.close()
    report = grade(built)
    assert (report.graded, report.kept, report.problems) == (2, 1, []) and gradebook(built) == scores(report.records)


@pytest.mark.parametrize("damage", ["header", "middle"])
def test_a_damaged_gradebook_is_named(built: Course, damage: str) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    path = built.root / "gradebook.db"
    content = path.read_bytes()
    path.write_bytes(b"no database" * 100 if damage == "header" else content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(CannotGoOn, match=r"gradebook.db is damaged. Put back a copy of it, or move it away"):
        grade(built)


@pytest.mark.parametrize("folder", ["results", "autograded"])
def test_a_file_where_results_go_is_named_before_anything_is_graded(built: Course, folder: str) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    (built.root / folder).write_text("in the way")
    with pytest.raises(CannotGoOn, match=f"{folder} is in the way: a folder is needed there"):
        grade(built)
    assert gradebook(built) == {}


@pytest.mark.parametrize("full", ["results", "autograded", "gradebook"])
@pytest.mark.usefixtures("here")
def test_no_room_in_the_middle_leaves_result_and_gradebook_as_they_were(
    built: Course, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    theirs = official(built)
    hand_in(built, "ada", handed_in(theirs))
    grade(built)
    before = state(built)
    hand_in(built, "ada", handed_in(theirs, line=WRONG))
    hand_in(built, "bob", handed_in(theirs))
    with monkeypatch.context() as patch:
        if full == "gradebook":
            enter = Rows.enter

            def enter_with_no_page_left(self: Any, connection: Any, *more: Any) -> Any:
                connection.execute(text("PRAGMA max_page_count = 1"))  # SQLite takes the present number
                entered = enter(self, connection, *more)
                for number in range(4000):
                    connection.execute(text(f"INSERT INTO student (id) VALUES ('{number}')"))
                return entered

            patch.setattr(Rows, "enter", enter_with_no_page_left)
        else:
            open_ = Path.open

            def open_in_a_full_folder(self: Path, *arguments: Any, **more: Any) -> Any:
                if arguments == ("wb",) and full in self.parts:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
                return open_(self, *arguments, **more)

            patch.setattr(Path, "open", open_in_a_full_folder)
        with pytest.raises(CannotGoOn, match=r"no room left on .*disk.* 0 results of this run are kept"):
            grade(built)
    assert state(built) == before
    report = grade(built)
    assert report.graded == 2 and gradebook(built) == scores(report.records)


@pytest.mark.usefixtures("here")
def test_killed_between_gradebook_and_result_the_next_run_heals_it(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = official(built)
    hand_in(built, "ada", handed_in(theirs))
    grade(built)
    hand_in(built, "ada", handed_in(theirs, line=WRONG))
    replace = Path.replace

    class Killed(BaseException):
        pass

    for suffix in (".ipynb", ".json"):

        def replace_or_die(self: Path, target: Path, suffix: str = suffix) -> Path:
            if target.suffix == suffix:
                raise Killed
            return replace(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace_or_die)
            with pytest.raises(Killed):
                grade(built)
        assert gradebook(built)[("ada", "test_line")] == 1.0
        assert not (built.root / "results" / "01-line" / "ada.json").exists(), "no result says that all was done"
    report = grade(built)
    assert report.graded == 1 and gradebook(built) == scores(report.records)
    assert "1 of 4 points" in (built.root / "autograded" / "ada" / "01-line" / "line.ipynb").read_text()


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


@pytest.mark.slow
def test_two_graders_in_one_course_neither_lose_nor_mix_results(built: Course) -> None:
    theirs = official(built)
    for number in range(6):
        hand_in(built, f"s{number}", handed_in(theirs, **({"line": WRONG} if number % 2 else {})))
    command = [sys.executable, "-m", "autograder", "grade", "--jobs", "1", "--force"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen(command, cwd=built.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    report = grade(built)
    assert (report.graded, report.kept) == (0, 6) and gradebook(built) == scores(report.records)
    assert sum(points or 0 for points in gradebook(built).values()) == 3 * 5 + 3 * 2


# --- finding and keeping -------------------------------------------------------------


def test_submissions_are_found_by_student_and_assignment(course: Course) -> None:
    for student, assignment in (("b", "01-line"), ("a", "02-loss"), ("a", "01-line")):
        hand_in(course, student, b"{}", assignment)
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


def test_what_is_nobodys_submission_is_named_and_costs_nobody_anything(course: Course) -> None:
    hand_in(course, "ada", b"{}")
    hand_in(course, os.fsdecode(b"b\xff"), b"{}")
    hand_in(course, ".hidden", b"{}")
    submitted = course.root / "submitted"
    (submitted / "line.ipynb").write_text("a notebook, loose")
    (submitted / "linked").symlink_to(submitted / "ada")
    (submitted / "ada" / "1-line").mkdir()
    for noise in (".ipynb_checkpoints", "ada/.ipynb_checkpoints", "__MACOSX"):
        (submitted / noise).mkdir()
    (submitted / ".DS_Store").write_bytes(b"Bud1")

    assert [s.student for s in find_submissions(course)] == ["ada"]
    assert {stray.name: stray.reason.split(":")[0] for stray in find_strays(course)} == {
        "b\\xff": "has a name that is not UTF-8 text",
        ".hidden": "has a name that begins with a dot",
        "line.ipynb": "is a file and not a student's folder",
        "linked": "is a link and not a student's folder",
        "ada/1-line": "is no folder of an assignment",
    }


@pytest.mark.parametrize(
    "student",
    ["ada", "a b", "Zoë", "../../evil", "a/b", "=1+1", "CON", "..", "%2e", "ع" * 42, "中" * 85, "x" * 255, "a\nb"],
)
def test_any_name_of_a_student_is_a_safe_file_name(tmp_path: Path, student: str) -> None:
    store = ResultStore(tmp_path / "results")
    record = Record(student, "01-line", "line", "test_line", 4.0, 4.0, "passed", [], "ä\ud800", 0.1, "process")
    result = Result((record,), Fingerprint("files", "course", "grader", "process"))
    with store.saving("01-line", student, result.content()):
        assert store.load("01-line", student) is None
    assert store.load("01-line", student) == result and store.all() == {(student, "01-line"): result}
    assert store.path("01-line", student).resolve().parent == (tmp_path / "results" / "01-line").resolve()
    store.forget("01-line", student)
    assert store.load("01-line", student) is None and store.all() == {}


def test_records_as_lines(tmp_path: Path) -> None:
    records = [
        Record("ä", "a", "n", "t", points, 2.0, "failed", ["x"], "two\nlines", 0.5, "process") for points in (None, 1.5)
    ]
    write_records(records, tmp_path / "r.jsonl")
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["points"] for line in lines] == [None, 1.5]
    assert list(json.loads(lines[0])) == [
        "student", "assignment", "notebook", "test", "points", "max_points", "status", "diagnoses", "message", "seconds", "isolation", "limits",
        "parts", "language",
    ]  # fmt: skip


def test_limits_are_those_of_the_manifest(course: Course) -> None:
    assert course.limits.memory_mib == LIMITS.memory_mib and course.limits.call_seconds == 2.0


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
