"""The course that nbgrader's commands work on, as it is now: the server of the formgrader lives longer than a version of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from autograder.course import Course, import_from, load_course
from autograder.exercise.grading import Exercises
from autograder.gradebook.configuration import folders_of
from autograder.notebook.submitted import OfficialNotebooks

SOURCES = (".py", ".toml", ".po")
Version = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class _Current:
    version: Version
    course: Course
    exercises: Exercises


_known: dict[Path, _Current] = {}


def course_at(root: Path) -> Course:
    """The course at nbgrader's root folder."""
    return _current(root).course


def course_of(directory: CourseDirectory) -> Course:
    """The course that an nbgrader command works on, with the folders that its configuration and options name."""
    root = Path(directory.root)
    return replace(course_at(root), configured=folders_of(directory, root))


def exercises_at(root: Path) -> Exercises:
    """Its exercises."""
    return _current(root).exercises


def official_notebooks(root: Path) -> OfficialNotebooks:
    """Its notebooks with their hidden tests, from `solutions/`."""
    return _current(root).exercises.official


def _current(root: Path) -> _Current:
    version = _version(root / "solutions")
    known = _known.get(root)
    if known is None or known.version != version:
        for name in [name for name in sys.modules if name.split(".")[0] == "solutions"]:
            del sys.modules[name]  # hidden tests and exercises import from there
        course = load_course(root)
        import_from(course)
        known = _known[root] = _Current(version, course, Exercises(course))
    return known


def _version(folder: Path) -> Version:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SOURCES)
    # A copy that keeps its time, of the same size, is told by the time of its entry, which nobody sets.
    return tuple(
        (str(path), about.st_mtime_ns, about.st_ctime_ns, about.st_size) for path in paths if (about := path.stat())
    )
