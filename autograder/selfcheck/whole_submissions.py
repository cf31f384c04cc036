"""Grades the course's own programs as submissions, through worker and judge, as a class is graded."""

from __future__ import annotations

import ast
import copy
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import Assignment
from autograder.exercise import Mistake
from autograder.exercise.grading import Exercises
from autograder.exercise.right_answers import RightAnswer
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify

from .proof import Checked, Results, judged, off
from .variants import solved, untouched, with_answer, write_example_files

Program = Mistake | RightAnswer


class SubmissionChecker:
    """Grades variants of one assignment."""

    def __init__(self, exercises: Exercises, assignment: Assignment, server: ForkServer):
        self.exercises = exercises
        self.course = exercises.course
        self.assignment = assignment
        self.server = server
        self.official = exercises.official.of(assignment)
        self._shortened: dict[str, NotebookNode] = {}

    def check(self, programs: Sequence[Program], *, whole: bool) -> Iterator[Checked]:
        """Grade programs; with `whole`, the solved and the untouched notebook first.

        Raises:
            CourseError: `notebooks/` is not built, or a program replaces no solution cell.
        """
        name = self.assignment.name
        with tempfile.TemporaryDirectory(prefix="autograder-selfcheck-") as folder:
            files = Path(folder)
            write_example_files(self.assignment, files)
            if whole:
                nothing = files / "nothing"
                nothing.mkdir()
                results = self._grade(self.official, solved(self.official), files)
                yield Checked(name, "", "solved", "solved", off(results, {}))
                yield self._untouched(nothing)
            for program in programs:
                official = self._with_tests_of(program.function)
                results = self._grade(official, with_answer(official, program.function, program.source), files)
                if isinstance(program, Mistake):
                    yield judged(program, results)
                else:
                    yield Checked(name, program.function, "right", program.title, off(results, {}))

    def _with_tests_of(self, function: str) -> NotebookNode:
        """The official notebook without the tests that have nothing to do with a function."""
        if function not in self._shortened:
            short = copy.deepcopy(self.official)
            short.cells = [cell for cell in short.cells if not roles(cell).is_test or function in _names(cell.source)]
            self._shortened[function] = short
        return self._shortened[function]

    def _grade(self, official: NotebookNode, notebook: NotebookNode, files: Path) -> Results:
        merged = merge(official, simplify(notebook, self.assignment.file))
        graded = grade_notebook(
            official, merged, self.server, self.course.limits, files,
            self.exercises.of(self.assignment), self.course.repeated_mistakes,
        )  # fmt: skip
        return {test: result.parts for test, result in graded.results.items()}

    def _untouched(self, folder: Path) -> Checked:
        results = self._grade(self.official, untouched(self.course, self.assignment), folder)
        problems = tuple(
            f"{test}: {part.name} gave {part.points:g} ({part.status})"
            for test, parts in results.items()
            for part in parts
            if part.points or part.status == "grader_error"
        )
        return Checked(self.assignment.name, "", "untouched", "untouched", problems)


def _names(source: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
