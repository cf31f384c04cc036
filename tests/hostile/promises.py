"""What holds of every batch, whatever was handed in."""

from __future__ import annotations

from pathlib import Path

import nbformat

from autograder.channel.codec import decode

from . import watch
from .case import FULL, Case
from .leaks import CONTROL, acting, in_files, in_records
from .run import HONEST, Batch, ByNbgrader

MOST_OF_A_MESSAGE = 12_000  # a message has a few sentences for each part, and what student code says is cut


def got(batch: Batch, student: str, case: Case) -> str:
    """What a submission got if that is not what it must get, in words; else an empty text."""
    records = batch.records.get(student, [])
    wanted = case.expected()
    right = {record.test: record.points for record in records} == {test: points for test, (points, _) in wanted.items()}
    if (right and all(record.status in wanted[record.test][1].split("|") for record in records)) or batch.refused(
        student
    ):
        return ""
    return "\n".join(f"{record.test}: {record.points} {record.status}: {record.message}" for record in records) or (
        f"no record; problems: {batch.problems}"
    )


def broken_promises(batch: Batch, mechanism: str) -> list[str]:
    """What of the promises that span a batch does not hold."""
    done = [student for student in (*HONEST, *batch.handed_in) if not batch.refused(student)]
    full = {test: (points, "passed") for test, points in FULL.items()}
    every = [record for records in batch.records.values() for record in records]
    isolation = {record.isolation for record in every}
    entered = {(record.student, record.test): record.points for record in every}
    kept = [path for path in (batch.course.root / "build" / "known").rglob("*") if path.is_file()]
    results = list((batch.course.root / "results").rglob("*.json"))
    promises = {
        "neighbours keep their points": all(batch.of(student) == full for student in HONEST),
        "as many come out as went in": sorted(batch.records) == sorted(done),
        "each with all tests": all([r.test for r in records] == list(FULL) for records in batch.records.values()),
        "each says how it was confined": isolation <= {mechanism, "nothing was run"},
        "the gradebook holds the records and nothing else": batch.scores == entered,
        "messages are short, and hold nothing that a terminal would act on": not [
            record for record in every if CONTROL.search(record.message) or len(record.message) > MOST_OF_A_MESSAGE
        ],
        "a file of results for each": len(results) == len(done),
        "what is kept of the catalogue is the grader's": all("right" in decode(path.read_bytes()) for path in kept),
    }
    leaked = in_records(every) + in_files(batch.course)
    return [
        *[promise for promise, holds in promises.items() if not holds],
        *[f"came out: {leak}" for leak in leaked],
        *[f"was heard: {heard!r}" for heard in batch.received],
        *[f"has changed: {path!a}" for path in batch.changed],
        *[f"was left: {left}" for left in batch.left],
    ]


def told(batch: Batch, student: str) -> str:
    """All that the student and the instructor are told about a submission."""
    notebook = batch.course.root / "autograded" / student / "01-trial" / "trial.ipynb"
    kept = notebook.read_text(encoding="utf-8") if notebook.is_file() else ""
    return " ".join([*(record.message for record in batch.records.get(student, [])), *batch.problems, kept])


def not_remarked(batch: Batch) -> list[str]:
    """Submissions of which something was left out, and no remark names it."""
    return [
        student
        for student, case in batch.handed_in.items()
        if case.left_out and case.left_out[:40] not in told(batch, student)
    ]


def differences(one: ByNbgrader, other: Batch, graded: dict[str, Case]) -> list[str]:
    """Where nbgrader's commands do not give what `autograder grade` gives, or let something out."""
    students = [*HONEST, *(student for student, case in graded.items() if not case.refused)]
    scores = [
        f"{student!a} {test}: {one.scores.get((student, test))} and not {other.scores.get((student, test))}"
        for student in students
        for test in FULL
        if one.scores.get((student, test), "none") != other.scores.get((student, test), "none")
    ]
    # Of the name "*" nbgrader grades everybody, and fails where others' names cannot be kept: each of those is told.
    named = {*map(ascii, students)} - {ascii("*")}
    failed = [f"{student} failed: {log}" for student, log in one.failed.items() if student in named]
    return scores + failed + [*in_files(one.course), *map(repr, one.received), *one.changed, *one.left]


def what_acts(root: Path) -> list[str]:
    """What of a student's would act in the pages that were written, and in the formgrader's view of the notebooks."""
    from autograder.nbgrader_plugin.pages import InertHTMLExporter

    pages = {path: path.read_text(encoding="utf-8") for path in watch.pages(root)}
    exporter = InertHTMLExporter()
    for path in (root / "autograded").rglob("trial.ipynb"):
        pages[path], _ = exporter.from_notebook_node(nbformat.read(path, as_version=4))
    assert pages
    return [f"{str(path)!a}: {found}" for path, page in pages.items() for found in acting(page)]
