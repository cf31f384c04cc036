"""What `grade` prints at the end: a row for each submission, or for each assignment of a large class."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from autograder.cli import summary
from autograder.cli.summary import Summary
from autograder.gradebook.marks import CellMark, SubmissionMarks
from autograder.judge.records import Record
from autograder.report.tally import Submission


def submission(student: str, points: float, *, outdated: tuple[str, ...] = ()) -> Submission:
    status = "passed" if points == 4.0 else "partial"
    record = Record(student, "01-line", "line", "test_line", points, 4.0, status, [], "", 0.1, "landlock")
    marks = SubmissionMarks(
        student, "01-line", (CellMark("test_line", True, 4.0, points), CellMark("why", False, 2.0, None))
    )
    return Submission(student, "01-line", (record,), marks, ("a.txt is too large",), outdated)


def printed(made: Summary) -> list[str]:
    console = Console(file=StringIO(), width=200)
    console.print(made.table())
    return [" ".join(line.split()) for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def test_a_small_class_has_a_row_for_each_and_a_large_one_for_each_assignment(monkeypatch: pytest.MonkeyPatch) -> None:
    those = [
        submission("ada", 4.0),
        submission("bob", 1.0, outdated=("the course has changed",)),
        submission("eve", 0.0),
    ]
    wanted = [("ada", "01-line"), ("bob", "01-line")]

    def made() -> Summary:
        found = Summary(wanted)
        for one in those:
            found.add(one)
        return found

    assert printed(made())[1:] == [
        "ada 01-line 4 6 1 passed 1 to read",
        "bob 01-line 1 6 1 partial 1 to read, the course has changed",
    ]
    monkeypatch.setattr(summary, "MOST_ROWS", 1)
    assert printed(made())[1:] == ["01-line 2 2.50 6 1 passed, 1 partial 2 with answers to read, 1 out of date"]
    assert made().remarks == ["  ada / 01-line: a.txt is too large", "  bob / 01-line: a.txt is too large"]
    assert made().warnings()[0].startswith("1 result is out of date in 01-line: the course has changed (1).")
