"""Loads the exercises of a course: `solutions/NN-topic/FUNCTION.exercise.py` holds a module with `exercise` and `reference`."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, CourseError
from linearloss.exercise import Exercise
from linearloss.exercise_rules import ExerciseError


@dataclass(frozen=True)
class Task:
    """An exercise of one assignment, with its right answer; `path` is the module that holds them."""

    assignment: str
    exercise: Exercise
    reference: Callable[..., Any]
    path: Path = Path()

    @property
    def key(self) -> str:
        """Assignment and function, `02-svm/svm_loss_naive`."""
        return f"{self.assignment}/{self.exercise.function}"


def exercise_file(course: Course, assignment: Assignment, function: str) -> Path:
    """Where an exercise is written: `FUNCTION.exercise.py`, `CLASS_test.exercise.py` beside the notebook's source."""
    return course.source_script(assignment).parent / f"{function.replace('.', '_')}.exercise.py"


def load_task(course: Course, assignment: Assignment, function: str) -> Task:
    """The exercise of a solution cell.

    Raises:
        CourseError: there is none, or its module does not hold what it must; the message says what to write where.
    """
    path = exercise_file(course, assignment, function)
    if not path.is_file():
        cell = line_of(course.source_script(assignment), f'check("{function}"')
        raise CourseError(
            f"{cell}: a test cell checks {function}, and {path.name} does not stand beside it. "
            f"Write `exercise = Exercise(function={function!r}, …)` and `reference` there: CONTRIBUTING.md shows a small one."
        )
    module = _module(path, path.read_bytes())
    exercise, reference = getattr(module, "exercise", None), getattr(module, "reference", None)
    if not isinstance(exercise, Exercise) or exercise.function != function:
        raise CourseError(
            f"{line_of(path, 'exercise =')}: it must define `exercise = Exercise(function={function!r}, …)`."
        )
    if not callable(reference):
        raise CourseError(
            f"{line_of(path, 'reference =')}: it must define `reference`, the right function: `def reference(…)`, by this name."
        )
    return Task(assignment.name, exercise, reference, path)


def line_of(path: Path, kind: str, name: str = "") -> str:
    """`file:line` of a "Case", "Facet" or "part" of this name; of the last line with the words `kind` where no name is given.

    A name that a loop makes is not found: then, as where nothing else is, it is the line of the exercise.
    """
    text = path.read_text(encoding="utf-8")
    quoted = re.escape(json.dumps(name, ensure_ascii=False))
    pattern = re.escape(kind) if not name else rf"{quoted}(?=\s*:)" if kind == "part" else rf"\b{kind}\(\s*{quoted}"
    found = [*re.finditer(pattern, text)] or [*re.finditer(r"^exercise =", text, re.MULTILINE)]
    return f"{path}:{text.count(chr(10), 0, found[-1].end()) + 1 if found else 1}"


def _refused(path: Path, error: Exception) -> CourseError:
    """With the file, and its line that the error came of."""
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        frames = [error.lineno]
    place = f"{path}:{(frames or [1])[-1]}"
    if not isinstance(error, ExerciseError):
        return CourseError(f"{place}: it cannot be loaded ({type(error).__name__}: {error}).")
    return CourseError(f"{line_of(path, error.kind, error.name) if error.kind else place}: {error}")


@cache
def _module(path: Path, source: bytes) -> Any:
    """The module of a file as it is now: a Jupyter server that grades lives longer than a version of the course.

    By its content, and without Python's own cache, which goes by the second and the size.
    """
    # The folder's name is no module's name: 02-svm.
    spec = importlib.util.spec_from_file_location(re.sub(r"\W", "_", f"exercise_{path.parent.name}_{path.stem}"), path)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks for the module that it is in
    try:
        exec(compile(source, path, "exec"), module.__dict__)
    except Exception as error:
        raise _refused(path, error) from error
    return module
