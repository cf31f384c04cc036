"""What fails for everybody, in one line: what passes is waited for, what does not is told at once."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from tornado.log import app_log

from autograder.batch import preflight
from autograder.course import Course
from autograder.gradebook import trouble
from autograder.gradebook.trouble import (
    CannotGoOn,
    GradebookLocked,
    explained,
    patiently,
    silence_nbgrader,
    waits_told_to,
)


class OfTheDriver(Exception):
    """As psycopg's own, with the server's code."""

    def __init__(self, text: str, sqlstate: str | None):
        super().__init__(text)
        self.sqlstate = sqlstate


@pytest.mark.parametrize("code", ["55P03", "40P01", "40001"])
def test_a_row_that_another_program_has_locked_is_waited_for(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = [OfTheDriver("canceling statement due to lock timeout", code)]
    said: list[str] = []

    def attempt() -> str:
        if tries:
            raise OperationalError("UPDATE grade", {}, tries.pop())
        return "saved"

    monkeypatch.setattr(trouble, "TELL_AFTER_SECONDS", -1.0)
    with waits_told_to(said.append):
        assert patiently(attempt, gradebook="the gradebook") == "saved"
    assert len(said) == 1 and "a database viewer): waiting for it until " in said[0]


@pytest.mark.parametrize("text", ["the server has closed the connection\n  at some place", ""])
def test_what_does_not_pass_is_told_at_once(text: str) -> None:
    def attempt() -> None:
        raise OperationalError("UPDATE grade", {}, OfTheDriver(text, None))

    with pytest.raises(CannotGoOn, match="the gradebook cannot be used") as caught:
        patiently(attempt, gradebook="the gradebook")
    assert not isinstance(caught.value, GradebookLocked) and "at some place" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.EMFILE, "ulimit -n"),
        (errno.EFBIG, "ulimit -f"),
        (errno.EIO, "disk reports an error"),
        (errno.ESTALE, "disk"),
        (errno.ENOTCONN, "disk reports an error"),
        (errno.ENOLCK, "disk reports an error"),
        (errno.EXDEV, r"results/ada\.json cannot be used"),
        (errno.EBUSY, r"results/ada\.json cannot be used"),
    ],
)
def test_what_the_system_refuses_to_everybody_is_told_in_one_line(code: int, says: str) -> None:
    with pytest.raises(CannotGoOn, match=says) as caught, explained():
        raise OSError(code, os.strerror(code), "results/ada.json")
    assert "\n" not in str(caught.value)


def test_a_gradebook_that_is_removed_in_the_middle_is_not_called_read_only(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE grade (score REAL)")
        path.unlink()
        with pytest.raises(CannotGoOn, match=r"gradebook\.db has been moved away or removed meanwhile"), explained():
            connection.execute("INSERT INTO grade VALUES (1)")


def test_a_folder_that_is_removed_while_one_is_in_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(CannotGoOn, match="the folder that this was started in is not there any more"), explained():
        Path.cwd()


def test_a_gradebook_that_is_read_only_is_seen_before_anything_is_graded(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the file's mode; root, as whom this may run, would write it all the same."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    monkeypatch.setattr(
        preflight.sqlite3, "connect", lambda path, **options: connect(f"file:{path}?mode=ro", uri=True, **options)
    )
    with pytest.raises(CannotGoOn, match=r"gradebook\.db cannot be written"):
        preflight.check(built)


def test_a_server_keeps_its_voice_and_nbgrader_tells_no_error_twice(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The formgrader's log is that of the server, which gives tornado's logger its own name."""
    server = logging.getLogger("a Jupyter server")
    server.setLevel(logging.INFO)
    monkeypatch.setattr(app_log, "name", server.name)
    silence_nbgrader()
    server.info("ada / 01-line: a remark")
    app_log.error("Rolling back session due to database error: locked")
    app_log.error("Uncaught exception")
    assert [record.message for record in caplog.records] == ["ada / 01-line: a remark", "Uncaught exception"]
