"""Earlier attempts: when something is handed in again, what was graded before is kept in `attempts/` and can be listed."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course
from autograder.gradebook.marks import SubmissionMarks
from autograder.intake.text import file_name

from .store import UNREADABLE, Result
from .submissions import Submission

FOLDER = "attempts"
ABOUT = "attempt.json"


@dataclass(frozen=True)
class Attempt:
    """One that a later one has replaced.

    Attributes:
        handed_in: in UTC, as text; empty if that is not known.
        points: in the gradebook when it was replaced, with the late penalty taken off.
        folder: the graded notebook, and what was handed in beside it.
    """

    student: str
    assignment: str
    handed_in: str
    points: float
    max_points: float
    folder: Path


def is_replaced(result: Result, marks: SubmissionMarks, received: str) -> bool:
    """Whether what is handed in now is another attempt than that of a result and its marks."""
    return result.agrees(marks) and result.made_of.received not in ("", received)


def keep(course: Course, submission: Submission, marks: SubmissionMarks, result: Result) -> None:
    """Copy what is about to be replaced; twice the same makes one.

    Raises:
        OSError: it cannot be written.
    """
    student, assignment = submission.student, submission.assignment.name
    when = f"{marks.timestamp:%Y%m%dT%H%M%S}" if marks.timestamp else "undated"
    folder = course.root / FOLDER / assignment / file_name(student) / f"{when}-{result.made_of.received[:8]}"
    graded = course.folders.autograded / student / assignment
    if not graded.is_dir():
        return
    shutil.copytree(graded, folder, dirs_exist_ok=True)
    content = {
        "student": student, "assignment": assignment, "points": marks.total, "max_points": marks.max_points,
        "handed_in": str(marks.timestamp or ""),
    }  # fmt: skip
    (folder / ABOUT).write_text(json.dumps(content, indent=1), encoding="utf-8")


def read_attempts(course: Course) -> list[Attempt]:
    """All that are kept, by assignment, student and time."""
    found = []
    for path in (course.root / FOLDER).glob(f"*/*/*/{ABOUT}"):
        try:
            found.append(Attempt(**json.loads(path.read_text(encoding="utf-8")), folder=path.parent))
        except UNREADABLE:
            continue
    return sorted(found, key=lambda one: (one.assignment, one.student, one.handed_in, one.folder.name))
