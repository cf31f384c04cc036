"""What a process of the pool needs to grade: a judge, a fork server, and the proof that both can work at all."""

from __future__ import annotations

import ast
import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError, Limits, import_from
from autograder.exercise.check_cells import checked_tasks
from autograder.grading.status import WorkerFailure
from autograder.judge.engine import judge_names
from autograder.judge.fork_client import ENVIRONMENT, ForkServer
from autograder.judge.server_failed import ServerFailed
from autograder.judge.student import StudentProcess
from autograder.notebook.official import roles
from linearloss.sentences import say

from .grade_one import Grader, Outcome
from .parcel import Parcel, unpacked
from .pool_process import CannotStart, Unfit, Work, describe
from .submissions import Submission

# What the judge itself may need for a submission, examining the whole catalogue for the first time.
JUDGE_SECONDS = 600.0


def most_seconds(limits: Limits) -> float:
    """After which a submission is not the student's fault any more."""
    return 2 * limits.submission_seconds + JUDGE_SECONDS


def one_thread_each() -> None:
    """Processes started from now on use one thread for arithmetic, or two of them fight for the cores."""
    os.environ.update({key: value for key, value in ENVIRONMENT.items() if key.endswith("_THREADS")})


@contextmanager
def grading(
    course: Course,
    isolation: str,
    assignments: Iterable[Assignment],
    make_ready: Callable[[Course, Outcome], Any] = lambda course, outcome: outcome,
) -> Iterator[Work]:
    """Gives the function that grades one submission, which lies here or has come in a parcel.

    Args:
        make_ready: what is made of its outcome here, in the process that has graded it.

    Raises:
        CannotStart: nothing could be graded, by this process or another.
        Unfit: the fork server or a worker failed; another attempt may fare better.
    """
    import_from(course)
    with _server(isolation) as server:
        try:
            grader = Grader(course, server)
            officials = {assignment: grader.official.of(assignment) for assignment in assignments}
            for assignment, official in officials.items():
                _try_tests(official)
                for task in checked_tasks(official).values():
                    grader.exercises.task(assignment, task)
            _try_worker(course, server, [*officials.values()])
        except CourseError as error:
            raise CannotStart(str(error)) from error
        gc.collect()
        gc.freeze()  # what is here stays: it need not be gone through again and again
        yield lambda task: make_ready(course, _grade(grader, task))


@contextmanager
def _server(isolation: str) -> Iterator[ForkServer]:
    try:
        server = ForkServer(isolation)
    except ServerFailed as error:
        raise Unfit(_in_one_line(error)) from error
    with server:
        yield server


def _grade(grader: Grader, task: Submission | Parcel) -> Outcome:
    """Graded again if the fork server died meanwhile: its worker's death would look like the student's doing."""
    for last in (False, True):
        server = grader.server.process.pid
        try:
            outcome = grader.grade(task) if isinstance(task, Submission) else _grade_parcel(grader, task)
        except ServerFailed as error:
            raise Unfit(_in_one_line(error)) from error
        if grader.server.process.pid == server or last:
            break
    return outcome


def _grade_parcel(grader: Grader, parcel: Parcel) -> Outcome:
    with unpacked(parcel) as received:
        return grader.grade_received(parcel.submission, received)


def _try_tests(official: NotebookNode) -> None:
    """What every test needs: the set-up cells run in the judge, and the modules of the hidden tests can be imported.

    Raises:
        CourseError: they cannot.
    """
    where = "the set-up cells"
    try:
        names = judge_names(official, None)  # type: ignore[arg-type]
        for cell in official.cells:
            if roles(cell).is_test:
                where = f"the test {roles(cell).grade_id}"
                exec(_imports(cell.source), dict(names))
    except Exception as error:
        raise CourseError(
            say("solutions/ is broken: {where} of the official notebook: {error}", where=where, error=describe(error))
        ) from error


def _try_worker(course: Course, server: ForkServer, officials: list[NotebookNode]) -> None:
    """What every submission needs: a worker starts, and may read the packages that the notebooks import.

    Raises:
        CourseError: it may not.
        Unfit: it died.
    """
    sources = [cell.source for official in officials for cell in official.cells if roles(cell).is_setup]
    imports = "\n".join(dict.fromkeys(ast.unparse(node) for source in sources for node in _import_nodes(source)))
    with StudentProcess(server, course.limits) as student:
        try:
            error = student.run_cell(imports)["error"]
        except WorkerFailure as failure:
            raise Unfit(
                say(
                    "student code cannot be run on this machine within the limits of course.toml: {failure}",
                    failure=failure,
                )
            ) from failure
    if error is not None:
        raise CourseError(
            say(
                "student code cannot be run on this machine: its process cannot import what the notebooks need ({kind}: {text}). "
                "Install packages into the environment that autograder runs in, not into a user's folder or one on PYTHONPATH.",
                kind=error["type"],
                text=error["text"],
            )
        )


def _imports(source: str) -> str:
    return "\n".join(ast.unparse(node) for node in _import_nodes(source))


def _import_nodes(source: str) -> list[ast.stmt]:
    return [node for node in ast.parse(source).body if isinstance(node, (ast.Import, ast.ImportFrom))]


def _in_one_line(error: ServerFailed) -> str:
    """What the fork server said may be a traceback: its last error says it."""
    first, *more = str(error).replace("Traceback (most recent call last):", "").strip().splitlines()
    telling = [line.strip() for line in more if "Error" in line] or more
    return " ".join([first.strip(), *telling[-1:]])
