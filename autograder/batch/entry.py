"""What of a graded submission goes into gradebook and files: made ready by the process that has graded it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.course import Course
from autograder.judge.records import Record
from autograder.notebook.official import roles

from .autograded import stage
from .fingerprints import Fingerprint
from .grade_one import Outcome
from .store import Result
from .submissions import Submission


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission, ready to be entered.

    Attributes:
        scores: graded cell -> what a program gives; None where a human decides.
        unanswered: solution cell -> whether it is as it was handed out.
        points, max_points: of its tests.
        seconds: that grading it took.
        reason: why it could not be read; else empty.
        problem: why a human has to look at it; else empty.
        received: the fingerprint of what was graded.
        result: the content of its file in `results/`; empty if none is to be kept.
        notebook: graded, as nbgrader keeps it; None if it lies in `staged`.
        beside: how many files were taken in beside the notebook.
        staged: a folder that holds all that belongs into `autograded/`.
    """

    submission: Submission
    scores: Mapping[str, float | None]
    unanswered: Mapping[str, bool]
    points: float
    max_points: float
    seconds: float
    reason: str
    problem: str
    timestamp: datetime | None
    received: str
    result: bytes
    notebook: bytes | None
    beside: int
    staged: Path | None = None


@dataclass(frozen=True)
class MakeReady:
    """Makes entries of outcomes; all that it needs of the gradebook, so that any process can, on any machine.

    Attributes:
        checksums: assignment -> cell -> nbgrader's checksum of the official cell.
        made_of: assignment -> what results depend on beside what is handed in.
        staging: the folder in which what belongs into `autograded/` is laid out; None to send it as it is.
    """

    checksums: Mapping[str, Mapping[str, str]]
    made_of: Mapping[str, Fingerprint]
    staging: Path | None = None

    def __call__(self, course: Course, outcome: Outcome) -> Entry:
        """The entry of what a process of the pool has graded."""
        made_of = replace(self.made_of[outcome.submission.assignment.name], received=outcome.received)
        entry = self.of(outcome, _result(outcome, made_of))
        if self.staging is None:
            return entry
        try:
            return staged(course, entry, self.staging)
        except OSError:  # whom it concerns is found out where it is entered
            return entry

    def of(self, outcome: Outcome, result: bytes) -> Entry:
        """With this content for the file in `results/`."""
        notebook, records = outcome.notebook, outcome.records
        official = self.checksums[outcome.submission.assignment.name]
        tests = {record.test: record.points for record in records}
        scores: dict[str, float | None] = {}
        unanswered: dict[str, bool] = {}
        for cell in (cell for cell in notebook.cells if roles(cell).grade_id):
            name, about = roles(cell).grade_id, cell.metadata["nbgrader"]
            untouched = official[name] == checksum(cell)
            about["checksum"] = official[name]  # by which nbgrader tells an untouched answer
            if about.get("solution"):
                unanswered[name] = untouched and outcome.is_graded
            if about.get("grade"):
                scores[name] = tests.get(name, 0.0 if untouched and outcome.is_graded else None)
        return Entry(
            outcome.submission, scores, unanswered,
            sum(record.points or 0.0 for record in records), sum(record.max_points for record in records),
            outcome.seconds, outcome.reason, could_not_be_graded(records),
            outcome.timestamp, outcome.received, result, _written(notebook), outcome.beside,
        )  # fmt: skip


def staged(course: Course, entry: Entry, staging: Path) -> Entry:
    """The entry, with what belongs into `autograded/` laid out on the disk.

    Raises:
        OSError: it cannot be.
    """
    assert entry.notebook is not None
    where, beside = entry.submission, entry.beside > 0
    folder = stage(course, where.student, where.assignment, entry.notebook, entry.timestamp, beside, staging)
    return replace(entry, notebook=None, staged=folder)


def could_not_be_graded(records: list[Record]) -> str:
    """Why a human has to look at a submission, or an empty text."""
    errors = [record for record in records if record.status == "grader_error"]
    if errors:
        told = errors[0].message.splitlines()[0]
        return told if errors[0].is_of_all else f"{errors[0].test}: {told}"
    return records[0].unreadable if records else ""


def checksum(cell: NotebookNode) -> str:
    """nbgrader's `compute_checksum` of a cell of its: importing that takes each process two seconds."""
    about = cell.metadata["nbgrader"]
    is_grade, is_solution = about.get("grade", False), about.get("solution", False)
    is_locked = False if is_solution else True if is_grade else about.get("locked", False)
    said = [cell.source, cell.cell_type, str(is_grade), str(is_solution), str(is_locked), about["grade_id"]]
    said += [str(float(about["points"]))] if is_grade else []
    return hashlib.md5("".join(said).encode("utf-8"), usedforsecurity=False).hexdigest()


def _result(outcome: Outcome, made_of: Fingerprint) -> bytes:
    return Result(tuple(outcome.records), made_of, outcome.remarks, outcome.seconds).content()


def _written(notebook: NotebookNode) -> bytes:
    """As nbformat reads it, with a line for each cell. Its own writer copies, validates and indents: ten times the work."""
    cells = ",\n".join(map(_json, notebook.cells))
    rest = _json({key: value for key, value in notebook.items() if key != "cells"})
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'.encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
