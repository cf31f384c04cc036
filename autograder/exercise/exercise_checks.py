"""What is wrong in an exercise and shows when the right functions are asked: told when the course is built."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from autograder.build.markers import read_source
from autograder.course import Assignment, CourseError
from autograder.notebook.regions import without_solution_markers
from linearloss.exercise import Case, Facet
from linearloss.function import LocalFunction
from linearloss.known import wrong_facets
from linearloss.outcome import Trouble, same
from linearloss.shipping import LOOKS, kind_of, visible
from linearloss.slips import SAYS

from .check_cells import checked_task, checked_tasks
from .grading import Exercises, GradedTask
from .loading import exercise_file, line_of
from .local import run
from .right_answers import right_answers

# Looks at how a function behaves, whatever it computes.
OF_ANY_FUNCTION = ("probes", "loops")


def check_exercises(exercises: Exercises, assignments: Sequence[Assignment]) -> None:
    """Ask `reference` and the solution of each exercise, and compare; read what stands beside them.

    Raises:
        CourseError: an exercise that cannot judge; with file and line, and what to write.
    """
    codes = {*SAYS, *(mistake.code for mistake in exercises.mistakes)}
    for assignment in assignments:
        check_cells_run(exercises.course.source_script(assignment))
        right_answers(exercises.course, assignment)
        functions = checked_tasks(exercises.official.of(assignment)).values()
        written = {exercise_file(exercises.course, assignment, function) for function in functions}
        for stranger in sorted({*exercises.course.source_script(assignment).parent.glob("*.exercise.py")} - written):
            raise CourseError(
                f'{stranger}:1: no test cell of {assignment.name} checks it: write # %% test="test_…" points=…, and in it check("…", …).'
            )
        for function in functions:
            check_exercise(exercises.task(assignment, function), exercises, codes)


def check_cells_run(script: Path) -> None:
    """Run the set-up and solution cells of a source, as they run wherever anything is checked.

    Raises:
        CourseError: one fails, or none defines `check` where a cell calls it; with file and line.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = read_source(script)
    for cell in cells:
        if cell.kind in ("setup", "solution"):
            try:
                run(without_solution_markers(cell.source), names)
            except Exception as error:
                what = f"the {cell.kind} cell {cell.name!r} fails ({type(error).__name__}: {error})"
                raise CourseError(f"{script}:{cell.line}: {what}.") from error
    for cell in cells:
        if cell.kind == "test" and checked_task(cell.source) and "check" not in names:
            raise CourseError(
                f"{script}:{cell.line}: no set-up cell defines check: write there `from linearloss import check`."
            )


def check_exercise(task: GradedTask, exercises: Exercises, codes: set[str]) -> None:
    """Check one exercise.

    Args:
        codes: of all mistakes that there are.

    Raises:
        CourseError: as `check_exercises`.
    """
    exercise = task.exercise
    visibly = {case.name for case in exercise.cases if case.visible}
    shown = (
        [facet.look for facet in exercise.facets if facet.cases is None or visibly & {*facet.cases}] if visibly else []
    )
    can_be_shown = visibly or any(kind_of(type(facet.look)) in LOOKS for facet in exercise.facets)
    if can_be_shown and all(kind_of(type(look)).partition(".")[0] in OF_ANY_FUNCTION for look in shown):
        says = (
            "the check in the notebook shows nothing of what it computes: give a case that a facet names `visible=True`"
        )
        _refuse(task, "cases=", "", says)
    for case in exercise.cases:
        _check_case(task, case)
    _check_words(task, exercises)
    _check_uses(task, exercises)
    for facet in exercise.facets:
        for code in facet.slips.values():
            if code not in codes:
                _refuse(
                    task,
                    "Facet",
                    facet.name,
                    f"facet {facet.name!r}: slips names {code!r}, which no mistake has as its code",
                )
        _check_shown(task, facet)
    right = task.right
    for name, outcomes in right.items():
        if all(not isinstance(outcome, str) and outcome.size == 0 for outcome in outcomes.values()):
            _refuse(
                task,
                "Facet",
                name,
                f"facet {name!r}: its look chooses no entry in any case: whatever is returned passes",
            )
    solution = exercises.solution(task.task.assignment, exercise.cell)
    seen = exercise.observe(task.program(solution))
    for name in wrong_facets(seen, right, task.tolerance):
        differing = next(key for key in seen[name] if not same(seen[name][key], right[name][key], task.tolerance(name)))
        said = next((f": {one.sentence}" for one in seen[name].values() if isinstance(one, Trouble)), "")
        _refuse(
            task,
            "def reference",
            "",
            f"`reference` and the solution of {exercise.cell} in the notebook's source differ in the facet {name!r}, "
            f"for one in the case {differing!r}{said}. Mend the one that is wrong",
        )


def _check_words(task: GradedTask, exercises: Exercises) -> None:
    """Refuse functions and sections that there are not, where an exercise names some."""
    exercise, course = task.exercise, exercises.course
    texts = [course.source_script(one).read_text(encoding="utf-8") for one in course.assignments]
    for name in (*exercise.like, *(one for names in exercise.like_in.values() for one in names)):
        if not any(f'solution="{name}"' in text for text in texts):
            _refuse(task, "like", "", f"like: no solution cell of the course is called {name!r}")
    source = course.source_script(course.assignment(task.task.assignment))
    section = re.search(r"\bsection (\d+(?:\.\d+)*)", exercise.read)
    if section and not re.search(rf"^# #+ {re.escape(section[1])}\b", source.read_text(encoding="utf-8"), re.MULTILINE):
        _refuse(task, "read=", "", f"read: {source.name} has no heading with the number {section[1]}")


def _check_uses(task: GradedTask, exercises: Exercises) -> None:
    """Refuse functions that cannot be lent: not judged before this one, or not to be called as students call their own."""
    exercise, assignment = task.exercise, exercises.course.assignment(task.task.assignment)
    judged = [*checked_tasks(exercises.official.of(assignment)).values()]
    before = judged[: judged.index(exercise.function)]
    for name in exercise.uses:
        who = f"uses: {name!r}"
        if name not in judged or "." in name:
            _refuse(task, "uses=", "", f"{who} is no function that a test cell of {assignment.name} checks")
        if name not in before:
            says = "must be judged before, since what is lent is its answer: its test cell must stand above"
            _refuse(task, "uses=", "", f"{who} {says}")
        if name in (*exercise.like, *(one for names in exercise.like_in.values() for one in names)):
            _refuse(task, "uses=", "", f"{who} has the same task (like): lent, it would be the answer")
        other = exercises.task(assignment, name)
        solution = other.program(exercises.solution(assignment.name, name)).function
        if _called_with(other.task.reference) != _called_with(solution):
            says = (
                f"{who}: `reference` in {other.task.path.name} is lent in its place, and must take the same arguments"
            )
            _refuse(task, "uses=", "", f"{says}, by the same names: {inspect.signature(solution)}")


def _called_with(function: Callable[..., Any]) -> list[tuple[str, bool]]:
    """The names of its arguments, and which may be left out."""
    arguments = inspect.signature(function).parameters.values()
    return [(one.name, one.default is not inspect.Parameter.empty) for one in arguments]


def _check_case(task: GradedTask, case: Case) -> None:
    who = f"case {case.name!r}"
    try:
        arguments, again = case.make(), case.make()
    except Exception as error:
        _refuse(task, "Case", case.name, f"{who}: make fails ({type(error).__name__}: {error})")
    if not isinstance(arguments, tuple):
        kind = type(arguments).__name__
        _refuse(task, "Case", case.name, f"{who}: make must return a tuple of arguments, (…, …), not {kind}")
    arrays = [pair for pair in zip(arguments, again, strict=False) if isinstance(pair[0], np.ndarray)]
    if not all(np.array_equal(one, other) for one, other in arrays):
        says = "make gives other numbers at each call: take them from generator(seed) of autograder.grading"
        _refuse(task, "Case", case.name, f"{who}: {says}")
    # Lists that exercises share may hold more cases than one of them names.
    here = f'Case("{case.name}"' in task.task.path.read_text(encoding="utf-8")
    if here and not any(facet.cases is None or case.name in facet.cases for facet in task.exercise.facets):
        _refuse(task, "Case", case.name, f"{who}: no facet looks at it: name it in the cases of one, or take it out")


def _check_shown(task: GradedTask, facet: Facet) -> None:
    """Refuse a look of the course's own on visible cases, unless it only says in words whether there is anything to judge."""
    exercise = task.exercise
    names = tuple(case.name for case in exercise.cases if case.visible)
    names = names if facet.cases is None else tuple(name for name in facet.cases if name in names)
    if not names or kind_of(type(facet.look)) in LOOKS:
        return
    alone = replace(
        exercise, facets=[replace(facet, cases=names, follows=())], parts={facet.part: 1} if facet.part else {}
    )
    seen = alone.observe(LocalFunction(task.task.reference))
    guards = any(other.part == facet.part for other in visible(exercise).facets)
    if not guards or any(not isinstance(outcome, str) for outcome in seen[facet.name].values()):
        _refuse(
            task,
            "Facet",
            facet.name,
            f"facet {facet.name!r}: the notebook's check cannot hold this look, which is the course's own code, and would pass "
            f"whatever is wrong there. Take a look of linearloss (docs/exercises.md), or leave visible cases ({names[0]!r}) out of "
            "its cases, so that it is looked at when grading alone",
        )


def _refuse(task: GradedTask, kind: str, name: str, says: str) -> NoReturn:
    raise CourseError(f"{line_of(task.task.path, kind, name)}: {task.exercise.function}: {says}.")
