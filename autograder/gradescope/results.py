"""`results.json`, as Gradescope's documentation of autograders describes it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from autograder.intake.text import clean, file_name, one_line, shown
from autograder.judge.records import Record
from autograder.lms.filling import number
from autograder.lms.grades import Grades
from autograder.report.pages import write_whole
from linearloss.sentences import say

# A single hidden test would hide the total from students, so none is; what only instructors read goes to standard output.
VISIBLE = "visible"
MOST_CHARACTERS = 10_000
OTHER_TOTAL = say(
    "The total is that of your instructor's gradebook: it counts what was marked by hand, and what was taken off for lateness."
)


def results(records: Sequence[Record], notes: Sequence[str] = (), seconds: float | None = None) -> dict[str, Any]:
    """What Gradescope shows of one submission.

    Args:
        records: all graded: none whose points are None.
        notes: sentences about the submission as a whole.
        seconds: how long grading took.

    Raises:
        ValueError: a test has no points, because the grader itself failed on it.
    """
    if any(record.points is None for record in records):
        raise ValueError("the grader failed on a test")
    found: dict[str, Any] = {
        "output": clean("\n".join(notes), MOST_CHARACTERS),
        "output_format": "text",
        "visibility": VISIBLE,
        "stdout_visibility": "hidden",
        "tests": [_test(number, record) for number, record in enumerate(records, 1)],
        "extra_data": {"isolation": sorted({record.isolation for record in records})},
    }
    return found if seconds is None else found | {"execution_time": round(seconds, 1)}


def write_results(records: Iterable[Record], grades: Grades, folder: Path) -> tuple[int, list[str]]:
    """Write `folder/STUDENT/ASSIGNMENT/results.json` with the gradebook's totals; returns how many, and who gets none and why."""
    of: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        of.setdefault((record.student, record.assignment), []).append(record)
    count = 0
    without: list[str] = []
    # A result of before is no result of today's: of who has left, or is not marked in full any more.
    for assignment in {assignment for _, assignment in of}:
        for path in folder.glob(f"*/{file_name(assignment)}/results.json"):
            path.unlink()
    for (student, assignment), own in sorted(of.items()):
        grade = grades.of.get((student, assignment))
        if grade is None or grade.waiting or any(record.points is None for record in own):
            waiting = ", ".join(grade.waiting if grade else ()) or say("it is not in the gradebook")
            without.append(
                say(
                    "{student} / {assignment}: not marked yet: {waiting}",
                    student=shown(student),
                    assignment=assignment,
                    waiting=waiting,
                )
            )
            continue
        # The total of the gradebook counts: it has hand marks and late penalties.
        total = number(grade.points)
        differs = total != number(math.fsum(record.points or 0.0 for record in own))
        text = written(results(own, [OTHER_TOTAL] if differs else []) | {"score": float(total)})
        write_whole(folder / file_name(student) / file_name(assignment) / "results.json", text)
        count += 1
    return count, without


def written(content: dict[str, Any]) -> str:
    """As a file."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _test(number: int, record: Record) -> dict[str, Any]:
    assert record.points is not None
    return {
        "number": str(number),
        "name": one_line(record.test.removeprefix("test_"), 100),
        "score": record.points,
        "max_score": record.max_points,
        "status": "passed" if record.points >= record.max_points else "failed",
        # Text: the words of a student's own error are in it, and must not become a page.
        "output": clean(record.message, MOST_CHARACTERS),
        "output_format": "text",
        "visibility": VISIBLE,
        "extra_data": {"status": record.status, "mistakes": record.diagnoses},
    }
