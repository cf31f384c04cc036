"""Shares submissions out among processes, each with a judge and a fork server of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from multiprocessing.util import Finalize

from autograder.course import Course, import_from
from autograder.judge.fork_client import ENVIRONMENT, ForkServer

from .grade_one import Grader, Outcome
from .submissions import Submission

_grader: Grader | None = None


def grade_all(
    course: Course, submissions: list[Submission], jobs: int, isolation: str
) -> Iterator[Outcome | tuple[Submission, str]]:
    """Grade in `jobs` processes; yields outcomes as they come, or (submission, why the grader failed)."""
    if jobs <= 1 or len(submissions) <= 1:
        import_from(course)
        with ForkServer(isolation) as server:
            grader = Grader(course, server)
            for submission in submissions:
                yield _attempt(grader, submission)
        return
    # Judges inherit this: one thread each, or two of them fight for the cores.
    os.environ.update({key: value for key, value in ENVIRONMENT.items() if key.endswith("_THREADS")})
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(course, isolation)) as pool:
        futures: dict[Future[Outcome | tuple[Submission, str]], Submission] = {
            pool.submit(_grade, submission): submission for submission in submissions
        }
        for future in as_completed(futures):
            error = future.exception()
            yield future.result() if error is None else (futures[future], f"{type(error).__name__}: {error}")


def _start(course: Course, isolation: str) -> None:
    global _grader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    import_from(course)
    server = ForkServer(isolation)
    # Pool processes leave without atexit; the server must be waited for, or its time is nobody's.
    Finalize(None, server.close, exitpriority=10)
    _grader = Grader(course, server)


def _grade(submission: Submission) -> Outcome | tuple[Submission, str]:
    assert _grader is not None
    return _attempt(_grader, submission)


def _attempt(grader: Grader, submission: Submission) -> Outcome | tuple[Submission, str]:
    """An error of ours costs one submission, named, and never the batch."""
    try:
        return grader.grade(submission)
    except Exception as error:
        return submission, f"{type(error).__name__}: {error}"
