"""Records, grouped by submission and by test, and their sums."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.course import Course
from autograder.judge.records import Record


@dataclass(frozen=True)
class Submission:
    """The records of one student's assignment, in the order of the notebook; never empty."""

    student: str
    assignment: str
    records: tuple[Record, ...]

    @property
    def points(self) -> float:
        """The points of all tests that are graded."""
        return math.fsum(record.points for record in self.records if record.points is not None)

    @property
    def max_points(self) -> float:
        """What a perfect submission gets."""
        return math.fsum(record.max_points for record in self.records)

    @property
    def ungraded(self) -> tuple[Record, ...]:
        """The tests on which the grader failed."""
        return tuple(record for record in self.records if record.points is None)

    @property
    def unreadable(self) -> str:
        """Why nothing could be graded, or an empty text."""
        return self.records[0].unreadable

    @property
    def counts(self) -> bool:
        """Whether its total says something about the student: it was read, and graded in full."""
        return not self.ungraded and not self.unreadable and self.max_points > 0

    @property
    def share(self) -> float:
        """The part of the points that was earned, 0 to 1."""
        return share(self.points, self.max_points)


def share(part: float, whole: float) -> float:
    """`part / whole`, kept within 0 and 1 whatever the numbers are."""
    if not (math.isfinite(part) and math.isfinite(whole)) or whole <= 0:
        return 0.0
    return min(max(part / whole, 0.0), 1.0)


def task(test: str) -> str:
    """What a test is about, as the notebook calls it: `test_L_i` -> `L_i`."""
    return test.removeprefix("test_") or test


def submissions(records: Iterable[Record]) -> list[Submission]:
    """The submissions, by assignment and student. Of two records of the same test the later one counts."""
    found: dict[tuple[str, str], dict[tuple[str, str], Record]] = {}
    for record in records:
        found.setdefault((record.assignment, record.student), {})[record.notebook, record.test] = record
    return [
        Submission(student, assignment, tuple(tests.values())) for (assignment, student), tests in sorted(found.items())
    ]


def titles(course: Course, names: Iterable[str]) -> dict[str, str]:
    """Assignment -> title, in the order of the course; those that it does not know come last."""
    wanted = set(names)
    known = {assignment.name: assignment.title for assignment in course.assignments if assignment.name in wanted}
    return known | {name: name for name in sorted(wanted - set(known))}


def order_of_tests(found: Iterable[Submission]) -> list[tuple[str, str]]:
    """Every (assignment, test), in the order in which the submissions list them."""
    return list(dict.fromkeys((one.assignment, record.test) for one in found for record in one.records))
