"""Runs official tests on trusted code in this very process: fast enough for thousands of programs.

The verdicts are those of the judge; what only the worker can tell (its CPU time) is left out. The
selfcheck grades the solved notebook and every known mistake through the worker as well.
"""

from __future__ import annotations

import ast
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode

from autograder.diagnosis import Diagnostician
from autograder.exercise.local import run, solved_names, stand_in
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined
from autograder.judge.run_test import CellResult, JudgeNames, run_test
from autograder.notebook.official import roles


class LocalNotebook:
    """The solved notebook of an assignment, in which one solution cell at a time may be another."""

    def __init__(self, official: NotebookNode):
        self.official = official
        self.solved = solved_names(official)
        self.tests = {roles(cell).grade_id: cell for cell in official.cells if roles(cell).is_test}
        self.solutions = {
            roles(cell).grade_id: cell.source
            for cell in official.cells
            if roles(cell).is_solution and cell.cell_type == "code"
        }
        self._own: dict[str, Any] = {"__name__": "__main__"}
        for cell in official.cells:
            if roles(cell).is_setup:
                run(cell.source, self._own)

    def tests_of(self, solution: str) -> list[str]:
        """The tests whose cells speak of a solution cell's name."""
        return tests_of(self.official, solution)

    def grade(
        self,
        replaces: str,
        source: str,
        *,
        seconds: float = 20.0,
        diagnostician: Diagnostician | None = None,
        tests: list[str] | None = None,
    ) -> dict[str, CellResult]:
        """The results of the tests of one solution cell, whose source is `source`.

        A program that takes longer than `seconds` altogether gets the status `timeout` from then on.
        """
        names = dict(self.solved)
        names.pop(replaces, None)
        results = {}
        with _time_limit(seconds):
            try:
                run(source, names)
            except Exception:  # the tests will find that the name is missing
                names.pop(replaces, None)
            for test in self.tests_of(replaces) if tests is None else tests:
                results[test] = self._run(test, names, diagnostician)
        return results

    def _run(self, test: str, names: dict[str, Any], diagnostician: Diagnostician | None) -> CellResult:
        def lookup(name: str) -> Any:
            if name not in names:
                raise NotDefined(name)
            return stand_in(names[name])

        cell = self.tests[test]
        points = float(cell.metadata["nbgrader"]["points"])
        return run_test(cell.source, points, JudgeNames(dict(self._own), self.solutions, lookup), diagnostician)


def tests_of(official: NotebookNode, solution: str) -> list[str]:
    """The tests of a notebook whose cells speak of a solution cell's name."""
    tests = [cell for cell in official.cells if roles(cell).is_test]
    return [roles(cell).grade_id for cell in tests if solution in _names(cell.source)]


@lru_cache(maxsize=512)
def _names(source: str) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name))


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raises `WorkerFailure` inside the code that runs too long. Main thread only."""

    def stop(*_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.5)  # whatever catches this one meets another
        raise WorkerFailure("timeout", f"It took more than {seconds:g} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
