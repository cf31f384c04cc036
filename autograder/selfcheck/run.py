"""Runs a selfcheck: shares its pieces out among processes and gathers what they found."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import active_children, get_context
from multiprocessing.util import Finalize
from typing import Any

from autograder.course import Course, CourseError
from autograder.exercise.entry_checks import check_mistakes
from autograder.judge.fork_client import ENVIRONMENT

from .figures import Figures
from .kept_pieces import KeptPieces, Piece
from .public_checks import PUBLIC_TASKS
from .workbench import WRONG_REPETITIONS, Workbench

REPETITIONS = 200
SUBMISSIONS_IN_A_PIECE = 15
# Each keeps a course, a batch of images and a grader in memory.
MOST_JOBS = 8

_bench: Workbench | None = None


def run_selfcheck(
    course: Course,
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
    *,
    only: str | None = None,
    function: str | None = None,
    repetitions: int = REPETITIONS,
    jobs: int | None = None,
    force: bool = False,
) -> Figures:
    """Check the grader by everything that the course ships.

    Args:
        progress: told after each piece: how many are done, of how many, and what it was.
        only: one assignment, by name.
        function: one function, with its known mistakes and right answers; of every assignment that has it.
        repetitions: of every right program, each time on other problems.
        jobs: processes; one for each core if None, and at most eight.
        force: check again what was found before, by a selfcheck of the same course, grader and machine.

    Raises:
        CourseError: a mistake or a right answer is malformed, there is no such function, or `notebooks/` is not built.
        DataError: CIFAR-10 is not in the cache.
    """
    names = [course.assignment(only).name] if only else [assignment.name for assignment in course.assignments]
    bench = Workbench(course)
    check_mistakes(bench.exercises, [course.assignment(name) for name in names])
    graded = [(name, one) for name in names for one in bench.functions(name) if function in (None, one)]
    if function and not graded:
        known = ", ".join(dict.fromkeys(one for name in names for one in bench.functions(name)))
        raise CourseError(f"no exercise of {' or '.join(names)} is about {function!r}. There are: {known}.")
    # The longest first, so that no process is left with them at the end.
    pieces = [
        *(
            piece
            for name in names
            for piece in local_pieces(bench, name, repetitions)
            if function in (None, piece[1][1])
        ),
        *(piece for name in names for piece in _submissions(bench, name, function)),
        *(piece for name in names for piece in _public_checks(bench, name, function)),
    ]
    figures = Figures(graded, repetitions)
    for done, ((what, arguments), found) in enumerate(_found(course, pieces, jobs, force), 1):
        figures.add(what, arguments[0], found)
        progress(done, len(pieces), f"{arguments[0]} {what.replace('_', ' ')}")
    return figures


def _found(course: Course, pieces: Sequence[Piece], jobs: int | None, force: bool) -> Iterator[tuple[Piece, Any]]:
    """Each piece with what it has found: first what is known from before."""
    kept = KeptPieces(course)
    known = [] if force else [(piece, found) for piece in pieces if (found := kept.read(piece)) is not None]
    yield from known
    done = [piece for piece, _ in known]
    left = [piece for piece in pieces if piece not in done]
    for piece, found in run_pieces(course, left, jobs) if left else ():
        kept.write(piece, found)
        yield piece, found


def run_pieces(course: Course, pieces: Sequence[Piece], jobs: int | None = None) -> Iterator[tuple[Piece, Any]]:
    """Each piece with what it found, as they end."""
    os.environ.update({key: value for key, value in ENVIRONMENT.items() if key.endswith("_THREADS")})
    with ProcessPoolExecutor(
        jobs or min(os.cpu_count() or 1, MOST_JOBS), get_context("spawn"), initializer=_start, initargs=(course,)
    ) as pool:
        futures = {pool.submit(_run, piece): piece for piece in pieces}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:  # stopped: a piece may take minutes, and nobody waits for it any more
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


def local_pieces(bench: Workbench, assignment: str, repetitions: int) -> Iterator[Piece]:
    """What is checked in the judge's own process, function by function."""
    for function in bench.functions(assignment):
        yield "proof", (assignment, function, repetitions, min(WRONG_REPETITIONS, repetitions))
        for what in ("mutants", "composed", "blind_naming"):
            yield what, (assignment, function)


def _submissions(bench: Workbench, assignment: str, function: str | None) -> Iterator[Piece]:
    """Programs through the worker; with those of all functions, the solved and the untouched notebook."""
    wrong, right = bench.wrong(assignment), bench.right(assignment)
    programs = [one.name for one in wrong if function in (None, one.function)]
    programs += [one.name for one in right if function in (None, one.function)]
    whole = function is None
    for start in range(0, max(len(programs), whole), SUBMISSIONS_IN_A_PIECE):
        yield "submissions", (assignment, programs[start : start + SUBMISSIONS_IN_A_PIECE], whole and start == 0)


def _public_checks(bench: Workbench, assignment: str, function: str | None) -> Iterator[Piece]:
    losses = {one for functions in PUBLIC_TASKS.values() for one in functions if function in (None, one)}
    return (("public_checks", (assignment, one.name)) for one in bench.wrong(assignment) if one.function in losses)


def _start(course: Course) -> None:
    global _bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bench = Workbench(course)
    Finalize(None, _bench.close, exitpriority=10)


def _run(piece: Piece) -> Any:
    assert _bench is not None
    what, arguments = piece
    return getattr(_bench, what)(*arguments)
