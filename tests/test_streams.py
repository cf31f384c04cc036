"""Terminals that cannot show what is said, and outputs that nobody takes: no command ends in a traceback, and all is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_course import ROOT, hand_in, handed_in, official
from systems.slowness import seconds

from autograder.cli import language
from autograder.course import Course

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def typed(line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line in a shell in which a pipe fails with its first command."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHON": sys.executable, "COLUMNS": "200", **variables}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment, capture_output=True, check=False, timeout=seconds(120)
    )  # fmt: skip


@pytest.mark.slow
def test_a_terminal_without_the_letters_of_a_name(built: Course) -> None:
    hand_in(built, "zoé", handed_in(official(built), line="def line(w, b, x):\n    raise ValueError('naïve \\ud800')"))
    done = typed("$PYTHON -m autograder grade && $PYTHON -m autograder feedback", built.root, **ASCII, LANGUAGE="ko")
    assert done.returncode == 0, done.stderr
    assert b"zo\\xe9 " in done.stdout and b"Traceback" not in done.stderr
    assert (built.root / "autograded" / "zoé" / "01-line").is_dir()  # by the same name as where the locale is UTF-8
    assert "naïve \N{REPLACEMENT CHARACTER}" in next((built.root / "reports" / "feedback").rglob("*.html")).read_text(
        "utf-8"
    )


@pytest.mark.slow
def test_what_nobody_takes_stops_no_grading(built: Course) -> None:
    for student in ("ada", "bob"):
        hand_in(built, student, handed_in(official(built)))
    done = typed("$PYTHON -m autograder grade --jobs 1 2>/dev/full", built.root)
    assert done.returncode == 0 and b"2 graded." in done.stdout
    assert len(list((built.root / "results").glob("*/*.json"))) == 2


@pytest.mark.parametrize(
    ("where", "code", "said"),
    [
        (">/dev/full", 1, b"What was to be said could not be written (No space left on device). All else is done.\n"),
        (">/dev/full 2>&1", 1, b""), ("| true", 0, b""), (">&-", 0, b""), (">&- 2>&- <&-", 0, b""),
    ],
)  # fmt: skip
def test_an_output_that_takes_nothing_costs_a_line_at_most(where: str, code: int, said: bytes, tmp_path: Path) -> None:
    done = typed(f"$PYTHON -m autograder grade --help {where}", tmp_path, LC_ALL="C.UTF-8")
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", said)
    done = typed(f"$PYTHON -m linearloss --help {where}", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_no_file_becomes_standard_output_where_that_is_closed(tmp_path: Path) -> None:
    program = "import os; from autograder import cli; cli._open_all_three(); os.write(2, str(os.open('file', os.O_CREAT)).encode())"
    done = typed(f'$PYTHON -c "{program}" <&- >&-', tmp_path)
    assert int(done.stderr) > 2


def test_a_language_that_cannot_be_shown_is_not_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ko")
    for encoding, spoken in (("ascii", False), ("cp1252", False), ("cp949", True), ("utf-8", True)):
        with Path(os.devnull).open("w", encoding=encoding) as terminal, monkeypatch.context() as here:
            here.setattr("sys.stdout", terminal)
            assert (language.of_the_reader() is not None) is spoken, encoding
