"""Writes `notebooks/` from `solutions/`, and says whether it is what they would give now."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path

from autograder.build.release import release, write_sources
from autograder.course import Course, import_from
from autograder.exercise.check_cells import checked_tasks
from autograder.exercise.check_data import check_data
from autograder.exercise.grading import Exercises
from linearloss.check_data import DATA

MEND = "autograder build"


def build(course: Course) -> None:
    """Write `build/source/`, `notebooks/` and the cells in `gradebook.db`.

    Raises:
        CourseError: a source is wrong, or nbgrader refused it.
    """
    _write(course, course.root / "build" / "source", course.root / "notebooks", course.root / "gradebook.db")


def differences(course: Course, most_lines: int = 40) -> list[str]:
    """Build into a temporary folder and compare with `notebooks/`: one text for each file that differs."""
    found = []
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as name:
        scratch = Path(name)
        _write(course, scratch / "source", scratch / "notebooks", scratch / "gradebook.db")
        for path in sorted(_generated(scratch / "notebooks") | _generated(course.root / "notebooks")):
            text = _difference(course.root / "notebooks" / path, scratch / "notebooks" / path, path, most_lines)
            if text:
                found.append(text)
    return found


def _write(course: Course, source: Path, destination: Path, gradebook: Path) -> None:
    write_sources(course, source)
    release(course, source, destination, gradebook)
    import_from(course)
    exercises = Exercises(course)
    for assignment in course.assignments:
        tasks = checked_tasks(exercises.official.of(assignment)).values()
        path = destination / assignment.name / DATA
        if tasks:
            path.write_text(check_data(exercises, assignment, tasks), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


def _generated(folder: Path) -> set[Path]:
    found = [*folder.rglob("*.ipynb"), *folder.rglob(DATA)]
    return {path.relative_to(folder) for path in found if ".ipynb_checkpoints" not in path.parts}


def _difference(kept: Path, fresh: Path, name: Path, most_lines: int) -> str:
    old = kept.read_text(encoding="utf-8") if kept.exists() else ""
    new = fresh.read_text(encoding="utf-8") if fresh.exists() else ""
    if old == new:
        return ""
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"notebooks/{name}", f"notebooks/{name} as solutions/ gives it", lineterm=""
    )
    return "\n".join(line[:400] for line in list(lines)[:most_lines])
