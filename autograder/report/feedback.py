"""The page that a student reads: what it gave, what is wrong, where to read on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course
from autograder.intake.text import file_name
from autograder.judge.records import Record

from .pages import fill, write_whole
from .remarks import Remark, readings, remarks
from .sections import sections
from .tally import Submission, share, submissions, task, titles
from .words import ADVICE, FOR_STUDENTS, group_of
from .worth_a_look import LeftOut

MOST_CODES = 6


@dataclass(frozen=True)
class Shown:
    """One test as the page shows it. The bar's track is as long as the test is worth."""

    record: Record
    words: str
    group: str
    track: float
    earned: float
    advice: str
    remarks: tuple[Remark, ...]
    readings: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the notebook calls it."""
        return task(self.record.test)

    @property
    def wants_a_word(self) -> bool:
        """Whether there is anything to say beyond its points."""
        return self.record.status != "passed" or bool(self.remarks)


def feedback_page(
    student: str,
    assignment: str,
    notebook_title: str,
    records: Sequence[Record],
    where: Mapping[str, str] | None = None,
    left_out: Sequence[str] = (),
) -> str:
    """One HTML page without scripts or links to elsewhere.

    Args:
        student: the student's name, as the gradebook has it.
        assignment: e.g. `02-svm`.
        notebook_title: its title in words.
        records: of this student and assignment, in the order of the notebook.
        where: test -> the section that it stands in, to be read again if its message names no other.
        left_out: what of the submission was left out, and why.
    """
    whole = Submission(student, assignment, tuple(records))
    unreadable = whole.unreadable if records else ""
    largest = max((record.max_points for record in records), default=0.0)
    tests = [_view(record, largest, unreadable, (where or {}).get(record.test, "")) for record in records]
    return fill(
        "feedback.html.j2",
        student=student,
        assignment=assignment,
        title=notebook_title,
        whole=whole,
        unreadable=unreadable,
        tests=tests,
        passed=sum(test.record.status == "passed" for test in tests),
        remarked=[] if unreadable else [test for test in tests if test.wants_a_word],
        readings=_readings(tests),
        left_out=left_out,
    )


def write_feedback(
    records: Iterable[Record], course: Course, folder: Path, left_out: LeftOut | None = None
) -> list[Path]:
    """Write `folder/STUDENT/ASSIGNMENT.html` for every submission.

    `folder` must not be nbgrader's own feedback folder, in which it keeps pages of its own.

    Returns:
        the pages, by assignment and student.
    """
    written: list[Path] = []
    found = submissions(records)
    named = titles(course, (one.assignment for one in found))
    where = {assignment: sections(course, assignment) for assignment in named}
    for one in found:
        path = folder / page_path(one.student, one.assignment)
        student, assignment = one.student, one.assignment
        remarks = (left_out or {}).get((student, assignment), ())
        page = feedback_page(student, assignment, named[assignment], one.records, where[assignment], remarks)
        write_whole(path, page)
        written.append(path)
    return written


def page_path(student: str, assignment: str) -> Path:
    """Where the page of a submission lies within the folder of the pages."""
    return Path(file_name(student)) / f"{file_name(assignment)}.html"


def _view(record: Record, largest: float, unreadable: str, section: str) -> Shown:
    # What the grader says when it fails is about a hidden test: it goes to the instructor only.
    told = not unreadable and record.status != "grader_error"
    where = readings(record) or ((section,) if section and record.status != "passed" else ())
    return Shown(
        record=record,
        words=FOR_STUDENTS.get(record.status, "not graded yet"),
        group=group_of(record.status),
        track=share(record.max_points, largest),
        earned=share(record.points or 0.0, largest),
        advice=ADVICE.get(record.status, ""),
        remarks=remarks(record) if told else (),
        readings=where if told else (),
        codes=tuple(record.diagnoses[:MOST_CODES]) if told else (),
    )


def _readings(tests: Iterable[Shown]) -> list[tuple[str, list[str]]]:
    """(section, the tests that point to it), those that may win back the most points first."""
    found: dict[str, list[Shown]] = {}
    for test in tests:
        for reading in test.readings:
            found.setdefault(reading, []).append(test)
    order = sorted(found.items(), key=lambda item: -sum(_lost(test.record) for test in item[1]))
    return [(reading, [test.name for test in those]) for reading, those in order]


def _lost(record: Record) -> float:
    return 0.0 if record.points is None else record.max_points - record.points
