"""The page with submissions that are alike, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.course import Course
from autograder.gradebook.marks import Marks
from autograder.similar.pairs import Common, Pair

from .pages import HANDED_IN, address, fill, links, write_whole

MOST_PAIRS = 100


def write_similar_page(
    found: Sequence[Pair], shared: Sequence[Common], course: Course, marks: Marks, path: Path
) -> None:
    """Write the page; it is for instructors, and holds the students' own words."""
    names = {student: entry.name for student, entry in marks.students.items()}
    link = links(path, path.parent / HANDED_IN)
    page = fill(
        "similar.html.j2",
        course=course,
        pairs=found[:MOST_PAIRS],
        shared=shared,
        names=names,
        link=lambda student, assignment: address(link(student, assignment)),
    )
    write_whole(path, page)
