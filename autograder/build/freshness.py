"""Whether `notebooks/` is what `solutions/` would give now."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path

from autograder.course import Course

from .release import release, write_sources

MEND = "autograder build"


def build(course: Course) -> None:
    """Write `build/source/`, `notebooks/` and the cells in `gradebook.db`.

    Raises:
        CourseError: a source is wrong, or nbgrader refused it.
    """
    source = course.root / "build" / "source"
    write_sources(course, source)
    release(course, source, course.root / "notebooks", course.root / "gradebook.db")


def differences(course: Course, most_lines: int = 40) -> list[str]:
    """Build into a temporary folder and compare with `notebooks/`: one text for each file that differs."""
    found = []
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as name:
        scratch = Path(name)
        write_sources(course, scratch / "source")
        release(course, scratch / "source", scratch / "notebooks", scratch / "gradebook.db")
        fresh = {path.relative_to(scratch / "notebooks") for path in (scratch / "notebooks").rglob("*.ipynb")}
        kept = {
            path.relative_to(course.root / "notebooks")
            for path in (course.root / "notebooks").rglob("*.ipynb")
            if ".ipynb_checkpoints" not in path.parts
        }
        for path in sorted(fresh | kept):
            text = _difference(course.root / "notebooks" / path, scratch / "notebooks" / path, path, most_lines)
            if text:
                found.append(text)
    return found


def _difference(kept: Path, fresh: Path, name: Path, most_lines: int) -> str:
    old = kept.read_text(encoding="utf-8") if kept.exists() else ""
    new = fresh.read_text(encoding="utf-8") if fresh.exists() else ""
    if old == new:
        return ""
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"notebooks/{name}", f"notebooks/{name} as solutions/ gives it", lineterm=""
    )
    return "\n".join(list(lines)[:most_lines])
