"""The record of one test: the format that `--json` writes and others read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.grading.status import Status


@dataclass(frozen=True)
class Record:
    """One test of one submission. `points` is None when the grader itself failed."""

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
    limits: str = ""  # what enforced the limits on memory and processes


def write_records(records: Iterable[Record], path: Path) -> None:
    """One JSON object a line, written whole or not at all."""
    scratch = path.with_name(path.name + ".part")
    with scratch.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")
    scratch.replace(path)
