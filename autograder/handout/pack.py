"""Files of the pack itself that go into what is handed out: a course in a folder of its own need not have them."""

from __future__ import annotations

from pathlib import Path

import autograder
from autograder.course import Course, CourseError
from linearloss.sentences import say


def pack_file(course: Course, name: str) -> Path:
    """The course's own file of that name, else the pack's.

    Raises:
        CourseError: neither is there.
    """
    pack = Path(autograder.__file__).parents[1]
    for folder in (course.root, pack):
        if (folder / name).is_file():
            return folder / name
    raise CourseError(say("{what} is missing: copy it from the folder of the course pack.", what=course.root / name))
