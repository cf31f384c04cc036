"""Grades the course's own programs as submissions, through worker and judge, as a class is graded."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course
from autograder.diagnosis import INTRODUCTIONS, Diagnostician
from autograder.exercise import Mistake
from autograder.exercise.composition import Composition
from autograder.exercise.right_answers import RightAnswer
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.run_test import CellResult
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify

from .local_grading import tests_of
from .repetitions import unexpected_parts
from .variants import solved, untouched, with_answer, write_example_files

Kind = Literal["solved", "untouched", "wrong", "composed", "right"]
Program = Mistake | Composition | RightAnswer
Naming = Literal["", "rightly", "wrongly", "not named"]


@dataclass(frozen=True)
class Checked:
    """One submission: what it was, what it got that it must not get, and how its mistake was named.

    Attributes:
        function: the solution cell that was replaced; empty for a whole notebook.
        sure: whether the judge named it with certainty.
    """

    assignment: str
    function: str
    kind: Kind
    name: str
    problems: tuple[str, ...] = ()
    naming: Naming = ""
    sure: bool = False


class SubmissionChecker:
    """Grades variants of one assignment."""

    def __init__(self, course: Course, assignment: Assignment, server: ForkServer, diagnostician: Diagnostician):
        self.course = course
        self.assignment = assignment
        self.server = server
        self.diagnostician = diagnostician
        self.official = expand(course.source_script(assignment))
        self._shortened: dict[str, NotebookNode] = {}

    def check(self, programs: list[Program], *, whole: bool) -> Iterator[Checked]:
        """Grade programs; with `whole`, the solved and the untouched notebook first.

        Raises:
            CourseError: `notebooks/` is not built, or a program replaces no solution cell.
        """
        with tempfile.TemporaryDirectory(prefix="autograder-selfcheck-") as name:
            files = Path(name)
            write_example_files(self.assignment, files)
            if whole:
                nothing = files / "nothing"
                nothing.mkdir()
                yield self._solved(files)
                yield self._untouched(nothing)
            for program in programs:
                official = self._with_tests_of(program.function)
                notebook = with_answer(official, program.function, program.source)
                yield self._judged(program, self._grade(official, notebook, files))

    def _with_tests_of(self, function: str) -> NotebookNode:
        """The official notebook without the tests that have nothing to do with a function."""
        if function not in self._shortened:
            kept = tests_of(self.official, function)
            short = copy.deepcopy(self.official)
            short.cells = [cell for cell in short.cells if not roles(cell).is_test or roles(cell).grade_id in kept]
            self._shortened[function] = short
        return self._shortened[function]

    def _grade(self, official: NotebookNode, notebook: NotebookNode, files: Path) -> Graded:
        submitted = simplify(notebook, self.assignment.file)
        merged = merge(official, submitted)
        return grade_notebook(
            official,
            merged,
            self.server,
            self.course.limits,
            files,
            self.diagnostician,
            self.course.repeated_mistakes,
        )

    def _solved(self, files: Path) -> Checked:
        graded = self._grade(self.official, solved(self.official), files)
        return Checked(self.assignment.name, "", "solved", "solved", _off(graded.results, {}))

    def _untouched(self, folder: Path) -> Checked:
        graded = self._grade(self.official, untouched(self.course, self.assignment), folder)
        problems = tuple(f"{test} gave {r.points}" for test, r in graded.results.items() if r.points != 0)
        return Checked(self.assignment.name, "", "untouched", "untouched", problems)

    def _judged(self, program: Program, graded: Graded) -> Checked:
        if isinstance(program, RightAnswer):
            return Checked(self.assignment.name, program.function, "right", program.name, _off(graded.results, {}))
        problems = list(_off(graded.results, program.loses))
        lost = [result for result in graded.results.values() if result.status != "passed"]
        naming, sure = named(program.codes, lost)
        kind: Kind = "composed" if isinstance(program, Composition) else "wrong"
        if isinstance(program, Mistake) and not any(program.says in result.message for result in lost):
            problems.append("the student is not told what it says")
        return Checked(self.assignment.name, program.function, kind, program.name, tuple(problems), naming, sure)


def _off(results: Mapping[str, CellResult], loses: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    said = []
    for test, result in results.items():
        off = unexpected_parts(result.parts, loses.get(test, ()))
        if off or result.points is None:
            said.append(f"{test}: {off or result.message}")
    return tuple(said)


def named(codes: tuple[str, ...], results: list[CellResult]) -> tuple[Naming, bool]:
    """How a mistake with these codes was named in the tests that it failed, and whether with certainty."""
    found = {code for result in results for code in result.diagnoses}
    sure = any(INTRODUCTIONS["certain"] in result.message for result in results)
    if not found:
        return "not named", False
    return ("rightly" if found == set(codes) else "wrongly"), sure
