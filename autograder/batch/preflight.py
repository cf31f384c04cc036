"""Before a batch, and when something failed in the middle: can results be kept here at all?"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from autograder.course import Course
from autograder.gradebook.trouble import TRY_SECONDS, CannotGoOn, explained, patiently
from autograder.isolation import scratch
from autograder.judge import usage
from linearloss.sentences import say

from .autograded import clear_stale
from .store import ResultStore

ROOM_BYTES = 2**20


def check(course: Course, give_up: Callable[[], bool] = lambda: False) -> None:
    """Try to write wherever grading writes, and to lock the gradebook.

    Raises:
        CannotGoOn: it cannot be done, with the reason and what to do.
    """
    gradebook = course.folders.gradebook
    beside = {course.root, gradebook.parent} if gradebook else {course.root}
    for folder in (*beside, course.root / "results", course.folders.autograded, Path(tempfile.gettempdir())):
        with explained():
            _try_to_write(folder)
    if gradebook:
        patiently(lambda: _try_gradebook(gradebook), give_up, gradebook.name)


def affordable_jobs(course: Course, jobs: int, tell: Callable[[str], None]) -> int:
    """So many of `jobs` that each worker may fill its scratch folder, none takes the others' room, and all processes may be started.

    Raises:
        CannotGoOn: there is no room for a single one.
    """
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free // 2**20
    possible = free // course.limits.scratch_mib
    if not possible:
        raise CannotGoOn(
            say(
                "{folder} has {free} MiB free, and one submission may fill {most}: free some, or set TMPDIR to a folder with more room.",
                folder=folder,
                free=free,
                most=course.limits.scratch_mib,
            )
        )
    if possible < jobs:
        tell(
            say(
                "{folder} has {free} MiB free: grading {possible} at a time instead of {jobs}.",
                folder=folder,
                free=free,
                possible=possible,
                jobs=jobs,
            )
        )
    left = usage.processes_left()
    if left < usage.PROCESSES_EACH * min(jobs, possible):
        possible = max(1, int(left) // usage.PROCESSES_EACH)
        tell(
            say(
                "This user may start {left} more processes (`ulimit -u`): grading {possible} at a time instead of {jobs}.",
                left=int(left),
                possible=possible,
                jobs=jobs,
            )
        )
    return min(jobs, possible)


def clear_up(course: Course, store: ResultStore) -> None:
    """Remove what graders that were killed have left."""
    with store.locked():
        store.clear_unfinished()
        clear_stale(course.folders.autograded)
    scratch.clear_stale()


def _try_to_write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(ROOM_BYTES))
    except OSError as error:
        error.filename = str(folder)
        raise


def _try_gradebook(path: Path) -> None:
    if path.exists():
        with closing(sqlite3.connect(path, timeout=TRY_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            # A file that is read-only can be locked all the same: it has to be written, with what is there.
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("ROLLBACK")
