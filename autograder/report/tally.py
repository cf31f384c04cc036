"""What the pages and tables show of a submission: the gradebook's marks, with what our result says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, isfinite

from autograder.batch.fingerprints import REASONS
from autograder.course import Course
from autograder.gradebook.marks import CellComment, CellMark, SubmissionMarks
from autograder.judge.records import Record


@dataclass(frozen=True)
class Submission:
    """One student's assignment.

    Attributes:
        records: of its tests, in the order of the notebook, with the gradebook's points.
        marks: of its tests and of the answers that a human reads.
        remarks: what of the submission was left out, and why.
        outdated: why the marks may not be what grading would give now, in words; empty if they are.
        is_explained: whether our result is of these marks; if not, the records have points alone.
    """

    student: str
    assignment: str
    records: tuple[Record, ...]
    marks: SubmissionMarks
    remarks: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    is_explained: bool = True

    @property
    def language(self) -> str:
        """Of the notebook that was handed in; empty for English."""
        return next((record.language for record in self.records), "")

    @property
    def is_of_an_earlier_hand_in(self) -> bool:
        """Whether another file has been handed in since."""
        return REASONS["received"] in self.outdated

    @property
    def points(self) -> float:
        """What the student gets so far, with the late penalty taken off."""
        return self.marks.total

    @property
    def max_points(self) -> float:
        """What a perfect submission gets."""
        return self.marks.max_points

    @property
    def progress(self) -> float:
        """The part of all points that is earned, 0 to 1."""
        return share(self.points, self.max_points)

    @property
    def ungraded(self) -> tuple[CellMark, ...]:
        """What nobody has marked yet: tests on which the grader failed, answers that nobody has read."""
        return self.marks.undecided

    @property
    def answers(self) -> tuple[CellMark, ...]:
        """The marks of what a human reads."""
        return tuple(mark for mark in self.marks.cells if not mark.is_test)

    @property
    def by_hand(self) -> tuple[CellMark, ...]:
        """What a human has marked."""
        return tuple(mark for mark in self.marks.cells if mark.manual is not None or mark.extra)

    @property
    def comments(self) -> tuple[CellComment, ...]:
        """What humans have written."""
        return tuple(comment for comment in self.marks.comments if comment.by_hand)

    @property
    def unreadable(self) -> str:
        """Why nothing could be graded, or an empty text."""
        return self.records[0].unreadable if self.records else ""

    @property
    def counts(self) -> bool:
        """Whether the points of its tests say something about the student: it was read, and no test is left out."""
        tests = [record.points for record in self.records]
        return bool(tests) and None not in tests and not self.unreadable and self.max_points > 0

    @property
    def share(self) -> float:
        """The part that was earned of what is marked so far, 0 to 1."""
        return share(self.points, fsum(mark.max_points for mark in self.marks.cells if mark.is_given))


def share(part: float, whole: float) -> float:
    """`part / whole`, kept within 0 and 1 whatever the numbers are."""
    if not (isfinite(part) and isfinite(whole)) or whole <= 0:
        return 0.0
    return min(max(part / whole, 0.0), 1.0)


def task(test: str) -> str:
    """What a test is about, as the notebook calls it: `test_L_i` -> `L_i`."""
    return test.removeprefix("test_") or test


def titles(course: Course, names: Iterable[str]) -> dict[str, str]:
    """Assignment -> title, in the order of the course; those that it does not know come last."""
    wanted = set(names)
    known = {assignment.name: assignment.title for assignment in course.assignments if assignment.name in wanted}
    return known | {name: name for name in sorted(wanted - set(known))}


def order_of_tests(found: Iterable[Submission]) -> list[tuple[str, str]]:
    """Every (assignment, test), in the order in which the submissions list them."""
    return list(dict.fromkeys((one.assignment, record.test) for one in found for record in one.records))
