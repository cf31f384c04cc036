"""One page about the class: scores, what was misunderstood, which tests hold, what needs a human eye."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course
from autograder.exercise.mistakes import read_mistakes
from autograder.gradebook.marks import CellMark

from .class_results import ClassResults
from .frequent_mistakes import most_frequent_mistakes
from .handed_in import write_handed_in
from .histogram import scores_by_assignment
from .pages import HANDED_IN, Link, address, fill, links, no_link, write_whole
from .table_of_tests import Test, table_of_tests
from .tally import Submission, titles
from .words import GROUPS, group_of
from .worth_a_look import worth_a_look

SIMILAR = "similar.html"


@dataclass(frozen=True)
class Row:
    """One student: a cell an assignment, None where nothing was handed in."""

    student: str
    cells: tuple[dict[str, object] | None, ...]
    points: float


def class_report(
    results: ClassResults, course: Course, feedback: Link = no_link, handed_in: Link = no_link, similar: str = ""
) -> str:
    """One HTML page without links to elsewhere; its one script sorts tables.

    Args:
        feedback: to what students are told.
        handed_in: to what they gave.
        similar: the path of the page of submissions that are alike, from this page; empty if there is none.
    """
    found = list(results.submissions)
    named = titles(course, (one.assignment for one in found))
    order = list(named)
    found.sort(key=lambda one: (order.index(one.assignment), one.student))
    tests, looks = table_of_tests(found), worth_a_look(found)
    return fill(
        "class_report.html.j2",
        course=course,
        titles=named,
        submissions=found,
        students=len({one.student for one in found}),
        charts=scores_by_assignment(found, named),
        mistakes=most_frequent_mistakes(found, known=_titles_of_mistakes(course)),
        tests=sorted(tests, key=lambda test: order.index(test.assignment)),
        nobody=[test for test in tests if _says_something(test) and test.passed == 0],
        everybody=[test for test in tests if _says_something(test) and test.passed == test.graded],
        looks=looks,
        looked_at=len({(look.student, look.assignment) for those in looks.values() for look in those}),
        rows=_rows(found, order, feedback, handed_in),
        similar=address(similar),
        groups=GROUPS,
        warnings=results.warnings,
        names={student: entry.name for student, entry in results.marks.students.items()},
        by_hand=[(one, _by_hand(one)) for one in found if one.by_hand or one.comments],
        isolation=_isolation(found),
    )


def write_class_report(results: ClassResults, course: Course, path: Path, feedback: Path | None = None) -> None:
    """Write the page at `path`, and what was handed in beside it; with links to those pages that exist.

    Args:
        feedback: the folder given to `write_feedback`; by default `feedback` beside the page.
            Links are made only if it lies somewhere below the page's own folder.
    """
    write_handed_in(results, course, path.parent / HANDED_IN)

    similar = SIMILAR if (path.parent / SIMILAR).is_file() else ""
    pages = links(path, feedback or path.parent / "feedback"), links(path, path.parent / HANDED_IN)
    write_whole(path, class_report(results, course, *pages, similar))


def _titles_of_mistakes(course: Course) -> dict[str, str]:
    if not course.has_solutions:
        return {}
    return {mistake.code: mistake.title for mistake in read_mistakes(course)}


def _says_something(test: Test) -> bool:
    # That one student alone passes or fails is no news about the test.
    return test.graded >= 2


def _rows(found: list[Submission], order: list[str], feedback: Link, handed_in: Link) -> list[Row]:
    by_student: dict[str, dict[str, Submission]] = {}
    for one in found:
        by_student.setdefault(one.student, {})[one.assignment] = one
    return [
        Row(
            student,
            tuple(_cell(theirs.get(name), feedback, handed_in) for name in order),
            math.fsum(one.points for one in theirs.values()),
        )
        for student, theirs in sorted(by_student.items())
    ]


def _cell(one: Submission | None, feedback: Link, handed_in: Link) -> dict[str, object] | None:
    if one is None:
        return None
    counts = Counter(group_of(record.status) for record in one.records)
    where = one.student, one.assignment
    return {
        "submission": one,
        "groups": [(group, counts[group.key]) for group in GROUPS if counts[group.key]],
        "feedback": address(feedback(*where)),
        "handed_in": address(handed_in(*where)),
    }


def _by_hand(one: Submission) -> list[tuple[str, CellMark | None, str]]:
    """(cell, its mark if a human gave it, the comment on it) of what humans have entered."""
    marks = {mark.cell: mark for mark in one.by_hand}
    comments = {comment.cell: comment.text for comment in one.comments}
    return [(cell, marks.get(cell), comments.get(cell, "")) for cell in dict.fromkeys([*marks, *comments])]


def _isolation(found: list[Submission]) -> list[tuple[str, int]]:
    """(isolation, submissions graded under it), the most frequent first."""
    counts = Counter(name for one in found for name in {record.isolation for record in one.records if record.isolation})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
