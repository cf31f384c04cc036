"""The record of one test: the format that `--json` writes and others read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.grading.parts import PartResult
from autograder.grading.status import Status
from linearloss.words import Named

# The one part of every test of a notebook that could not be read.
NOTEBOOK = "notebook"


@dataclass(frozen=True)
class Record:
    """One test of one submission. `points` is None when the grader itself failed.

    Attributes:
        diagnoses: the codes of the mistakes that cost points.
        message: what `parts` say, or the visible check where they say nothing, in a few lines of text.
        limits: what enforced the limits on memory and processes.
        parts: none in the results of older versions.
        language: of the notebook, in which its messages are; empty for English.
    """

    student: str
    assignment: str
    notebook: str
    test: str
    points: float | None
    max_points: float
    status: Status
    diagnoses: list[str]
    message: str
    seconds: float
    isolation: str
    limits: str = ""
    parts: tuple[PartResult, ...] = ()
    language: str = ""

    @property
    def is_of_all(self) -> bool:
        """Whether it says the same as those of the notebook's other tests: nothing of it could be graded."""
        return [part.name for part in self.parts] == [NOTEBOOK]

    @property
    def unreadable(self) -> str:
        """Why the notebook could not be read, by nobody; empty if it could."""
        return " ".join(self.parts[0].facts) if self.status == "missing" and self.is_of_all else ""


def plain(record: Record) -> dict[str, Any]:
    """A record as JSON takes it."""
    return asdict(record)


def from_plain(data: dict[str, Any]) -> Record:
    """The record of what `plain` has made.

    Raises:
        TypeError, KeyError, AttributeError: it is of another form.
    """
    return Record(**{**data, "parts": tuple(map(_part, data.get("parts", ())))})


def _part(data: dict[str, Any]) -> PartResult:
    names = tuple(Named(**name) for name in data["names"])
    return PartResult(**{**data, "facts": tuple(data["facts"]), "names": names})


def write_records(records: Iterable[Record], path: Path) -> None:
    """One JSON object a line, written whole or not at all."""
    scratch = path.with_name(path.name + ".part")
    with scratch.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(plain(record), ensure_ascii=False) + "\n")
    scratch.replace(path)
