"""What the files and folders that were given hold: each plain file once, copied into a folder of our own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course, CourseError
from autograder.intake.beside import Parts, Walk
from autograder.intake.plain import open_folder, read_plain
from autograder.intake.remarks import LeftOut, Remarks
from autograder.intake.secrets import CourseSecrets
from linearloss.sentences import say

from .archive import OF_A_CLASS, OF_A_STUDENT, Budget, is_zip, members


@dataclass(frozen=True)
class Item:
    """A file that was found.

    Attributes:
        given: the place of its argument on the command line.
        where: the names that lead to it, from the argument's own on; of zip files, too.
        staged: the copy.
    """

    given: int
    where: Parts
    staged: Path

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.where[-1]

    def data(self) -> bytes:
        """What it holds."""
        return self.staged.read_bytes()


def gather(given: Sequence[Path], course: Course, staging: Path, remarks: Remarks) -> list[Item]:
    """Everything in the files and folders that were given.

    Args:
        course: what is a hard link into its secrets is not taken.
        staging: an empty folder for the copies.

    Raises:
        CourseError: one of the arguments does not exist.
    """
    found: list[Item] = []
    for place, path in enumerate(given):
        if not path.exists():
            raise CourseError(say("{path}: there is no such file or folder.", path=path))
        for where, data in _files(path.resolve(), CourseSecrets(course, path.resolve()), remarks):
            staged = staging / f"{len(found):06}"
            staged.write_bytes(data)
            found.append(Item(place, where, staged))
    return found


def _files(path: Path, secrets: CourseSecrets, remarks: Remarks) -> Iterator[tuple[Parts, bytes]]:
    if path.is_file():
        yield from _file(path, secrets, remarks)
        return
    # The folder before it counts where somebody names `submitted/02-svm` or `submitted/kim`.
    start = (path.parent.name, path.name) if path.parent.name == "submitted" else (path.name,)
    try:
        with open_folder(path) as folder:
            for below, data in Walk(folder, OF_A_CLASS, secrets.refused, remarks, other_notebooks=True).files():
                if is_zip(below[-1]):
                    yield from members(data, (*start, *below), remarks, Budget.of(OF_A_STUDENT), 1)
                else:
                    yield (*start, *below), data
    except LeftOut as why:
        remarks.add(path.name, why)


def _file(path: Path, secrets: CourseSecrets, remarks: Remarks) -> Iterator[tuple[Parts, bytes]]:
    if is_zip(path.name):
        yield from members(path, (path.name,), remarks, Budget.of(OF_A_CLASS))
        return
    try:
        with open_folder(path.parent) as folder:
            yield (path.name,), read_plain(folder, path.name, OF_A_STUDENT.file_bytes, secrets.refused)
    except (LeftOut, FileNotFoundError) as why:
        remarks.add(path.name, why)
