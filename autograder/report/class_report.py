"""One page about the class: scores, what was misunderstood, which tests hold, what needs a human eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from autograder.course import Course
from autograder.exercise.mistakes import read_mistakes
from autograder.gradebook.marks import CellMark

from .class_results import ClassResults, warnings
from .feedback import page_path
from .frequent_mistakes import most_frequent_mistakes
from .histogram import scores_by_assignment
from .pages import fill, write_whole
from .table_of_tests import Test, table_of_tests
from .tally import Submission, titles
from .words import GROUPS, group_of
from .worth_a_look import worth_a_look

Link = Callable[[str, str], str]
Row = tuple[str, list[dict[str, object] | None]]  # the student, and a cell an assignment


def class_report(results: ClassResults, course: Course, link: Link | None = None) -> str:
    """One HTML page without scripts or links to elsewhere.

    Args:
        link: (student, assignment) -> the path of the feedback page from this page, or an empty text.
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
        tests=[(name, title, [test for test in tests if test.assignment == name]) for name, title in named.items()],
        nobody=[test for test in tests if _says_something(test) and test.passed == 0],
        everybody=[test for test in tests if _says_something(test) and test.passed == test.graded],
        looks=looks,
        looked_at=len({(look.student, look.assignment) for those in looks.values() for look in those}),
        rows=_rows(found, order, link),
        groups=GROUPS,
        warnings=warnings(found),
        names={student: entry.name for student, entry in results.marks.students.items()},
        by_hand=[(one, _by_hand(one)) for one in found if one.by_hand or one.comments],
        isolation=_isolation(found),
    )


def write_class_report(results: ClassResults, course: Course, path: Path, feedback: Path | None = None) -> None:
    """Write the page at `path`, with links to those feedback pages that exist.

    Args:
        feedback: the folder given to `write_feedback`; by default `feedback` beside the page.
            Links are made only if it lies somewhere below the page's own folder.
    """
    folder = feedback or path.parent / "feedback"

    def link(student: str, assignment: str) -> str:
        page = folder / page_path(student, assignment)
        if not (page.is_file() and page.is_relative_to(path.parent)):
            return ""
        return page.relative_to(path.parent).as_posix()

    write_whole(path, class_report(results, course, link))


def _titles_of_mistakes(course: Course) -> dict[str, str]:
    if not course.has_solutions:
        return {}
    return {mistake.code: mistake.title for mistake in read_mistakes(course)}


def _says_something(test: Test) -> bool:
    # That one student alone passes or fails is no news about the test.
    return test.graded >= 2


def _rows(
    found: list[Submission], order: list[str], link: Link | None
) -> list[tuple[str, list[dict[str, object] | None]]]:
    """A row a student, a cell an assignment; None where nothing was handed in."""
    by_student: dict[str, dict[str, Submission]] = {}
    for one in found:
        by_student.setdefault(one.student, {})[one.assignment] = one
    return [
        (student, [_cell(theirs.get(name), link) for name in order]) for student, theirs in sorted(by_student.items())
    ]


def _cell(one: Submission | None, link: Link | None) -> dict[str, object] | None:
    if one is None:
        return None
    counts = Counter(group_of(record.status) for record in one.records)
    return {
        "submission": one,
        "groups": [(group, counts[group.key]) for group in GROUPS if counts[group.key]],
        # Quoted with its colons, so that it can be nothing but a path.
        "link": quote(link(one.student, one.assignment)) if link else "",
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
