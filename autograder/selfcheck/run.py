"""Runs every variant of every assignment through the grader and compares with what it must get."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course, import_from
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify

from .variants import solved, untouched, with_answer, write_example_files, wrong_answers


@dataclass(frozen=True)
class CheckedVariant:
    """One variant: what it is, and whether it got what it must get."""

    name: str
    as_expected: bool
    explanation: str


def run_selfcheck(
    course: Course, say: Callable[[str], None] = lambda text: None, only: str | None = None
) -> list[CheckedVariant]:
    """Grade all variants of all assignments (or of one).

    Raises:
        CourseError: a wrong answer is not well formed, or `notebooks/` is not built.
    """
    import_from(course)
    assignments = [course.assignment(only)] if only else list(course.assignments)
    results: list[CheckedVariant] = []
    with ForkServer() as server:
        for assignment in assignments:
            say(f"{assignment.name} …")
            results += list(check_assignment(course, assignment, server))
    return results


def check_assignment(course: Course, assignment: Assignment, server: ForkServer) -> Iterator[CheckedVariant]:
    """Solved, untouched, and each wrong answer of one assignment."""
    official = expand(course.source_script(assignment))
    full = {
        roles(cell).grade_id: float(cell.metadata["nbgrader"]["points"])
        for cell in official.cells
        if roles(cell).is_test
    }
    with tempfile.TemporaryDirectory(prefix="autograder-selfcheck-") as name:
        files = Path(name)
        write_example_files(assignment, files)
        nothing = files / "nothing"
        nothing.mkdir()

        def grade(notebook: NotebookNode, folder: Path = files) -> Graded:
            submitted = simplify(notebook, assignment.file)
            return grade_notebook(official, merge(official, submitted), server, course.limits, folder)

        yield _compare(f"{assignment.name}: solved", grade(solved(official)), full)
        zero = dict.fromkeys(full, 0.0)
        yield _compare(f"{assignment.name}: untouched", grade(untouched(course, assignment), nothing), zero)
        for answer in wrong_answers(course, assignment):
            expected = full | answer.expected
            yield _compare(f"{assignment.name}: {answer.code}", grade(with_answer(official, answer)), expected)


def _compare(name: str, graded: Graded, expected: dict[str, float]) -> CheckedVariant:
    wrong = []
    for test, points in expected.items():
        result = graded.results[test]
        if result.points is None or abs(result.points - points) > 1e-9:
            wrong.append(f"{test} gave {result.points} and not {points:g} ({result.status}: {result.message})")
    return CheckedVariant(name, not wrong, "; ".join(wrong))
