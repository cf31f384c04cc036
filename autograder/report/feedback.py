"""The page that a student reads: what it gave, what is wrong, where to read on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

from autograder.course import Course
from autograder.gradebook.marks import CellMark
from autograder.judge.records import Record
from autograder.languages.catalogues import languages, told_of
from linearloss.sentences import say, speaking, words

from .class_results import ClassResults
from .pages import fill, page_path, points, remove_others, write_whole
from .remarks import Remark, readings, remarks
from .sections import sections
from .tally import Submission, share, task, titles
from .words import ADVICE, FOR_STUDENTS, group_of

MOST_CODES = 6


@dataclass(frozen=True)
class ShownTest:
    """One test as the page shows it. The bar's track is as long as the test is worth."""

    record: Record
    mark: CellMark
    words: str
    group: str
    track: float
    earned: float
    advice: str
    remarks: tuple[Remark, ...]
    readings: tuple[str, ...]
    section: str  # in which it stands; empty if not known
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the notebook calls it."""
        return task(self.record.test)

    @property
    def wants_a_word(self) -> bool:
        """Whether there is anything to say beyond its points."""
        return self.record.status != "passed" or bool(self.remarks)


@dataclass(frozen=True)
class Answer:
    """One answer that a human reads, as the page shows it."""

    mark: CellMark
    words: str
    group: str
    track: float
    earned: float


def feedback_page(
    whole: Submission, notebook_title: str, where: Mapping[str, str] | None = None, name: str = ""
) -> str:
    """One HTML page without scripts or links to elsewhere.

    Args:
        notebook_title: the notebook's title in words.
        where: test -> the section that it stands in, to be read again if its message names no other.
        name: of the student, beside the id.
    """
    unreadable = words(whole.unreadable)
    largest = max((mark.max_points for mark in whole.marks.cells), default=0.0)
    marks = {mark.cell: mark for mark in whole.marks.cells}
    tests = [
        _view(record, marks[record.test], largest, unreadable, (where or {}).get(record.test, ""), whole.is_explained)
        for record in whole.records
    ]
    return fill(
        "feedback.html.j2",
        student=whole.student,
        name=name,
        assignment=whole.assignment,
        title=words(notebook_title),
        whole=whole,
        late=_in_words(whole.marks.seconds_late),
        answers=[_answer(mark, whole, largest) for mark in whole.answers],
        unreadable=unreadable,
        to_confirm=[] if unreadable else [task(mark.cell) for mark in whole.marks.to_confirm],
        tests=tests,
        failures=sum(record.points is None for record in whole.records),
        unread=sum(not mark.is_given for mark in whole.answers),
        passed=sum(test.record.status == "passed" for test in tests),
        remarked=[] if unreadable else [test for test in tests if test.wants_a_word],
        readings=_readings(tests),
    )


def write_feedback(results: ClassResults, course: Course, folder: Path) -> list[Path]:
    """Write `folder/STUDENT/ASSIGNMENT.html` for every submission, and leave no page of one that is gone.

    `folder` must not be nbgrader's own feedback folder, in which it keeps pages of its own.

    Returns:
        the pages, by assignment and student.
    """
    written: list[Path] = []
    named = titles(course, (one.assignment for one in results.submissions))
    known, places = languages(course), cache(partial(sections, course))
    for one in results.submissions:
        path = folder / page_path(one.student, one.assignment)
        language = one.language if one.language in known else ""
        where = places(one.assignment, language)
        with speaking(told_of(course, language, one.assignment)):
            page = feedback_page(one, named[one.assignment], where, results.marks.students[one.student].name)
        write_whole(path, page)
        written.append(path)
    remove_others(course, folder, set(written))
    return written


def _view(
    record: Record, mark: CellMark, largest: float, unreadable: str, section: str, is_explained: bool
) -> ShownTest:
    # What the grader says when it fails is about a hidden test: it goes to the instructor only.
    told = not unreadable and record.status != "grader_error" and is_explained
    where = readings(record) or ((section,) if section and record.status != "passed" else ())
    return ShownTest(
        record=record,
        mark=mark,
        words=words(FOR_STUDENTS.get(record.status, FOR_STUDENTS["grader_error"])) + _by_hand(mark),
        group=group_of(record.status),
        track=share(record.max_points, largest),
        earned=share(record.points or 0.0, largest),
        advice=words(ADVICE.get(record.status, "")) if mark.manual is None else "",
        remarks=remarks(record) if told else (),
        readings=where if told else (),
        section=section,
        codes=tuple(record.diagnoses[:MOST_CODES]) if told else (),
    )


def _by_hand(mark: CellMark) -> str:
    extra = say(", {points} extra", points=points(mark.extra)) if mark.extra else ""
    return (words(say(", marked by your instructor")) if mark.manual is not None else "") + words(extra)


def _answer(mark: CellMark, whole: Submission, largest: float) -> Answer:
    nothing = any(comment.cell == mark.cell and not comment.by_hand for comment in whole.marks.comments)
    read = (
        say("read by your instructor")
        if mark.manual is not None
        else say("no answer")
        if nothing
        else say("not read yet")
    )
    earned = share(mark.points, mark.max_points)
    group = "ungraded" if not mark.is_given else "passed" if earned == 1 else "partial" if earned else "failed"
    return Answer(mark, words(read), group, share(mark.max_points, largest), share(mark.points, largest))


def _in_words(seconds: float) -> str:
    """How late: e.g. "1 day, 2:05:00"."""
    return str(timedelta(seconds=round(seconds))) if seconds else ""


def _readings(tests: Iterable[ShownTest]) -> list[tuple[str, list[str]]]:
    """(section, the tests in it that say where to read), those that may win back the most points first."""
    found: dict[str, list[ShownTest]] = {}
    for test in (test for test in tests if test.readings):
        for reading in (test.section,) if test.section else test.readings:
            found.setdefault(reading, []).append(test)
    order = sorted(found.items(), key=lambda item: -sum(_lost(test.record) for test in item[1]))
    return [(reading, [test.name for test in those]) for reading, those in order]


def _lost(record: Record) -> float:
    return 0.0 if record.points is None else record.max_points - record.points
