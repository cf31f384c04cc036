"""Finds what was handed in, in nbgrader's layout `submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course, CourseError


@dataclass(frozen=True)
class Submission:
    """One student's folder for one assignment; whether it holds a notebook is seen when it is graded."""

    student: str
    assignment: Assignment
    folder: Path

    @property
    def notebook(self) -> Path:
        """Where the notebook should lie."""
        return self.folder / self.assignment.file


def find_submissions(course: Course, assignment: str | None = None, student: str | None = None) -> list[Submission]:
    """All submissions, or those of one assignment and one student, by student and assignment.

    Raises:
        CourseError: unknown assignment or student, or nothing at all was handed in.
    """
    wanted = [course.assignment(assignment)] if assignment else list(course.assignments)
    folder = course.root / "submitted"
    students = sorted(path.name for path in folder.iterdir() if _is_student(path)) if folder.is_dir() else []
    if not students:
        raise CourseError(
            f"There is nothing to grade: no folder submitted/STUDENT/{wanted[0].name}/ with {wanted[0].file} in it."
        )
    for name in students:
        if any("\ud800" <= character <= "\udfff" for character in name):
            raise CourseError(f"The folder {name!a} in submitted/ has a name that is not UTF-8 text: rename it.")
    if student is not None and student not in students:
        shown = ", ".join(students[:10]) + (", …" if len(students) > 10 else "")
        raise CourseError(f"There is no student {student!r} in submitted/. There are: {shown}.")
    found = [
        Submission(name, each, folder / name / each.name)
        for name in students
        if student in (None, name)
        for each in wanted
        if (folder / name / each.name).is_dir()
    ]
    if not found:
        which = ", ".join(each.name for each in wanted)
        raise CourseError(f"There is nothing to grade: nobody (or not that student) handed in {which}.")
    return found


def _is_student(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not path.name.startswith(".")


def fingerprint(submission: Submission, official: str, settings: str) -> str:
    """What a result depends on: the files handed in, the official notebook, limits and isolation."""
    digest = hashlib.sha256()
    for text in (official, settings):
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    for path in [] if submission.folder.is_symlink() else sorted(submission.folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        digest.update(str(path.relative_to(submission.folder)).encode("utf-8", "surrogateescape") + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
