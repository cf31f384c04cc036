"""The whole class: the gradebook's marks, each with our result where that is of the same marks."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.batch.changes import FAILED, NO_RESULT, OTHER_PROGRAM
from autograder.batch.departed import departed
from autograder.batch.fingerprints import REASONS, Fingerprints, differences
from autograder.batch.store import Result, ResultStore
from autograder.course import Course, CourseError
from autograder.gradebook.configuration import configuration
from autograder.gradebook.lateness import LatePolicy
from autograder.gradebook.marks import CellMark, Marks, SubmissionMarks
from autograder.gradebook.reading import marks_in_parts, read_marks
from autograder.grading.status import Status
from autograder.intake import submissions_in
from autograder.intake.text import shown
from autograder.judge.records import Record
from linearloss.sentences import joined, say

from .tally import Submission

LATENESS_CHANGED = say("lateness counts otherwise now")
GONE = say("no longer in submitted/")
NOT_IN_COURSE = say("no longer in the course")
MOST_NAMED = 20


@dataclass(frozen=True)
class ClassResults:
    """Everything that pages and tables show.

    Attributes:
        submissions: by assignment and student; of those whom the gradebook knows.
        marks: the gradebook.
        waiting: (student, assignment) of what lies in `submitted/` and has never been graded.
    """

    submissions: tuple[Submission, ...]
    marks: Marks
    waiting: tuple[tuple[str, str], ...] = ()

    @property
    def warnings(self) -> list[str]:
        """For each assignment: what is not graded yet or is out of date, and what to run."""
        return _waiting_warnings(self.waiting) + warnings(self.submissions)

    def to_confirm(self, assignment: str | None = None) -> str:
        """Whose hand marks wait to be confirmed and count all the same, of one assignment or of all; empty if nobody's."""
        found = [
            (one, len(one.marks.to_confirm))
            for one in self.submissions
            if assignment in (None, one.assignment) and one.marks.to_confirm and not one.unreadable
        ]
        if not found:
            return ""
        return say(
            "Marks given by hand that wait to be confirmed ({count}), as the answer, its points or the tests' score have changed since, are exported as they are: {who}. "
            "Confirm them in the formgrader, under Manual Grading.",
            count=sum(count for _, count in found),
            who=_named([f"{shown(one.student, 60)} / {one.assignment} ({count})" for one, count in found]),
        )

    def not_read(self, assignment: str | None = None) -> str:
        """Whose points are those of a file that nobody could read, of one assignment or of all; empty if nobody's."""
        found = [one for one in self.submissions if assignment in (None, one.assignment) and one.unreadable]
        if not found:
            return ""
        return say(
            "What cannot be read or is missing ({count}) is exported with the points that the gradebook has, 0 unless somebody has given some: {who}. "
            "Ask for the notebook, collect it and grade.",
            count=len(found),
            who=_named([f"{shown(one.student, 60)} / {one.assignment}" for one in found]),
        )


def _named(who: Sequence[str]) -> str:
    return ", ".join(who[:MOST_NAMED]) + (" …" if len(who) > MOST_NAMED else "")


def read_class(course: Course) -> ClassResults:
    """All that is graded.

    Raises:
        CannotGoOn: the gradebook cannot be read.
    """
    marks, results = read_marks(course), ResultStore(course.root / "results").all()
    explained, order = _Explained(course, look_at_handed_in=True), _Order(course)
    found = []
    for (student, name), theirs in sorted(marks.submissions.items(), key=lambda item: (item[0][1], item[0][0])):
        if student in marks.students and (any(mark.is_given for mark in theirs.cells) or _is_graded(course, theirs)):
            found.append(explained.submission(order.sorted(theirs), results.get((student, name))))
    return ClassResults(tuple(found), marks, _waiting(course, marks, {(one.student, one.assignment) for one in found}))


def class_in_parts(course: Course) -> Iterator[Submission]:
    """The same submissions one after the other, however large the class is; whether they were handed in again is not seen.

    Raises:
        CannotGoOn: the gradebook cannot be read.
    """
    explained, order, store = _Explained(course), _Order(course), ResultStore(course.root / "results")
    for theirs in marks_in_parts(course):
        if any(mark.is_given for mark in theirs.cells) or _is_graded(course, theirs):
            yield explained.submission(order.sorted(theirs), store.load(theirs.assignment, theirs.student))


class Outdated:
    """Counts marks that are out of date."""

    def __init__(self) -> None:
        self._reasons: dict[str, Counter[str]] = defaultdict(Counter)
        self._results: Counter[str] = Counter()
        self._gone: dict[str, list[str]] = defaultdict(list)

    def add(self, one: Submission) -> None:
        """Count one submission, if it is."""
        if GONE in one.outdated:
            self._gone[one.assignment].append(shown(one.student, 60))
        elif one.outdated:
            self._reasons[one.assignment].update(one.outdated)
            self._results[one.assignment] += 1

    def warnings(self) -> list[str]:
        """For each assignment with outdated marks: how many, why, and what to run, or what to put back."""
        gone = [
            say(
                "{assignment}: out of date, and not in submitted/ any more, so that it cannot be graded again: {who}. "
                "Put back what was handed in; who has left is taken out by: nbgrader db student remove",
                assignment=name,
                who=", ".join(students[:MOST_NAMED]) + (" …" if len(students) > MOST_NAMED else ""),
            )
            for name, students in sorted(self._gone.items())
        ]
        return [_warning(name, number, self._reasons[name]) for name, number in sorted(self._results.items())] + gone


def warnings(found: Iterable[Submission]) -> list[str]:
    """Those of `Outdated`, of these submissions."""
    outdated = Outdated()
    for one in found:
        outdated.add(one)
    return outdated.warnings()


def _warning(assignment: str, number: int, counts: Mapping[str, int]) -> str:
    why = joined(
        *(say("{reason} ({count})", reason=reason, count=count) for reason, count in counts.items()), between=", "
    )
    if NOT_IN_COURSE in counts:
        return say(
            "{assignment} is no longer in the course: its results ({number}) stay as they are. To grade them, put it back into course.toml.",
            assignment=assignment,
            number=number,
        )
    if number == 1:
        return say(
            "1 result is out of date in {assignment}: {why}. Bring up to date by: autograder grade -a {assignment}",
            assignment=assignment,
            why=why,
        )
    return say(
        "{number} results are out of date in {assignment}: {why}. Bring up to date by: autograder grade -a {assignment}",
        number=number,
        assignment=assignment,
        why=why,
    )


def _is_graded(course: Course, marks: SubmissionMarks) -> bool:
    """An extension makes an entry as well, before anything is handed in."""
    return (course.folders.autograded / marks.student / marks.assignment).is_dir()


def _waiting(course: Course, marks: Marks, graded: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What was handed in and is not among `graded`, without those who have left."""
    there = [(student, assignment.name) for student, assignment in submissions_in(course)[0]]
    waiting = [one for one in there if one not in graded]
    left = departed(course, {student for student, _ in waiting if student not in marks.students})
    return tuple(one for one in waiting if one[0] not in left)


def _waiting_warnings(waiting: Iterable[tuple[str, str]]) -> list[str]:
    by_assignment = defaultdict(list)
    for student, name in waiting:
        by_assignment[name].append(shown(student, 60))
    return [
        say(
            "{assignment}: handed in and not graded yet: {who}. Grade by: autograder grade -a {assignment}",
            assignment=name,
            who=", ".join(students[:MOST_NAMED]) + (" …" if len(students) > MOST_NAMED else ""),
        )
        for name, students in sorted(by_assignment.items())
    ]


class _Explained:
    """Marks with what our results say of them, and why they may not be what grading would give now.

    Args:
        look_at_handed_in: also see whether another file lies in `submitted/` now: half a millisecond a submission.
    """

    def __init__(self, course: Course, look_at_handed_in: bool = False):
        self._course, self._looks = course, look_at_handed_in
        self._prints, self._policy = Fingerprints(course), LatePolicy(configuration(course.root))

    def submission(self, marks: SubmissionMarks, result: Result | None) -> Submission:
        """One submission.

        Args:
            result: ours; None if none is kept.

        Raises:
            CannotGoOn: nbgrader's late policy fails.
        """
        other = (LATENESS_CHANGED,) if self._policy.is_older(marks) else ()
        if result is None or not result.agrees(marks):
            records = tuple(_points_alone(marks, mark) for mark in marks.cells if mark.is_test)
            failed = all(mark.auto is None for mark in marks.cells)
            why = FAILED if failed else NO_RESULT if result is None else OTHER_PROGRAM
            outdated = self._with_gone(marks, (why, *other))
            return Submission(marks.student, marks.assignment, records, marks, outdated=outdated, is_explained=failed)
        by_test = {mark.cell: mark for mark in marks.cells}
        records = tuple(_with_marks(record, by_test[record.test]) for record in result.records)
        outdated = self._with_gone(marks, (*self._changes(result, marks), *other))
        return Submission(marks.student, marks.assignment, records, marks, result.remarks, outdated)

    def _with_gone(self, marks: SubmissionMarks, outdated: tuple[str, ...]) -> tuple[str, ...]:
        """Without what was handed in, nothing that is out of date can be graded again."""
        return (*outdated, GONE) if outdated and not self._is_there(marks) else outdated

    def _is_there(self, marks: SubmissionMarks) -> bool:
        try:
            return (self._course.folders.submitted / marks.student / marks.assignment).is_dir()
        except OSError:  # it cannot be looked into, which grading tells
            return False

    def _changes(self, result: Result, marks: SubmissionMarks) -> tuple[str, ...]:
        made_of = result.made_of
        if all(marks.assignment != one.name for one in self._course.assignments):
            return (NOT_IN_COURSE,)
        try:
            assignment = self._course.assignment(marks.assignment)
            if self._looks and self._is_there(marks):
                return tuple(differences(made_of, self._prints.now(marks.student, assignment, made_of.isolation)))
            return self._prints.changes(made_of, assignment)
        except CourseError:  # its source is wrong just now
            return (REASONS["course"],)


def _with_marks(record: Record, mark: CellMark) -> Record:
    return replace(record, points=mark.points if mark.is_given else None, max_points=mark.max_points)


def _points_alone(marks: SubmissionMarks, mark: CellMark) -> Record:
    points = mark.points if mark.is_given else None
    return Record(
        marks.student, marks.assignment, "", mark.cell, points, mark.max_points, _status(points, mark.max_points),
        [], "", 0.0, "",
    )  # fmt: skip


def _status(points: float | None, most: float) -> Status:
    if points is None:
        return "grader_error"
    return "passed" if points >= most else "partial" if points > 0 else "failed"


class _Order:
    """The order of the graded cells in the released notebooks; the gradebook has none."""

    def __init__(self, course: Course):
        self._course = course
        self._places: dict[str, dict[str, int]] = {}

    def sorted(self, marks: SubmissionMarks) -> SubmissionMarks:
        """With its cells in the order of the notebook; those that it does not have come last."""
        if marks.assignment not in self._places:
            self._places[marks.assignment] = self._read(marks.assignment)
        places = self._places[marks.assignment]
        cells = sorted(marks.cells, key=lambda mark: (places.get(mark.cell, len(places)), mark.cell))
        return replace(marks, cells=tuple(cells))

    def _read(self, assignment: str) -> dict[str, int]:
        try:
            path = self._course.released_notebook(self._course.assignment(assignment))
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
        except (CourseError, OSError, ValueError, KeyError, TypeError):  # a damaged notebook costs no page
            return {}
        return {name: place for place, name in enumerate(names) if name}
