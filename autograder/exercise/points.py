"""The points of a test cell are those of its parts together: whatever can be told without grading is told when building."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from autograder.build.markers import Cell, read_source
from autograder.course import Assignment, Course, CourseError

from .check_cells import checked_task, looks_like_a_check
from .grading import Exercises
from .loading import exercise_file

_HIDDEN = "### BEGIN HIDDEN TESTS"


def check_points(course: Course, assignments: Sequence[Assignment], exercises: Exercises) -> None:
    """Compare every test cell with its exercise, or with the one expectation of its hidden test.

    Raises:
        CourseError: they differ; with the file and line of the cell, and what to do.
    """
    for assignment in assignments:
        for cell in read_source(course.source_script(assignment)):
            if cell.kind == "test" and cell.points is not None:
                _check(course, exercises, assignment, cell, cell.points)


def _check(course: Course, exercises: Exercises, assignment: Assignment, cell: Cell, points: float) -> None:
    task = checked_task(cell.source)
    if task:
        exercise = exercises.task(assignment, task).exercise
        if cell.name != exercise.test:
            raise CourseError(
                f"{course.source_script(assignment)}:{cell.line}: the cell that checks {task} must be called so: "
                f'# %% test="{exercise.test}" points={points:g}.'
            )
        parts = exercise.parts
        total = float(sum(parts.values()))
        what = f"the parts of {exercise_file(course, assignment, task).name} ({_listed(parts)})"
    else:
        if looks_like_a_check(cell.source):
            raise CourseError(
                f'{course.source_script(assignment)}:{cell.line}: {cell.name} must be check("NAME", NAME), the same name twice, '
                'or check("CLASS.TEST", CLASS).'
            )
        if _HIDDEN not in cell.source:
            raise CourseError(
                f'{course.source_script(assignment)}:{cell.line}: {cell.name} must be one line, check("NAME", NAME), or hold '
                f"{_HIDDEN} … ### END HIDDEN TESTS: nothing else gives points."
            )
        stated = _stated(cell.source)
        if stated is None:
            return
        total, what = stated, "its hidden test"
    if abs(total - points) > 1e-9:
        raise CourseError(
            f"{course.source_script(assignment)}:{cell.line}: {cell.name} gives {points:g} points, and {what} {total:g}: "
            "make them equal."
        )


def _listed(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{name}: {points:g}" for name, points in parts.items())


def _stated(source: str) -> float | None:
    """The points in `expect_number(…, points=2)` at the end of a hidden test; None for tests that are not so plain."""
    try:
        body = ast.parse(source.partition(_HIDDEN)[2]).body
    except (SyntaxError, ValueError):
        return None
    match body[-1:]:
        case [ast.Expr(ast.Call(keywords=keywords))]:
            for keyword in keywords:
                match keyword:
                    case ast.keyword(arg="points", value=ast.Constant(value=int() | float() as points)):
                        return float(points)
    return None
