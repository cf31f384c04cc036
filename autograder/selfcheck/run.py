"""Runs the whole selfcheck: shares its pieces out among processes and gathers what they found."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from multiprocessing.util import Finalize
from typing import Any

from autograder.course import Assignment, Course
from autograder.judge.fork_client import ENVIRONMENT

from .figures import Figures
from .tasks import PUBLIC_TASKS, Workbench

REPETITIONS = 200
# Enough to meet a verdict that hangs on luck; a wrong program that passes now and then is weaker news than
# a right one that fails.
WRONG_REPETITIONS = 10
SUBMISSIONS_IN_A_PIECE = 15
# Each keeps a course, a batch of images and a grader in memory.
MOST_JOBS = 8

Piece = tuple[str, tuple[Any, ...]]
_bench: Workbench | None = None


def run_selfcheck(
    course: Course,
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
    *,
    only: str | None = None,
    repetitions: int = REPETITIONS,
    jobs: int | None = None,
) -> Figures:
    """Check the grader by everything that the course ships.

    Args:
        progress: told after each piece: how many are done, of how many, and what it was.
        only: one assignment, by name.
        repetitions: of every right program, each time on other problems.
        jobs: processes; one for each core if None, and at most eight.

    Raises:
        CourseError: a mistake or a right answer is malformed, or `notebooks/` is not built.
        DataError: CIFAR-10 is not in the cache.
    """
    assignments = [course.assignment(only)] if only else list(course.assignments)
    bench = Workbench(course)
    functions = {assignment.name: graded_functions(bench, assignment) for assignment in assignments}
    pieces = [piece for assignment in assignments for piece in _pieces(bench, assignment, functions, repetitions)]
    figures = Figures([(name, function) for name, names in functions.items() for function in names], repetitions)
    os.environ.update({key: value for key, value in ENVIRONMENT.items() if key.endswith("_THREADS")})
    with ProcessPoolExecutor(
        jobs or min(os.cpu_count() or 1, MOST_JOBS), get_context("spawn"), initializer=_start, initargs=(course,)
    ) as pool:
        futures = {pool.submit(_run, piece): piece for piece in pieces}
        for done, future in enumerate(as_completed(futures), 1):
            what, arguments = futures[future]
            figures.add(what, arguments[0], future.result())
            progress(done, len(pieces), f"{arguments[0]} {what.replace('_', ' ')}")
    return figures


def graded_functions(bench: Workbench, assignment: Assignment) -> list[str]:
    """The solution cells of an assignment that define a function or a class, in its order."""
    notebook = bench.local(assignment.name)
    return [name for name in notebook.solutions if callable(notebook.solved.get(name))]


def _pieces(bench: Workbench, assignment: Assignment, functions: dict[str, list[str]], repetitions: int) -> list[Piece]:
    """The longest first, so that no process is left with them at the end."""
    name = assignment.name
    losses = [mistake for mistake in bench.wrong(name) if any(mistake.function in two for two in PUBLIC_TASKS.values())]
    found: list[Piece] = [("public_checks", (name, mistake.name)) for mistake in losses]
    programs = [mistake.name for mistake in bench.wrong(name)] + [answer.name for answer in bench.right(name)]
    for start in range(0, max(len(programs), 1), SUBMISSIONS_IN_A_PIECE):
        found.append(("submissions", (name, programs[start : start + SUBMISSIONS_IN_A_PIECE], start == 0)))
    for function in functions[name]:
        found.append(("repetitions", (name, function, repetitions)))
        found.append(("wrong_repetitions", (name, function, min(WRONG_REPETITIONS, repetitions))))
        found.append(("mutants", (name, function)))
        found.append(("composed", (name, function)))
        earlier = bench.earlier(name, function)
        if earlier is not None:
            found.append(("carried_over", (name, function, earlier)))
    return [*found, ("blind_naming", (name,))]


def _start(course: Course) -> None:
    global _bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bench = Workbench(course)
    Finalize(None, _bench.close, exitpriority=10)


def _run(piece: Piece) -> Any:
    assert _bench is not None
    what, arguments = piece
    return getattr(_bench, what)(*arguments)
