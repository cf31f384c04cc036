"""How each test did: who passed it, and what it gave on average."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.judge.records import Record

from .tally import Submission, order_of_tests, task
from .words import GROUPS, Group, group_of


@dataclass(frozen=True)
class Test:
    """One test. `graded` counts submissions that were read and on which the grader did not fail."""

    assignment: str
    name: str
    max_points: float
    graded: int
    passed: int
    mean: float | None
    counts: tuple[tuple[Group, int], ...]

    @property
    def rate(self) -> float:
        """The share of graded submissions that pass."""
        return self.passed / self.graded if self.graded else 0.0

    @property
    def stack(self) -> list[tuple[Group, int, float, float]]:
        """(group, count, start, width) of the bar's segments, as shares of the whole."""
        total = sum(count for _, count in self.counts)
        segments, start = [], 0
        for group, count in self.counts:
            if count:
                segments.append((group, count, start / total, count / total))
            start += count
        return segments


def table_of_tests(found: Iterable[Submission]) -> list[Test]:
    """The tests in the order of the notebooks. Submissions that could not be read do not count."""
    found = list(found)
    records: dict[tuple[str, str], list[Record]] = {key: [] for key in order_of_tests(found)}
    for one in found:
        if not one.unreadable:
            for record in one.records:
                records[one.assignment, record.test].append(record)
    return [_test(assignment, name, those) for (assignment, name), those in records.items() if those]


def _test(assignment: str, name: str, records: list[Record]) -> Test:
    counts = Counter(group_of(record.status) for record in records)
    points = [record.points for record in records if record.points is not None]
    return Test(
        assignment,
        task(name),
        max(record.max_points for record in records),
        len(points),
        sum(record.status == "passed" for record in records),
        sum(points) / len(points) if points else None,
        tuple((group, counts[group.key]) for group in GROUPS),
    )
