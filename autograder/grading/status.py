"""The statuses of a test and how the statuses of its parts add up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from linearloss.sentences import say

Status = Literal["passed", "partial", "failed", "missing", "timeout", "crashed", "out_of_memory", "grader_error"]
STATUSES: tuple[Status, ...] = (
    "passed", "partial", "failed", "missing", "timeout", "crashed", "out_of_memory", "grader_error",
)  # fmt: skip

# When no part earned a point, the test carries the gravest thing that happened to any of them.
_GRAVEST_FIRST: tuple[Status, ...] = ("out_of_memory", "timeout", "crashed", "failed", "missing")


# What a test says where the judge's own bound on memory was met.
TOO_MUCH_TO_JUDGE = say("What it returned needs more memory to judge than a test may use.")


class WorkerFailure(BaseException):
    """The process that runs the student's code died or was stopped while it was asked for something.

    Not an `Exception`: a test's own `except Exception` must not take it for an error that the
    student's function raised.
    """

    def __init__(self, status: Status, message: str):
        super().__init__(message)
        self.status: Status = status


def combine(statuses: Iterable[Status], points: float, max_points: float) -> Status:
    """The status of a test whose parts have `statuses` and which earned `points` of `max_points`."""
    found = set(statuses)
    if "grader_error" in found:
        return "grader_error"
    if found <= {"passed"}:
        return "passed"
    if points > 0:
        return "partial"
    return next(status for status in _GRAVEST_FIRST if status in found)
