"""Classes of the small course that tests grade as a batch, what the gradebook says of them, and a grader that dies."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sample_course import ROOT, hand_in, handed_in, official

from autograder.batch import run
from autograder.batch.submissions import find_submissions
from autograder.course import Course
from autograder.judge.records import Record

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


def state(course: Course) -> dict[str, bytes]:
    """Results, graded notebooks and gradebook, to the byte."""
    paths = [*(course.root / "results").rglob("*.json"), *(course.root / "autograded").rglob("*.ipynb")]
    return {str(path): path.read_bytes() for path in (*paths, course.root / "gradebook.db")}


class Killed(BaseException):
    """Ends a grader as a signal would."""


@contextmanager
def dying_where_it_replaces(monkeypatch: pytest.MonkeyPatch, pattern: str) -> Iterator[None]:
    """A grader dies, inside, when a file whose name is like this is to be put in its place."""
    replace = Path.replace

    def replace_or_die(self: Path, target: Path) -> Path:
        if target.match(pattern):
            raise Killed
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace_or_die)
        with pytest.raises(Killed):
            yield


def graded_by_two_at_once(course: Course) -> None:
    """Six submissions, every second one wrong, graded anew by two processes at the same time."""
    for number in range(6):
        hand_in(course, f"s{number}", handed_in(official(course), **({"line": WRONG} if number % 2 else {})))
    command = [sys.executable, "-m", "autograder", "grade", "--jobs", "1", "--force"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    both = [
        subprocess.Popen(command, cwd=course.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
