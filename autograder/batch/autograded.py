"""What `autograded/STUDENT/ASSIGNMENT/` holds: the graded notebook, and what was taken in beside it.

It is laid out in a folder of its own first, on the same disk, by the process that has graded; then it is put in its place.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.intake import TIMESTAMP, take_in, write_timestamp

# Hidden, so that nbgrader does not take it for a student's.
_STAGING = ".being-graded-"


@contextmanager
def staging(autograded: Path) -> Iterator[Path]:
    """A folder in which a batch lays out what comes into `autograded/`: held by a lock as long as the batch lives."""
    autograded.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=autograded))
    try:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_stale(autograded: Path) -> None:
    """Remove what batches have laid out that were killed."""
    for folder in autograded.glob(f"{_STAGING}*"):
        try:
            with (folder / "lock").open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        except OSError:  # killed before it held a lock, or just about to hold it
            if time.time() - folder.lstat().st_mtime < 60:
                continue
        shutil.rmtree(folder, ignore_errors=True)


def stage(
    course: Course,
    student: str,
    assignment: Assignment,
    notebook: bytes,
    timestamp: datetime | None,
    beside: bool,
    staging: Path,
) -> Path:
    """A new folder in `staging` with all that belongs beside each other, on the disk itself.

    Args:
        beside: whether files are to be taken in beside the notebook. They may have been changed since it was graded: the result
            holds the fingerprint of what was graded, so the next run grades them.

    Raises:
        OSError: it cannot be written.
    """
    folder = Path(tempfile.mkdtemp(dir=staging))
    if beside:
        take_in(course, student, assignment, folder)
    put_timestamp(folder, timestamp)
    with (folder / assignment.file).open("wb") as file:
        file.write(notebook)
        file.flush()
        os.fsync(file.fileno())
    return folder


@contextmanager
def putting(staged: Path, folder: Path, file: str) -> Iterator[None]:
    """What lies in `staged` is put into `folder` when the block is left without an error, the notebook `file` last."""
    yield
    if staged.is_dir():  # else it has been put there before something else failed
        folder.mkdir(parents=True, exist_ok=True)
        empty(folder, but=(file,))
        for path in sorted(staged.iterdir(), key=lambda path: path.name == file):
            path.replace(folder / path.name)
        staged.rmdir()


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
