"""Grades one submission: the student's cells in the worker, official tests in the judge."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from nbformat import NotebookNode

from autograder.build.stubs import TEXT_STUB
from autograder.course import PRICED_EACH_TIME, Limits, RepeatedMistakes
from autograder.exercise.check_cells import checked_task
from autograder.grading.parts import PartResult
from autograder.grading.status import Status, WorkerFailure
from autograder.grading.student_error import NotDefined, undefined_because
from autograder.notebook.official import roles
from autograder.notebook.reading import LANGUAGE
from linearloss.sentences import Sentences, plain, say, speaking
from linearloss.submission import handed_in

from .bounds import memory_bound, time_bound
from .foreseen import NotebookNames
from .fork_client import ForkServer
from .look_beyond import look_beyond
from .pauses import continued
from .records import NOTEBOOK, Record
from .repeated_mistakes import price_once
from .run_cells import CellError, run_cells
from .run_exercise import Tasks, no_exercises, run_exercise
from .run_test import WHOLE, CellResult, JudgeNames, result_of, run_test
from .score_output import score_output
from .server_failed import ServerFailed
from .student import MANY_SECONDS, StudentProcess
from .substitutes import substitutes_for

# The worker is stopped when the time of a test has passed; the judge's own work on it a little later.
GRACE_SECONDS = 2.0 + MANY_SECONDS
# What lies behind an error is looked for by asking again and again, each time for as long as the test has taken: for this
# long at least, and for so many times as long. A slow function, or a busy machine, takes longer in both.
LOOK_SECONDS, LOOKS = 10.0, 4
# A submission in whose midst the grader was stopped is graded anew, so many times at most.
MOST_ATTEMPTS = 3


@dataclass
class Graded:
    """A graded submission: the notebook as nbgrader keeps it, and one result for each test."""

    notebook: NotebookNode
    isolation: str
    results: dict[str, CellResult] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    limits: str = ""
    sentences: Sentences | None = None  # in which it is told; English if None

    def records(self, student: str, assignment: str, notebook: str) -> list[Record]:
        """One record for each test, in the order of the notebook, in the language of the notebook."""
        with speaking(self.sentences):
            return [
                Record(
                    student, assignment, notebook, test, result.points, result.max_points, result.status,
                    list(result.diagnoses), plain(result.message), round(self.seconds.get(test, 0.0), 3), self.isolation,
                    self.limits, tuple(part.told for part in result.parts), str(self.notebook.metadata.get(LANGUAGE, "")),
                )
                for test, result in self.results.items()
            ]  # fmt: skip


def grade_notebook(
    official: NotebookNode,
    notebook: NotebookNode,
    server: ForkServer,
    limits: Limits,
    files: Path | None = None,
    tasks: Tasks = no_exercises,
    repeated: RepeatedMistakes = PRICED_EACH_TIME,
    sentences: Sentences | None = None,
) -> Graded:
    """Run the student's cells, then every official test; fills in the outputs of `notebook`.

    Args:
        official: the nbgrader source, with hidden tests.
        notebook: the submission laid over it, as `merge` gives it.
        files: the folder that holds what else was handed in.
        tasks: the exercises that the test cells check.
        repeated: which tests do not price again what another has priced.
        sentences: English -> the language in which the student is told; English if None.

    Raises:
        ServerFailed: the grader itself cannot go on.
    """
    graded = Graded(notebook, server.isolation, limits=server.limits, sentences=sentences)
    with speaking(sentences), continued() as noted:
        for _ in range(MOST_ATTEMPTS):
            noted.clear()
            try:
                _run(graded, official, server, limits, files, tasks, repeated)
            except FileNotFoundError:
                if server.scratch_root.is_dir():
                    raise
            if not server.scratch_root.is_dir():  # somebody has cleared up the folder for temporary files
                raise ServerFailed(say("its folder is gone: {folder}", folder=server.scratch_root))
            if not noted:
                break
    return graded


def _run(
    graded: Graded,
    official: NotebookNode,
    server: ForkServer,
    limits: Limits,
    files: Path | None,
    tasks: Tasks,
    repeated: RepeatedMistakes,
) -> None:
    notebook = graded.notebook
    sources = {cell.id: cell.source for cell in official.cells}
    with memory_bound(limits.judge_mib), StudentProcess(server, limits, files) as student:
        ended = run_cells(student, notebook)
        names = judge_names(official, student, ended)
        with handed_in(files), undefined_because({name: error.sentence for name, error in ended.items()}):
            for cell in notebook.cells:
                if roles(cell).is_test:
                    _judge(student, cell, sources[roles(cell).grade_id], names, graded, tasks)
            _price_once(graded, repeated)
            _look_beyond(graded, student, sources, tasks, ended)


def _look_beyond(
    graded: Graded, student: StudentProcess, sources: Mapping[str, str], tasks: Tasks, ended: Mapping[str, CellError]
) -> None:
    most = student.limits.test_seconds + GRACE_SECONDS
    solutions = {roles(cell).grade_id: cell for cell in graded.notebook.cells if roles(cell).is_solution}
    for cell in graded.notebook.cells:
        role = roles(cell)
        function = checked_task(sources[role.grade_id]) if role.is_test else ""
        if not function:
            continue
        result = graded.results[role.grade_id]
        substitutes = substitutes_for(student, tasks(function).exercise, tasks, graded.results)
        solution = solutions.get(function.partition(".")[0])
        seconds = min(LOOK_SECONDS + LOOKS * graded.seconds[role.grade_id], most)
        found = look_beyond(student, tasks(function), result, solution, ended, seconds, substitutes)
        if found is not result:
            graded.results[role.grade_id] = found
            cell.outputs = [score_output(found)]


def _price_once(graded: Graded, repeated: RepeatedMistakes) -> None:
    changed = price_once(graded.results, repeated)
    graded.results |= changed
    for cell in graded.notebook.cells:
        if roles(cell).is_test and roles(cell).grade_id in changed:
            cell.outputs = [score_output(changed[roles(cell).grade_id])]


def nothing_to_grade(
    notebook: NotebookNode, reason: str, isolation: str = "nothing was run", status: Status = "missing"
) -> Graded:
    """Every test `missing`, for the reason given: nothing readable was handed in. Or `grader_error`: the fault is ours."""
    graded = Graded(notebook, isolation)
    for cell in notebook.cells:
        role = roles(cell)
        if role.is_test:
            points = float(cell.metadata["nbgrader"]["points"])
            graded.results[role.grade_id] = result_of([PartResult(NOTEBOOK, 0.0, points, status, (reason,))])
            cell.outputs = [score_output(graded.results[role.grade_id])]
        elif role.is_solution:
            cell.source = "" if cell.cell_type == "code" else TEXT_STUB
    return graded


def judge_names(
    official: NotebookNode, student: StudentProcess, ended: Mapping[str, CellError] | None = None
) -> JudgeNames:
    """What the official set-up cells define, run in the judge, and how to find the student's names.

    Args:
        ended: as `run_cells` tells.
    """
    own: dict[str, Any] = {"__name__": "__main__"}
    for cell in official.cells:
        if roles(cell).is_setup:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(_compiled(cell.source, cell.id), own)
    solutions = {roles(cell).grade_id for cell in official.cells if roles(cell).is_solution}
    notebook = NotebookNames(student, solutions)

    def find(name: str) -> Any:
        try:
            return notebook.lookup(name)
        except NotDefined:
            if ended and name in ended:
                raise NotDefined(name, ended[name].sentence, ended[name].slip) from None
            raise

    return JudgeNames(own, solutions, find)


@lru_cache(maxsize=256)
def _compiled(source: str, cell: str) -> CodeType:
    """An official set-up cell, compiled once for all submissions."""
    return compile(source, f"<set-up {cell}>", "exec")


def _judge(
    student: StudentProcess,
    cell: NotebookNode,
    source: str,
    names: JudgeNames,
    graded: Graded,
    tasks: Tasks,
) -> None:
    role = roles(cell)
    points = float(cell.metadata["nbgrader"]["points"])
    start = time.perf_counter()
    student.begin_test()
    # Each test has names of its own: what one test defines, another must not meet.
    try:
        with time_bound(student.limits.test_seconds + GRACE_SECONDS):
            task = checked_task(source)
            if task:
                substitutes = substitutes_for(student, tasks(task).exercise, tasks, graded.results)
                result = run_exercise(tasks(task), points, lambda: names[task.partition(".")[0]], substitutes)
            else:
                result = run_test(source, points, names.copy())
    except WorkerFailure as failure:  # at the very end of its time
        result = result_of([PartResult(WHOLE, 0.0, points, failure.status, (str(failure),))])
    graded.results[role.grade_id] = result
    graded.seconds[role.grade_id] = time.perf_counter() - start
    cell.outputs = [score_output(result)]
