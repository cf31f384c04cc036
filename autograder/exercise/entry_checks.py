"""What is wrong in an entry of a mistake and shows only beside the exercise that judges it: told when the course is built."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from autograder.build.markers import read_source
from autograder.course import Assignment, CourseError
from linearloss.exercise import Exercise

from .check_cells import checked_task
from .grading import Exercises
from .mistakes import Mistake


def check_mistakes(exercises: Exercises, assignments: Sequence[Assignment]) -> None:
    """Refuse entries that name a part or a facet that there is not, or make a program that is none.

    Raises:
        CourseError: the first such entry; with its file and line, and what to write.
    """
    for assignment in assignments:
        cells = [cell for cell in read_source(exercises.course.source_script(assignment)) if cell.kind == "test"]
        tasks = filter(None, (checked_task(cell.source) for cell in cells))
        judged = [exercises.task(assignment, task).exercise for task in tasks]
        for mistake in exercises.mistakes:
            if mistake.assignment == assignment.name:
                check_entry(mistake, judged)


def check_entry(mistake: Mistake, judged: Sequence[Exercise]) -> None:
    """Compare one entry with the exercises of its assignment.

    Raises:
        CourseError: as `check_mistakes`.
    """
    parts = {exercise.test: exercise.parts for exercise in judged}
    for test, lost in mistake.loses.items():
        _known(f"{mistake.where}: loses: {test} has no part", lost, parts.get(test, lost))
    own = [exercise for exercise in judged if exercise.cell == mistake.function]
    facets = [facet.name for exercise in own for facet in exercise.facets]
    for key in ("only_if_right", "only_if_explained"):
        _known(f"{mistake.where}: {key}: {mistake.function} has no facet", getattr(mistake, key), facets)
    try:
        ast.parse(mistake.source)
    except SyntaxError as error:
        line = "".join(mistake.source.splitlines()[(error.lineno or 1) - 1 :][:1]).strip()
        raise CourseError(
            f"{mistake.where}: the cell with this mistake is no Python ({error.msg}): {line!r}. Students' programs run: "
            "change the entry until this one does."
        ) from error


def _known(says: str, names: Iterable[str], known: Iterable[str]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CourseError(f"{says} {unknown[0]!r}. It has: {', '.join(known)}.")
