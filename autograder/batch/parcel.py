"""What travels to another machine: the course in one archive, and a submission as it was taken in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course import Course
from autograder.intake import Received, take_in
from autograder.isolation import scratch

from .submissions import Submission

# What grading reads of a course: its sources, the official notebooks, the data of checks, what known mistakes show.
_COURSE = ("solutions/**/*", "build/source/*/*.ipynb", "build/known/**/*", "notebooks/*/*.json", "notebooks/*/*.ipynb")
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class CourseArchive:
    """A course to be unpacked elsewhere; equal courses have equal archives."""

    content: bytes


@dataclass(frozen=True)
class Parcel:
    """A submission with all that was taken in of it.

    Attributes:
        received: without its staging folder, which lies on the sender's machine.
        files: what lay beside the notebook: path of parts -> content.
    """

    submission: Submission
    received: Received
    files: dict[tuple[str, ...], bytes]


def pack_course(course: Course) -> CourseArchive:
    """The course without anything of a student's."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted({path for pattern in _COURSE for path in course.root.glob(pattern) if path.is_file()}):
            if "__pycache__" not in path.parts:
                name = path.relative_to(course.root).as_posix()
                archive.writestr(zipfile.ZipInfo(name, _DATE), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return CourseArchive(content.getvalue())


def unpack_course(archive: CourseArchive, folder: Path) -> None:
    """Into an empty folder."""
    with zipfile.ZipFile(io.BytesIO(archive.content)) as packed:
        packed.extractall(folder)


def pack(course: Course, submission: Submission) -> Parcel:
    """Take a submission in, to be graded elsewhere."""
    with scratch.staging() as staging:
        received = take_in(course, submission.student, submission.assignment, staging)
        files = {path.relative_to(staging).parts: path.read_bytes() for path in staging.rglob("*") if path.is_file()}
    return Parcel(submission, replace(received, files=None), files)


@contextmanager
def unpacked(parcel: Parcel) -> Iterator[Received]:
    """What was taken in, with a staging folder on this machine."""
    with scratch.staging() as staging:
        for parts, content in parcel.files.items():
            path = staging.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield replace(parcel.received, files=staging)
