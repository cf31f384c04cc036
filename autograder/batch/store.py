"""One file for each graded submission, written last: it says that everything before it was done."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from autograder.intake.text import file_name
from autograder.judge.records import Record, from_plain, plain

# What a result file may raise that is damaged, or of a version that wrote it otherwise.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)


class ResultStore:
    """Results in `results/ASSIGNMENT/STUDENT.json`, each with the fingerprint of what was graded.

    `remarks` in them say what of a submission was left out.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, assignment: str, student: str) -> Path:
        """Where the result of one submission lies; any student's name gets a safe file name of its own."""
        return self.folder / assignment / f"{file_name(student)}.json"

    def load(self, assignment: str, student: str, fingerprint: str | None = None) -> list[Record] | None:
        """The records of a submission, or None if there are none (for that fingerprint)."""
        try:
            data = json.loads(self.path(assignment, student).read_text(encoding="utf-8"))
            if fingerprint is not None and data["fingerprint"] != fingerprint:
                return None
            return [from_plain(entry) for entry in data["records"]]
        except UNREADABLE:
            return None

    def saving(
        self, assignment: str, student: str, fingerprint: str, records: list[Record], remarks: Sequence[str] = ()
    ) -> AbstractContextManager[None]:
        """The result is on the disk inside, and counts when the block is left without an error."""
        content = {
            "fingerprint": fingerprint,
            "remarks": list(remarks),
            "records": [plain(record) for record in records],
        }
        return replacing(self.path(assignment, student), json.dumps(content, ensure_ascii=True, indent=1))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time: two that grade the same course do not mix what belongs together."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def clear_unfinished(self, notebooks: Path) -> None:
        """Remove what a killed run has left half written, here and in the folder of graded notebooks."""
        with self.locked():
            for path in (*self.folder.glob("*/*.json.part"), *notebooks.glob("*/*/*.ipynb.part")):
                path.unlink(missing_ok=True)

    def forget(self, assignment: str, student: str) -> None:
        """Before a submission is graded again: its old result no longer counts."""
        self.path(assignment, student).unlink(missing_ok=True)

    def all(self) -> list[Record]:
        """Every record kept, by assignment and student."""
        return [record for records, _ in self._files() for record in records]

    def remarks(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(student, assignment) -> what of the submission was left out, where anything was."""
        return {(records[0].student, records[0].assignment): remarks for records, remarks in self._files() if remarks}

    def _files(self) -> Iterator[tuple[list[Record], tuple[str, ...]]]:
        for path in sorted(self.folder.glob("*/*.json")):
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
                records = [from_plain(entry) for entry in data["records"]]
                remarks = tuple(map(str, data.get("remarks", ())))
            except UNREADABLE:
                continue
            # A copy, or a file of a version that named them otherwise, would count a submission twice.
            if records and path == self.path(records[0].assignment, records[0].student):
                yield records, remarks


@contextmanager
def replacing(path: Path, content: str, durable: bool = False) -> Iterator[None]:
    """Write `content` beside `path`, and put it in its place when the block is left without an error.

    Args:
        durable: it is on the disk itself before the block is entered. A file that shows when it is damaged
            need not be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(path.name + ".part")
    try:
        with scratch.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        yield
        scratch.replace(path)
    except BaseException:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
