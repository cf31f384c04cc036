"""What the grader may not read is no student's fault: nothing is entered, whoever grades, and it is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from batch_class import grade, gradebook, waiting_for_a_human
from collecting import NOBODY, collect, reasons
from sample_course import hand_in, handed_in, official

from autograder.batch.run import grade_batch
from autograder.batch.submissions import find_submissions
from autograder.cli.tables import changes_table
from autograder.course import Course, load_course
from autograder.intake import take_in, take_in_notebook
from autograder.isolation.levels import PROCESS

# As the system refuses it to all but root, as whom these tests may run.
REFUSES = """
import os
opens = os.open
def refuses(path, *more, dir_fd=None):
    if path == NAME:
        raise PermissionError(13, "Permission denied")
    return opens(path, *more, dir_fd=dir_fd)
os.open = refuses
"""
BY_NBGRADER = (
    REFUSES
    + """
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader
api = NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py", path=".").load_config())
result = api.autograde("01-line", "ada")
print(result["success"], result["log"])
"""
)
TOLD = "could not be opened (Permission denied), so nothing is entered: give yourself the right to read it, and grade again"


@pytest.fixture(params=["line.ipynb", "01-line"])
def name(request: pytest.FixtureRequest, built: Course) -> str:
    """Of what may not be read."""
    hand_in(built, "ada", handed_in(official(built), why="Because."))
    return str(request.param)


@pytest.mark.usefixtures("here")
def test_nothing_is_entered_for_a_notebook_that_may_not_be_read(
    built: Course, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens = os.open

    def refuses(path: Any, *more: int, dir_fd: int | None = None) -> int:
        if path == name:
            raise PermissionError(13, "Permission denied")
        return opens(path, *more, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuses)
        report = grade(built)
        again = grade(built)
    assert [reason for _, reason in report.problems] == [f"{name} {TOLD}."] == [reason for _, reason in again.problems]
    _nothing_is_entered(built)
    report = grade(built)
    assert report.problems == [] and gradebook(built)["ada", "test_line"] == 4.0
    assert [*changes_table(report.changes).columns[2].cells] == ["? of 7"]


@pytest.mark.parametrize("name", ["submitted", "ada", "01-line", "line.ipynb", "timestamp.txt", "helper.py", "data"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOTCONN, errno.ETIMEDOUT, errno.ENOMEM])
def test_what_a_failing_disk_does_not_give_is_held_against_nobody(
    built: Course, name: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a file server is lost: what is graded without a file would not be what was handed in."""
    hand_in(built, "ada", handed_in(official(built)))
    folder = built.folders.submitted / "ada" / "01-line"
    (folder / "timestamp.txt").write_text("2026-11-20 15:30:00 UTC")
    (folder / "helper.py").write_text("x = 1")
    (folder / "data").mkdir()
    opens = os.open

    def fails(path: Any, *more: int, dir_fd: int | None = None) -> int:
        if Path(path).name == name:
            raise OSError(number, os.strerror(number))
        return opens(path, *more, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fails)
        received = take_in(built, "ada", built.assignment("01-line"), None)
    assert received.denied and received.notebook is None
    named = "01-line" if name in ("submitted", "ada") else name
    assert received.reason == (
        f"{named} could not be opened ({os.strerror(number)}), so nothing is entered: grade again when it can be read."
    )
    assert not take_in(built, "ada", built.assignment("01-line"), None).denied


@pytest.mark.parametrize("gone", ["submitted", "submitted/ada", "submitted/ada/01-line"])
@pytest.mark.usefixtures("here")
def test_nor_for_a_folder_that_has_gone_since_the_batch_began(built: Course, gone: str) -> None:
    """As where a file server is lost, or somebody moves what is being graded."""
    hand_in(built, "ada", handed_in(official(built), why="Because."))
    submissions = find_submissions(built)
    (built.root / gone).rename(built.root / "elsewhere")
    report = grade_batch(built, submissions, jobs=1, isolation=PROCESS)
    assert [reason for _, reason in report.problems] == [
        "ada/01-line is not there any more, so nothing is entered: put it back, and grade again."
    ]
    assert [record.status for record in report.records if record.points is not None] == []
    _nothing_is_entered(built)


def test_a_notebook_of_ones_own_in_no_folder_is_missing(tmp_path: Path) -> None:
    received = take_in_notebook(tmp_path / "nowhere" / "line.ipynb", tmp_path)
    assert (received.reason, received.denied) == ("line.ipynb is missing: no such file was handed in.", False)


@pytest.mark.slow
def test_nor_by_nbgrader(built: Course, name: str) -> None:
    source = BY_NBGRADER.replace("NAME", repr(name))
    done = subprocess.run([sys.executable, "-c", source], cwd=built.root, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("False") and f"ada / 01-line: {name} {TOLD}" in done.stdout, done.stdout + done.stderr
    _nothing_is_entered(built)


def _nothing_is_entered(course: Course) -> None:
    assert set(gradebook(course).values()) == {None}
    assert waiting_for_a_human(course, "why") == {"ada": 1} and waiting_for_a_human(course, "test_line") == {"ada": 1}


def test_a_folder_that_may_not_be_read_is_named_when_it_is_collected(
    built: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "download").mkdir()
    opens = os.open

    def refuses(path: Any, *more: int, dir_fd: int | None = None) -> int:
        if path == tmp_path / "download":
            raise PermissionError(13, "Permission denied")
        return opens(path, *more, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuses)
    plan = collect(load_course(built.root), NOBODY, tmp_path / "download")
    assert "download could not be opened (Permission denied)" in reasons(plan)
