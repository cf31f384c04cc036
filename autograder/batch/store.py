"""One file for each graded submission, written last: it says that everything before it was done."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from autograder.gradebook.marks import SubmissionMarks
from autograder.intake.text import file_name
from autograder.judge.records import Record, from_plain, plain

from .fingerprints import Fingerprint

# What a result file may raise that is damaged, or of a version that wrote it otherwise.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True)
class Result:
    """What the gradebook cannot say of a submission.

    Attributes:
        made_of: what it depends on.
        remarks: what of the submission was left out.
        seconds: that grading it took.
    """

    records: tuple[Record, ...]
    made_of: Fingerprint
    remarks: tuple[str, ...] = ()
    seconds: float = 0.0

    def agrees(self, marks: SubmissionMarks) -> bool:
        """Whether the gradebook has these very points of our tests: else another program has graded since."""
        tests = {mark.cell: mark.auto for mark in marks.cells if mark.is_test}
        return tests == {record.test: record.points for record in self.records}

    def is_replaced(self, marks: SubmissionMarks, received: str) -> bool:
        """Whether what is handed in now, by its fingerprint, is another attempt than that of this result and of these marks."""
        return self.agrees(marks) and self.made_of.received not in ("", received)

    def content(self) -> bytes:
        """As it is kept."""
        content = {
            "made_of": self.made_of.plain(),
            "remarks": list(self.remarks),
            "seconds": self.seconds,
            "records": [plain(record) for record in self.records],
        }
        return json.dumps(content, ensure_ascii=True).encode("ascii")


class ResultStore:
    """Results in `results/ASSIGNMENT/STUDENT.json`. Marks are the gradebook's: a result counts only where both agree."""

    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, assignment: str, student: str) -> Path:
        """Where the result of one submission lies; any student's name gets a safe file name of its own."""
        return self.folder / assignment / f"{file_name(student)}.json"

    def load(self, assignment: str, student: str) -> Result | None:
        """The result of a submission, or None if there is none that can be read."""
        return _read(self.path(assignment, student))

    @contextmanager
    def saving(self, assignment: str, student: str, content: bytes) -> Iterator[None]:
        """The content of a result is on the disk inside, and counts when the block is left without an error."""
        path = self.path(assignment, student)
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(path.name + ".part")
        try:
            with scratch.open("wb") as file:
                file.write(content)
            yield
            scratch.replace(path)
        except BaseException:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)
            raise

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time: two that grade the same course do not mix what belongs together."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
            except OSError as error:  # which does not say of what
                error.filename = file.name
                raise
            yield

    def clear_unfinished(self) -> None:
        """Remove what a killed run has left half written. Call it while the store is locked."""
        for path in self.folder.glob("*/*.json.part"):
            path.unlink(missing_ok=True)

    def forget(self, assignment: str, student: str) -> None:
        """Before a submission is graded again: its old result no longer counts."""
        self.path(assignment, student).unlink(missing_ok=True)

    def all(self) -> dict[tuple[str, str], Result]:
        """(student, assignment) -> result, by assignment and student."""
        found = {}
        for path in sorted(self.folder.glob("*/*.json")):
            result = _read(path)
            if result is not None:
                student, assignment = result.records[0].student, result.records[0].assignment
                # A copy, or a file of a version that named them otherwise, would count a submission twice.
                if path == self.path(assignment, student):
                    found[student, assignment] = result
        return found


def _read(path: Path) -> Result | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        records = tuple(from_plain(entry) for entry in data["records"])
        remarks = tuple(map(str, data.get("remarks", ())))
        made_of, seconds = Fingerprint.of_plain(data.get("made_of")), float(data.get("seconds", 0.0))
        return Result(records, made_of, remarks, seconds) if records else None
    except UNREADABLE:
        return None
