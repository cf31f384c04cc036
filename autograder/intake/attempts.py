"""Earlier attempts: what a later one has replaced is kept in `attempts/`, as it was handed in and as it was graded.

`attempts/ASSIGNMENT/STUDENT/WHEN-DIGEST/` holds `submitted/` if `collect` has put something else in its place, and
`autograded/` with the points if it had been graded.
"""

from __future__ import annotations

import itertools
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.gradebook.marks import SubmissionMarks

from .received import take_in
from .secrets import ATTEMPTS
from .text import file_name

SUBMITTED, AUTOGRADED, ABOUT = "submitted", "autograded", "attempt.json"


@dataclass(frozen=True)
class Attempt:
    """One that a later one has replaced.

    Attributes:
        handed_in: in UTC, as text; empty if that is not known.
        points: in the gradebook when it was replaced, with the late penalty taken off; None if it was never graded.
        folder: `submitted/` and `autograded/`, one of them at least.
    """

    student: str
    assignment: str
    handed_in: str
    points: float | None
    max_points: float | None
    folder: Path


def set_aside(course: Course, student: str, assignment: Assignment) -> Path:
    """Move what is in `submitted/` away, so that another attempt can take its place; returns where it is now.

    Raises:
        OSError: it cannot be moved.
    """
    received = take_in(course, student, assignment, None)
    folder = _folder(course, student, assignment.name, received.timestamp, received.fingerprint)
    # The same attempt may come back and be set aside once more: nothing is written over.
    names = itertools.chain([SUBMITTED], (f"{SUBMITTED}-{number}" for number in itertools.count(2)))
    place = next(folder / name for name in names if not (folder / name).exists())
    folder.mkdir(parents=True, exist_ok=True)
    (course.folders.submitted / student / assignment.name).rename(place)
    if not (folder / ABOUT).exists():
        _write(folder, student, assignment.name, received.timestamp, None, None)
    return place


def set_aside_before(course: Course, student: str, assignment: Assignment) -> list[Path]:
    """The folders of what `set_aside` has moved away."""
    return sorted((course.root / ATTEMPTS / assignment.name / file_name(student)).glob(f"*/{SUBMITTED}*"))


def keep_graded(course: Course, assignment: Assignment, marks: SubmissionMarks, received: str) -> None:
    """Copy what is about to be graded over; twice the same makes one.

    Args:
        received: the fingerprint of what was handed in.

    Raises:
        OSError: it cannot be written.
    """
    graded = course.folders.autograded / marks.student / assignment.name
    if graded.is_dir():
        folder = _folder(course, marks.student, assignment.name, marks.timestamp, received)
        shutil.copytree(graded, folder / AUTOGRADED, dirs_exist_ok=True)
        _write(folder, marks.student, assignment.name, marks.timestamp, marks.total, marks.max_points)


def read_attempts(course: Course) -> list[Attempt]:
    """All that are kept, by assignment, student and time."""
    found = []
    for path in (course.root / ATTEMPTS).glob(f"*/*/*/{ABOUT}"):
        try:
            found.append(Attempt(**json.loads(path.read_text(encoding="utf-8")), folder=path.parent))
        except (OSError, ValueError, TypeError):  # damaged: of another attempt there is more to be said
            continue
    return sorted(found, key=lambda one: (one.assignment, one.student, one.handed_in, one.folder.name))


def _folder(course: Course, student: str, assignment: str, timestamp: datetime | None, received: str) -> Path:
    when = f"{timestamp:%Y%m%dT%H%M%S}" if timestamp else "undated"
    return course.root / ATTEMPTS / assignment / file_name(student) / f"{when}-{received[:8]}"


def _write(
    folder: Path, student: str, assignment: str, timestamp: datetime | None, points: float | None, most: float | None
) -> None:
    content = {
        "student": student, "assignment": assignment, "handed_in": str(timestamp or ""), "points": points, "max_points": most
    }  # fmt: skip
    (folder / ABOUT).write_text(json.dumps(content, indent=1), encoding="utf-8")
