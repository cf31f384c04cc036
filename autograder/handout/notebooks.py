"""Writes `notebooks/` from `solutions/`, and says whether it is what they would give now."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat

from autograder.build.changed_cells import check_changed_cells
from autograder.build.release import release, write_sources
from autograder.course import Assignment, Course, CourseError, import_from
from autograder.exercise.check_cells import checked_tasks
from autograder.exercise.check_data import check_data, with_notebook
from autograder.exercise.entry_checks import check_mistakes
from autograder.exercise.exercise_checks import check_exercises
from autograder.exercise.grading import Exercises
from autograder.exercise.points import check_points
from autograder.gradebook.configuration import configuration
from autograder.languages.catalogues import languages
from linearloss.check_data import DATA
from linearloss.sentences import say

from .editions import write_edition
from .proved import proved

MEND = "autograder build"


def build(course: Course, assignments: Sequence[Assignment] | None = None) -> None:
    """Write `build/source/`, `notebooks/` and the cells in the gradebook, of these assignments or of all.

    What was there stays if that fails.

    Raises:
        CourseError: a source is wrong, nbgrader refused it, or cells have changed that have marks.
    """
    check_changed_cells(course)
    chosen = course.assignments if assignments is None else assignments
    folder = course.root / "build"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="new-", dir=folder) as name:
        scratch = Path(name)
        kept = course.root / "notebooks" if proved(course) else None
        _write(course, chosen, scratch / "source", scratch / "notebooks", configuration(course.root).db_url, kept)
        _replace(scratch / "source", folder / "source")
        _replace(scratch / "notebooks", course.root / "notebooks")


def build_edition(course: Course, language: str) -> None:
    """Write `notebooks/LANGUAGE/` from the English notebooks that are there.

    Raises:
        CourseError: the course has no such language, or no English notebooks yet.
    """
    if language not in languages(course):
        raise CourseError(
            say(
                "There is no language {language} yet. Begin it by: autograder translate {language}",
                language=language,
            )
        )
    missing = [one for one in course.assignments if not course.released_notebook(one).is_file()]
    if missing:
        raise CourseError(
            say("{missing} is missing. Make it by: {mend}", missing=course.released_notebook(missing[0]), mend=MEND)
        )
    write_edition(course, language, course.assignments, course.root / "notebooks", course.root / "notebooks" / language)


def _replace(fresh: Path, kept: Path) -> None:
    """Put generated files in their places, and remove from the same folders those that are generated no longer."""
    made = _generated(fresh)
    for path in made:
        (kept / path).parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).replace(kept / path)
    for folder in {path.parent for path in made}:
        for old in _generated(kept / folder):
            if folder / old not in made and len(old.parts) == 1:
                (kept / folder / old).unlink()


def differences(course: Course, most_lines: int = 40) -> list[str]:
    """Build into a temporary folder and compare with `notebooks/`: one text for each file that differs."""
    found = []
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as name:
        scratch = Path(name)
        _write(
            course,
            course.assignments,
            scratch / "source",
            scratch / "notebooks",
            f"sqlite:///{scratch / 'gradebook.db'}",
        )
        for path in sorted(_generated(scratch / "notebooks") | _generated(course.root / "notebooks")):
            text = _difference(course.root / "notebooks" / path, scratch / "notebooks" / path, path, most_lines)
            if text:
                found.append(text)
    return found


def check_fresh(course: Course) -> None:
    """Refuse to hand out or to vouch for something else than what is graded.

    Raises:
        CourseError: `notebooks/` is stale.
    """
    if differences(course):
        raise CourseError(say("notebooks/ is not what solutions/ gives. Mend it by: {mend}", mend=MEND))


def _write(
    course: Course,
    assignments: Sequence[Assignment],
    source: Path,
    destination: Path,
    gradebook: str,
    kept: Path | None = None,
) -> None:
    """Write all that is generated.

    Args:
        kept: where the data of checks lie that are known to be those of now: they take a minute and a half to make.
    """
    write_sources(course, assignments, source)
    import_from(course)
    exercises = Exercises(course)
    check_points(course, assignments, exercises)
    check_mistakes(exercises, assignments)
    check_exercises(exercises, assignments)
    # Before the gradebook hears of anything: here the course's own code runs for the first time.
    data = {} if kept else _data_of_checks(exercises, assignments)
    release(course, assignments, source, destination, gradebook)
    for assignment in assignments:
        folder = destination / assignment.name
        if kept and (kept / assignment.name / DATA).is_file():
            shutil.copyfile(kept / assignment.name / DATA, folder / DATA)
        elif assignment in data:
            version = nbformat.read(folder / assignment.file, as_version=4).metadata["version"]
            text = with_notebook(data[assignment], assignment.file, version)
            (folder / DATA).write_text(text, encoding="utf-8")
    for language in languages(course):
        write_edition(course, language, assignments, destination, destination / language)


def _data_of_checks(exercises: Exercises, assignments: Sequence[Assignment]) -> dict[Assignment, str]:
    tasks = {each: checked_tasks(exercises.official.of(each)).values() for each in assignments}
    return {each: check_data(exercises, each, names) for each, names in tasks.items() if names}


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
