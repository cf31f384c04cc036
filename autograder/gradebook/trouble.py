"""What fails for everybody, in one sentence with what to do: no room, no right to write, a gradebook that cannot be used."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import TypeVar

from autograder.course import CourseError
from linearloss.sentences import say

GRADEBOOK = "gradebook.db"
PATIENCE_SECONDS = 30.0
TELL_AFTER_SECONDS = 2.0  # nobody wonders before
TRY_SECONDS = 0.5  # a wait in SQLite itself, which hears no Ctrl-C; a long one is made of such
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
# A disk that fails, a file server or a synchronised folder that is gone or knows no locks.
BAD_DISK = (
    errno.EIO, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH,
    errno.ENOLCK, errno.EOPNOTSUPP,
)  # fmt: skip
LOCKED = say("is locked by another program (the formgrader, nbgrader, a database viewer): close it.")
Tell = Callable[[str], None]
_told: ContextVar[Tell] = ContextVar("told", default=lambda text: None)
# What a PostgreSQL server says of a row that another has locked, of a deadlock, and of a transaction that it could not order.
LOCKED_ON_A_SERVER = ("55P03", "40P01", "40001")
# By the beginning of SQLite's name of the error.
GRADEBOOK_TROUBLE = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_FULL": say("has no room left on its disk: free some."),
    "SQLITE_READONLY_DBMOVED": say("has been moved away or removed meanwhile: put it back."),
    "SQLITE_READONLY": say("cannot be written: it, its folder or its disk is read-only. Change that."),
    "SQLITE_PERM": say("cannot be written: you have no right to. Change that."),
    "SQLITE_CANTOPEN": say("cannot be opened, or no file can be made beside it: look at the rights of both."),
    "SQLITE_NOTADB": say(
        "is damaged. Put back a copy of it, or move it away: then it is made anew, without manual marks."
    ),
    "SQLITE_CORRUPT": say(
        "is damaged. Put back a copy of it, or move it away: then it is made anew, without manual marks."
    ),
    "SQLITE_IOERR": say("cannot be read or written: its disk reports an error."),
}
T = TypeVar("T")


class CannotGoOn(CourseError):
    """What is wrong would cost every submission: nothing more is graded until it is mended."""


class PlaceTrouble(CannotGoOn):
    """One file or folder cannot be used; perhaps the others can."""


class GradebookLocked(CannotGoOn):
    """Another program holds the gradebook; that may pass."""


def silence_nbgrader() -> None:
    """Its functions on the gradebook log a traceback of what they raise as well: that alone is left out.

    The logger is one of tornado's: a Jupyter server, as the formgrader's, passes all its own words through it, and gives it its name.
    """
    from tornado.log import app_log

    app_log.addFilter(_is_not_said_twice)


def _is_not_said_twice(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith("Rolling back session due to database error")


@contextmanager
def explained(gradebook: str = GRADEBOOK) -> Iterator[None]:
    """Turn errors of the disk and of the gradebook that concern everybody into `CannotGoOn`; others pass."""
    try:
        yield
    except Exception as error:
        trouble = trouble_of(error, gradebook)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: BaseException, gradebook: str = GRADEBOOK) -> CannotGoOn | None:
    """What concerns everybody in an error or in its causes: nbgrader wraps errors of its database."""
    cause: BaseException | None = error
    while cause is not None:
        trouble = cause if isinstance(cause, CannotGoOn) else explain(cause, gradebook)
        if trouble is not None:
            return trouble
        cause = cause.__cause__ or cause.__context__
    return None


def explain(error: BaseException, gradebook: str = GRADEBOOK) -> CannotGoOn | None:
    """The sentence for an error that concerns everybody; None for any other."""
    driver = getattr(error, "orig", None) if _is_of("DBAPIError", error) else None
    if _is_of("OperationalError", error) and not isinstance(driver, sqlite3.Error):
        said = str(driver).strip().partition("\n")[0]
        if getattr(driver, "sqlstate", "") in LOCKED_ON_A_SERVER:
            return GradebookLocked(say("{gradebook} {what} ({error})", gradebook=gradebook, what=LOCKED, error=said))
        return CannotGoOn(say("{gradebook} cannot be used: {said}", gradebook=gradebook, said=said))
    if isinstance(driver, BaseException):
        error = driver
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        for beginning, words in GRADEBOOK_TROUBLE.items():
            if name.startswith(beginning):
                kind = GradebookLocked if beginning in ("SQLITE_BUSY", "SQLITE_LOCKED") else CannotGoOn
                return kind(say("{gradebook} {what} ({error})", gradebook=gradebook, what=words, error=str(error)))
        if isinstance(error, sqlite3.OperationalError) and "no such" in str(error):
            return CannotGoOn(
                say(
                    "{gradebook} is of another version of nbgrader ({error}): run `nbgrader db upgrade`.",
                    gradebook=gradebook,
                    error=str(error),
                )
            )
    return _of_a_file(error) if isinstance(error, OSError) else None


def _of_a_file(error: OSError) -> CannotGoOn | None:
    where = error.filename2 or error.filename or "a file"
    if error.errno in NO_ROOM:
        return CannotGoOn(say("there is no room left on the disk of {where}: free some.", where=where))
    if error.errno in NO_RIGHT:
        return PlaceTrouble(
            say(
                "{where} cannot be read or written ({strerror}): give yourself the right to.",
                where=where,
                strerror=error.strerror,
            )
        )
    if error.errno == errno.EFBIG:
        return CannotGoOn(say("{where} may not become so large: `ulimit -f` limits files. Raise that.", where=where))
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return CannotGoOn(say("too many files are open at once: `ulimit -n` limits them. Raise that."))
    if error.errno in BAD_DISK:
        return CannotGoOn(
            say(
                "{where} cannot be read or written: its disk reports an error ({strerror}).",
                where=where,
                strerror=error.strerror,
            )
        )
    if error.errno == errno.ENOENT and error.filename is None and _is_nowhere():
        return PlaceTrouble(say("the folder that this was started in is not there any more: change to one that is."))
    if error.errno == errno.ENOENT:
        return PlaceTrouble(say("{where} is not there, and cannot be made.", where=where))
    if error.errno == errno.EISDIR:
        return PlaceTrouble(say("{where} is a folder: a file is needed there. Name another.", where=where))
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return PlaceTrouble(say("{where} is in the way: a folder is needed there. Move it away.", where=where))
    if error.filename is not None:  # whatever else a file system may say of a file of ours
        return PlaceTrouble(say("{where} cannot be used ({strerror}).", where=where, strerror=error.strerror))
    return None


def _is_nowhere() -> bool:
    """Whether the current folder has been removed."""
    try:
        os.getcwd()  # noqa: PTH109 (pathlib's raises the same)
    except FileNotFoundError:
        return True
    return False


def _is_of(kind: str, error: BaseException) -> bool:
    """Whether it is this error of SQLAlchemy's, which takes long to import, and raises none before."""
    errors = sys.modules.get("sqlalchemy.exc")
    return errors is not None and isinstance(error, getattr(errors, kind))


@contextmanager
def waits_told_to(tell: Tell) -> Iterator[None]:
    """In this block, `tell` hears of every wait for the gradebook that takes a while."""
    token = _told.set(tell)
    try:
        yield
    finally:
        _told.reset(token)


def patiently(attempt: Callable[[], T], give_up: Callable[[], bool] = lambda: False, gradebook: str = GRADEBOOK) -> T:
    """What `attempt` returns, tried again while another program holds the gradebook; `waits_told_to` says who hears of it.

    Args:
        attempt: may raise an error of the gradebook; must have changed nothing then.
        give_up: asked between two attempts.
        gradebook: what messages call it.

    Raises:
        GradebookLocked: it stayed locked.
        CannotGoOn: the gradebook or the disk cannot be used at all.
    """
    start = time.monotonic()
    until, said = datetime.now() + timedelta(seconds=PATIENCE_SECONDS), False
    while True:
        try:
            with explained(gradebook):
                return attempt()
        except GradebookLocked:
            waited = time.monotonic() - start
            if give_up() or waited > PATIENCE_SECONDS:
                raise
        if not said and waited > TELL_AFTER_SECONDS:
            _told.get()(
                say(
                    "{gradebook} is locked by another program (the formgrader, nbgrader, a database viewer): waiting for it until "
                    "{until:%H:%M:%S} …",
                    gradebook=gradebook,
                    until=until,
                )
            )
            said = True
        time.sleep(0.1)
