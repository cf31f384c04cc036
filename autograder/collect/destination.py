"""`submitted/STUDENT/ASSIGNMENT/`: what is there already, and how a new submission takes its place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

from autograder.course import Assignment, Course
from autograder.intake import TIMESTAMP, read_timestamp, write_timestamp
from autograder.intake.attempts import set_aside, set_aside_before
from autograder.intake.beside import Parts
from autograder.intake.plain import open_folder, read_plain
from autograder.intake.remarks import LeftOut
from linearloss.sentences import say

from .archive import OF_A_STUDENT
from .sources import Item

# new; replaces an older one; the very same is there; what is there was handed in later; nothing is in it, or it cannot be read,
# and something is there.
Action = Literal["new", "replaces", "same", "kept", "untouched", "unreadable"]


def submitted(course: Course) -> Path:
    """The folder of all submissions."""
    return course.folders.submitted


def is_folder_name(student: str) -> bool:
    """Whether a folder can be called so, for nbgrader too (which tells its parts in the exchange by `+`)."""
    try:
        size = len(student.encode("utf-8"))
    except UnicodeEncodeError:
        return False
    bad = any(character in "/\\\0+" or ord(character) < 32 for character in student)
    return 0 < size <= 200 and not bad and not student.startswith(".") and student == student.strip()


def compare(
    files: Mapping[Parts, Item], timestamp: datetime | None, course: Course, student: str, assignment: Assignment
) -> Action:
    """What becomes of the submission that is there, if one is."""
    folder = submitted(course) / student / assignment.name
    if not folder.is_dir() or not any(folder.iterdir()):
        return "new"
    there = read_timestamp(submitted(course), (student, assignment.name))
    if (timestamp is None or there == timestamp) and all(_same(folder, where, item) for where, item in files.items()):
        return "same"
    return "kept" if timestamp and there and there > timestamp else "replaces"


def doubt(
    files: Mapping[Parts, Item], timestamp: datetime | None, course: Course, student: str, assignment: Assignment
) -> str:
    """Why what would be replaced may be the newer one; empty if a time says which is."""
    if timestamp is not None:
        return ""
    for folder in set_aside_before(course, student, assignment):
        if all(_same(folder, where, item) for where, item in files.items()):
            return say("It was there before, and what is there now took its place. Is this download the older one?")
    there = read_timestamp(submitted(course), (student, assignment.name))
    if there is None:
        return ""
    return say("Nothing says when it was handed in; what it replaces is of {time} UTC.", time=f"{there:%Y-%m-%d %H:%M}")


def _same(folder: Path, where: Parts, item: Item) -> bool:
    try:
        with open_folder(folder, where[:-1]) as descriptor:
            return read_plain(descriptor, where[-1], OF_A_STUDENT.file_bytes) == item.data()
    except (LeftOut, FileNotFoundError):
        return False


def put(
    files: Mapping[Parts, Item], timestamp: datetime | None, course: Course, student: str, assignment: Assignment
) -> None:
    """Write a submission beside its place, keep the one that was there in `attempts/`, and put it in.

    Raises:
        OSError: it cannot be written; then what was there is there still.
    """
    target = submitted(course) / student / assignment.name
    with tempfile.TemporaryDirectory(prefix=".collecting-", dir=course.root) as scratch:
        fresh = Path(scratch) / assignment.name
        fresh.mkdir()
        for where, item in files.items():
            path = fresh.joinpath(*where)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(item.staged, path)
        if timestamp is not None:
            (fresh / TIMESTAMP).write_text(write_timestamp(timestamp) + "\n", encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        old = None
        if target.is_dir() and any(target.iterdir()):
            old = set_aside(course, student, assignment)
        try:
            fresh.replace(target)
        except OSError:
            if old is not None:
                old.rename(target)
            raise
