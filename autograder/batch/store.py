"""One file for each graded submission, written last: it says that everything before it was done."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from autograder.intake.text import file_name
from autograder.judge.records import Record


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
            return [Record(**entry) for entry in data["records"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(
        self, assignment: str, student: str, fingerprint: str, records: list[Record], remarks: Sequence[str] = ()
    ) -> None:
        """Write whole or not at all."""
        path = self.path(assignment, student)
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".part")
        content = {
            "fingerprint": fingerprint,
            "remarks": list(remarks),
            "records": [asdict(record) for record in records],
        }
        scratch.write_text(json.dumps(content, ensure_ascii=True, indent=1), encoding="utf-8")
        scratch.replace(path)

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
                records = [Record(**entry) for entry in data["records"]]
                remarks = tuple(map(str, data.get("remarks", ())))
            except (OSError, ValueError, KeyError, TypeError):
                continue
            # A copy, or a file of a version that named them otherwise, would count a submission twice.
            if records and path == self.path(records[0].assignment, records[0].student):
                yield records, remarks
