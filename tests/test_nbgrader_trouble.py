"""What fails for everybody is one line of nbgrader's own commands as well."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sample_course import hand_in, handed_in, official

from autograder.course import Course

NBGRADER = str(Path(sys.executable).with_name("nbgrader"))
pytestmark = pytest.mark.slow


def errors(course: Course, *command: str) -> str:
    done = subprocess.run([NBGRADER, *command], cwd=course.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    said = [line for line in done.stderr.splitlines() if "ERROR" in line]
    assert len(said) == 1, done.stderr
    return said[0]


def test_a_damaged_gradebook_and_a_broken_course_are_one_line(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    path = built.root / "gradebook.db"
    content = path.read_bytes()
    told = "gradebook.db is damaged. Put back a copy of it, or move it away"
    path.write_bytes(content[:6000])
    assert told in errors(built, "autograde", "01-line", "--force")
    path.write_bytes(b"no database" * 100)
    assert told in errors(built, "generate_feedback", "01-line", "--force")
    path.write_bytes(content)
    built.source_script(built.assignments[0]).write_text("# %% test=")
    assert "line.py:1" in errors(built, "autograde", "01-line", "--force")


def test_a_locked_gradebook_is_waited_for(built: Course) -> None:
    hand_in(built, "ada", handed_in(official(built)))
    other = sqlite3.connect(built.root / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    command = [NBGRADER, "autograde", "01-line", "--force"]
    with subprocess.Popen(command, cwd=built.root, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("gradebook.db is locked by another program" in line and "until" in line for line in process.stderr)
        other.execute("ROLLBACK")
        process.communicate()
    assert process.returncode == 0
