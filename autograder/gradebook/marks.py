"""What the gradebook says of a class: marks, comments, lateness and totals, whoever entered them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True)
class CellMark:
    """The mark of one graded cell of one submission.

    Attributes:
        cell: its id in the notebook, e.g. `test_L_i` or `why`.
        is_test: marked by tests; else a human reads it.
        auto: points that a program gave; None if none has.
        manual: points that a human gave instead; None if nobody has.
        extra: extra credit, given by a human.
        needs_a_human: nbgrader's flag "needs manual grade".
    """

    cell: str
    is_test: bool
    max_points: float
    auto: float | None
    manual: float | None = None
    extra: float = 0.0
    needs_a_human: bool = False

    @property
    def is_given(self) -> bool:
        """Whether anybody, program or human, has decided it."""
        return self.auto is not None or self.manual is not None

    @property
    def points(self) -> float:
        """As nbgrader counts them: a human's before a program's, with extra credit; 0 while nothing is decided."""
        if not self.is_given:
            return 0.0
        return ((self.auto or 0.0) if self.manual is None else self.manual) + self.extra


@dataclass(frozen=True)
class CellComment:
    """A comment on one answer; `by_hand` if a human wrote it."""

    cell: str
    text: str
    by_hand: bool


@dataclass(frozen=True)
class SubmissionMarks:
    """One student's submission of one assignment.

    Attributes:
        late_penalty: points that are taken off, by nbgrader's late policy.
        timestamp: when it was handed in, UTC without a zone; None if that is not known.
        due: when it had to be, with this student's extension; None if there is no due date.
        extension: granted to this student.
    """

    student: str
    assignment: str
    cells: tuple[CellMark, ...]
    comments: tuple[CellComment, ...] = ()
    late_penalty: float = 0.0
    timestamp: datetime | None = None
    due: datetime | None = None
    extension: timedelta | None = None

    @property
    def points(self) -> float:
        """The sum of the marks, before the late penalty."""
        return math.fsum(cell.points for cell in self.cells)

    @property
    def max_points(self) -> float:
        """What a perfect submission gets."""
        return math.fsum(cell.max_points for cell in self.cells)

    @property
    def total(self) -> float:
        """What the student gets: nbgrader's `score` in its export."""
        return max(0.0, self.points - self.late_penalty)

    @property
    def seconds_late(self) -> float:
        """How late it was handed in; 0 if in time."""
        if self.timestamp is None or self.due is None:
            return 0.0
        return max(0.0, (self.timestamp - self.due).total_seconds())

    def as_worth(self, points: Mapping[str, float]) -> SubmissionMarks:
        """The same marks, of cells whose maximum is this, by cell."""
        return replace(
            self, cells=tuple(replace(cell, max_points=points.get(cell.cell, cell.max_points)) for cell in self.cells)
        )

    @property
    def undecided(self) -> tuple[CellMark, ...]:
        """The cells that nobody has marked yet: while there are any, the total is not final."""
        return tuple(cell for cell in self.cells if not cell.is_given)

    @property
    def to_confirm(self) -> tuple[CellMark, ...]:
        """The cells whose mark counts, and that a human is to look at again."""
        return tuple(cell for cell in self.cells if cell.is_given and cell.needs_a_human)


@dataclass(frozen=True)
class Student:
    """One student of the gradebook; what is not known is an empty text."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """First and last name, as far as they are known."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class AssignmentEntry:
    """One assignment as the gradebook has it.

    Attributes:
        cells: id -> points of each graded cell.
        due: UTC without a zone.
    """

    name: str
    cells: Mapping[str, float]
    due: datetime | None = None

    @property
    def max_points(self) -> float:
        """What a perfect submission gets."""
        return math.fsum(self.cells.values())


@dataclass(frozen=True)
class Marks:
    """The whole gradebook.

    Attributes:
        students: by id, those without any submission too. Who is not here has left the course.
        assignments: by name.
        submissions: by (student, assignment).
    """

    students: Mapping[str, Student]
    assignments: Mapping[str, AssignmentEntry]
    submissions: Mapping[tuple[str, str], SubmissionMarks]
