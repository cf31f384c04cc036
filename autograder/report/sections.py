"""In which section of its notebook a test stands: where to read on when its message does not say it."""

from __future__ import annotations

import re

import nbformat

from autograder.course import Course, CourseError
from autograder.languages.catalogues import told_of
from autograder.notebook.official import roles
from linearloss.sentences import plain, say, speaking

_NUMBERED = re.compile(r"^## (\d+)\.? (.+)$", re.MULTILINE)


def sections(course: Course, assignment: str, language: str = "") -> dict[str, str]:
    """Test -> e.g. "section 2, The gradient, by thinking"; empty for an assignment that the course does not have."""
    try:
        path = course.released_notebook(course.assignment(assignment), language)
        notebook = nbformat.read(path, as_version=4)
    except (CourseError, OSError, ValueError):  # a notebook that somebody has damaged costs no page
        return {}
    found, section = {}, ""
    told = told_of(course, language, assignment)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for number, title in _NUMBERED.findall(cell.source):
                with speaking(told):
                    section = plain(say("section {number}, {title}", number=number, title=title.strip()))
        elif section and roles(cell).is_test:
            found[roles(cell).grade_id] = section
    return found
