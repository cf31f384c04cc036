"""What concerns everybody stops a batch with one line, and changes nothing."""

from __future__ import annotations

import errno
import os
import pickle
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from batch_class import WRONG, grade, gradebook, scores, state
from sample_course import autograder, hand_in, handed_in, official
from sqlalchemy import text

from autograder.batch import run
from autograder.batch.gradebook import GradebookWriter
from autograder.batch.grading_process import grading
from autograder.batch.pool_process import CannotStart, Unfit
from autograder.batch.rows import Rows
from autograder.batch.submissions import find_submissions
from autograder.course import Course, CourseError
from autograder.gradebook import trouble
from autograder.gradebook.trouble import CannotGoOn, waits_told_to
from autograder.grading.status import WorkerFailure
from autograder.handout.notebooks import build
from autograder.isolation.levels import PROCESS
from autograder.judge import fork_client
from autograder.judge.student import StudentProcess


@contextmanager
def grading_without_a_python(*arguments: Any) -> Iterator[Any]:
    """In place of `grading`: the fork server's Python finds none of its modules."""
    fork_client.ENVIRONMENT["PYTHONHOME"] = "/nonexistent"
    with grading(*arguments) as work:
        yield work


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
    build(built)
    before = state(built)
    refused("solutions/ is broken: the test test_answer_slope of .*No module named 'solutions.gone'")
    script.write_text(source.replace('setup="imports"\n', 'setup="imports"\nimport this_package_is_missing\n'))
    with pytest.raises(CourseError, match="the setup cell 'imports' fails"):
        build(built)
    before = state(built)
    refused(r"line.py:\d+: the setup cell 'imports' fails .*No module named 'this_package_is_missing'")


def test_a_package_that_only_the_worker_cannot_read_is_named(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StudentProcess, "run_cell", lambda self, source: {"error": {"type": "E", "text": source}})
    with pytest.raises(CannotStart, match=r"cannot import what the notebooks need \(E: import numpy as np"):
        with grading(course, PROCESS, course.assignments):
            pass


def test_why_no_worker_starts_reaches_the_pool(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def ends(self: StudentProcess, source: str) -> None:
        raise WorkerFailure("crashed", "The process ended.")

    monkeypatch.setattr(StudentProcess, "run_cell", ends)
    with pytest.raises(Unfit, match=r"within the limits of course\.toml: The process ended") as raised:
        with grading(course, PROCESS, course.assignments):
            pass
    assert pickle.loads(pickle.dumps(str(raised.value))) == str(raised.value)  # as it is sent


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

    with waits_told_to(say):
        report = run.grade_batch(built, find_submissions(built), jobs=1)
    assert report.graded == 1 and len(said) == 1 and "waiting for it until" in said[0]

    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(trouble, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(CannotGoOn, match=r"gradebook.db is locked by another program .*close it"):
        grade(built, force=True)
    other.close()


@pytest.mark.parametrize("command", ["grade", "export"])
def test_a_command_says_that_it_waits_for_the_gradebook(built: Course, command: str) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    grade(built)
    other = sqlite3.connect(built.root / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    started = [sys.executable, "-m", "autograder", command]
    with subprocess.Popen(
        started, cwd=built.root, env=dict(os.environ, LANGUAGE="en"), stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None and "a database viewer): waiting for it until" in process.stderr.readline()
        other.execute("ROLLBACK")
        process.communicate()
    assert process.returncode == 0


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


def test_a_group_of_instructors_may_write_into_the_gradebook_that_one_of_them_made(course: Course) -> None:
    """SQLite would let its owner alone, whatever the umask."""
    file = course.root / "gradebook.db"
    before = os.umask(0o002)
    try:
        GradebookWriter(course).gradebook.close()
        assert stat.S_IMODE(file.stat().st_mode) == 0o664
        file.chmod(0o600)
        GradebookWriter(course).gradebook.close()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, "what is there stays as it is"
    finally:
        os.umask(before)


def test_a_mask_that_takes_ones_own_files_away_is_no_reason_not_to_grade(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    before = os.umask(0o777)
    try:
        done = autograder(built, "grade", "--assignment", "01-line")
    finally:
        os.umask(before)
    assert done.returncode == 0 and "2 passed" in done.stdout, done.stderr
