"""Takes a submission in: the notebook's bytes, a staging folder of plain files, and what was left out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.course import Assignment, Course
from linearloss.sentences import say

from .beside import Parts, Walk
from .bounds import BOUNDS, Bounds
from .plain import Refused, no_reason, open_folder, read_plain
from .remarks import Denied, Failing, LeftOut, Remarks
from .secrets import CourseSecrets
from .text import shown
from .timestamps import TIMESTAMP, parse_timestamp


@dataclass(frozen=True)
class Received:
    """What the grader works on.

    Attributes:
        notebook: the bytes of the notebook, or None.
        reason: why there is no notebook; else empty.
        denied: whether the reason is that the grader may not read it, which is no fault of the student's.
        files: the staging folder with what lay beside it: plain files, perhaps in folders.
        beside: how many files those are.
        timestamp: when it was handed in, in UTC, if that could be read.
        remarks: what was left out and why; a bounded number of sentences, fit to be shown.
        fingerprint: a digest of all of it.
    """

    notebook: bytes | None
    reason: str
    denied: bool
    files: Path | None
    beside: int
    timestamp: datetime | None
    remarks: tuple[str, ...]
    fingerprint: str


def take_in(
    course: Course, student: str, assignment: Assignment, staging: Path | None, bounds: Bounds = BOUNDS
) -> Received:
    """Take in `submitted/STUDENT/ASSIGNMENT`. Whatever lies there, this returns.

    Args:
        staging: an empty folder of the grader's own, into which the files are copied; None to look only.
    """
    secrets = CourseSecrets(course)
    below = (student, assignment.name)
    return _take_in(
        course.folders.submitted, below, assignment.file, assignment.files, staging, bounds, secrets.refused
    )


def take_in_notebook(path: Path, staging: Path, wanted: Sequence[str] = (), bounds: Bounds = BOUNDS) -> Received:
    """Take in a notebook that lies anywhere, with what lies beside it: for those who check their own work."""
    return _take_in(path.parent, (), path.name, wanted, staging, bounds, no_reason)


def notebook_bytes(course: Course, student: str, assignment: Assignment) -> bytes:
    """The notebook of a submission as it lies there; empty if there is none that would be read."""
    try:
        with open_folder(course.folders.submitted, (student, assignment.name)) as folder:
            return read_plain(folder, assignment.file, BOUNDS.notebook_bytes, no_reason)
    except (LeftOut, OSError):
        return b""


def read_timestamp(start: Path, below: Sequence[str] = ()) -> datetime | None:
    """The timestamp of a submission folder alone, if it has one that can be read."""
    try:
        with open_folder(start, below) as folder:
            return _timestamp(folder, BOUNDS, no_reason, Remarks())
    except (LeftOut, FileNotFoundError):
        return None


def _take_in(
    start: Path,
    below: Sequence[str],
    file: str,
    wanted: Sequence[str],
    staging: Path | None,
    bounds: Bounds,
    refused: Refused,
) -> Received:
    remarks, digest = Remarks(), hashlib.sha256()
    notebook, timestamp, beside, reason, denied = None, None, 0, "", False
    try:
        with open_folder(start, below) as folder:
            notebook, reason, denied = _notebook(folder, file, bounds, refused)
            timestamp = _timestamp(folder, bounds, refused, remarks)
            walk = Walk(folder, bounds, refused, remarks, frozenset((file, TIMESTAMP)), wanted)
            for where, data in walk.files():
                if staging is not None and not _stage(staging, where, data, remarks):
                    continue
                beside += 1
                _add(digest, os.fsencode("/".join(where)), data)
            if walk.failing is not None:
                raise walk.failing
    except FileNotFoundError:
        reason, denied = _not_there(below, file), bool(below)
    except Denied as why:
        name = (why.where if isinstance(why, Failing) else "") or (below[-1] if below else "")
        notebook, reason, denied = None, _not_entered(shown(name) or "Its folder", why), True
    except LeftOut as why:
        reason = f"{shown(below[-1]) if below else 'Its folder'} {why}: nothing in it was read."
    _add(digest, notebook or b"", reason.encode(), str(timestamp).encode(), "\n".join(remarks.lines).encode())
    return Received(notebook, reason, denied, staging, beside, timestamp, remarks.lines, digest.hexdigest())


def _notebook(folder: int, file: str, bounds: Bounds, refused: Refused) -> tuple[bytes | None, str, bool]:
    try:
        return read_plain(folder, file, bounds.notebook_bytes, refused), "", False
    except FileNotFoundError:
        return None, say("{file} is missing: no such file was handed in.", file=file), False
    except Denied as why:
        return None, _not_entered(shown(file), why), True
    except LeftOut as why:
        return None, say("{file} {why}: it was not read.", file=shown(file), why=why), False


def _not_entered(name: str, why: Denied) -> str:
    if isinstance(why, Failing):
        return say("{name} {why}, so nothing is entered: grade again when it can be read.", name=name, why=why)
    return say(
        "{name} {why}, so nothing is entered: give yourself the right to read it, and grade again.", name=name, why=why
    )


def _not_there(below: Sequence[str], file: str) -> str:
    if not below:
        return say("{file} is missing: no such file was handed in.", file=file)
    # It was there when the folders were listed: a file server is gone, or the folder has been moved.
    return say(
        "{name} is not there any more, so nothing is entered: put it back, and grade again.",
        name="/".join(map(shown, below)),
    )


def _timestamp(folder: int, bounds: Bounds, refused: Refused, remarks: Remarks) -> datetime | None:
    try:
        return parse_timestamp(read_plain(folder, TIMESTAMP, bounds.timestamp_bytes, refused))
    except FileNotFoundError:
        return None
    except Failing as why:
        why.where = TIMESTAMP
        raise
    except LeftOut as why:
        remarks.add(TIMESTAMP, why)
    except ValueError:
        remarks.add(TIMESTAMP, say("holds no date that can be read in one way only, such as 2026-11-20 15:30:00 UTC"))
    return None


def _stage(staging: Path, where: Parts, data: bytes, remarks: Remarks) -> bool:
    path = staging.joinpath(*where)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except (FileExistsError, NotADirectoryError):  # where names that differ by case are one
        remarks.add("/".join(where), say("has a name like that of another file"))
        return False
    return True


def _add(digest: hashlib._Hash, *parts: bytes) -> None:
    """Each with its length before it: no two contents may run together to the same bytes."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
