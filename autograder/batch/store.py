"""One file for each graded submission, written last: it says that everything before it was done."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from autograder.judge.records import Record


class ResultStore:
    """Results in `results/ASSIGNMENT/STUDENT.json`, each with the fingerprint of what was graded."""

    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, assignment: str, student: str) -> Path:
        """Where the result of one submission lies; any student's name is a safe file name."""
        return self.folder / assignment / f"{quote(student, safe=' ')}.json"

    def load(self, assignment: str, student: str, fingerprint: str | None = None) -> list[Record] | None:
        """The records of a submission, or None if there are none (for that fingerprint)."""
        try:
            data = json.loads(self.path(assignment, student).read_text(encoding="utf-8"))
            if fingerprint is not None and data["fingerprint"] != fingerprint:
                return None
            return [Record(**entry) for entry in data["records"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, assignment: str, student: str, fingerprint: str, records: list[Record]) -> None:
        """Write whole or not at all."""
        path = self.path(assignment, student)
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".part")
        content = {"fingerprint": fingerprint, "records": [asdict(record) for record in records]}
        scratch.write_text(json.dumps(content, ensure_ascii=True, indent=1), encoding="utf-8")
        scratch.replace(path)

    def forget(self, assignment: str, student: str) -> None:
        """Before a submission is graded again: its old result no longer counts."""
        self.path(assignment, student).unlink(missing_ok=True)

    def all(self) -> list[Record]:
        """Every record kept, by assignment and student."""
        found: list[Record] = []
        for path in sorted(self.folder.glob("*/*.json")):
            try:
                found += [Record(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["records"]]
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return found
