"""What `autograded/STUDENT/ASSIGNMENT/` holds: the graded notebook, and what was taken in beside it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from autograder.course import Course
from autograder.intake import TIMESTAMP, take_in, write_timestamp

from .grade_one import Outcome


def fill_beside(course: Course, outcome: Outcome) -> None:
    """Make the folder hold what belongs beside the graded notebook, and nothing of an earlier outcome.

    Raises:
        OSError: it cannot be written, or what was handed in has been changed since it was graded.
    """
    submission = outcome.submission
    folder = course.folders.autograded / submission.student / submission.assignment.name
    empty(folder, but=(submission.assignment.file, f"{submission.assignment.file}.part"))
    if outcome.beside:  # seldom: the process that graded has removed its own copies
        again = take_in(course, submission.student, submission.assignment, folder)
        if again.fingerprint != outcome.received:
            raise OSError("it was changed while it was graded")
    put_timestamp(folder, outcome.timestamp)


def empty(folder: Path, but: Sequence[str] = ()) -> None:
    """Remove what an earlier run has left: it may hold what nobody would take in today."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in but:
            path.unlink()


def put_timestamp(folder: Path, timestamp: datetime | None) -> None:
    """The timestamp where nbgrader looks for it, in its own way of writing it."""
    if timestamp is not None:
        (folder / TIMESTAMP).write_text(write_timestamp(timestamp), encoding="utf-8")
