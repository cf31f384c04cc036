"""What befalls the grader in the midst of a submission is nobody's fault: it stands still for a while, its folder is gone."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from typing import Any

import pytest
from sample_course import LIMITS, handed_in, official, write_course

from autograder.course import Course
from autograder.exercise.grading import Exercises
from autograder.isolation.mechanisms import PROCESS
from autograder.judge import engine
from autograder.judge.engine import MOST_ATTEMPTS, Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.server_failed import ServerFailed
from autograder.notebook.official import merge
from autograder.notebook.reading import simplify


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return write_course(tmp_path_factory.mktemp("pauses") / "course")


def graded(server: ForkServer, course: Course) -> Graded:
    theirs = official(course)
    notebook = merge(theirs, simplify(handed_in(theirs), "line.ipynb"))
    return grade_notebook(theirs, notebook, server, LIMITS, tasks=Exercises(course).of(course.assignment("01-line")))


def stopped_in(monkeypatch: pytest.MonkeyPatch, attempts: int) -> list[Any]:
    """In each of the first attempts the grader stands still for longer than a function may take; the attempts."""
    began: list[Any] = []
    real = engine._run

    def run(graded: Graded, theirs: Any, server: Any, limits: Any, *others: Any) -> None:
        began.append(graded)
        if len(began) > attempts:
            real(graded, theirs, server, limits, *others)
            return
        real(graded, theirs, server, replace(limits, call_seconds=0.0, cell_seconds=0.0), *others)
        os.kill(os.getpid(), signal.SIGCONT)

    monkeypatch.setattr(engine, "_run", run)
    return began


def test_what_ran_out_of_time_while_the_grader_stood_still_is_graded_anew(
    fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = graded(fork_server, course)
    began = stopped_in(monkeypatch, 1)
    after = graded(fork_server, course)

    assert len(began) == 2
    assert {test: (result.status, result.points) for test, result in after.results.items()} == {
        test: (result.status, result.points) for test, result in before.results.items()
    }
    assert [cell.get("outputs") for cell in after.notebook.cells] == [
        cell.get("outputs") for cell in before.notebook.cells
    ]


def test_that_has_an_end(fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    began = stopped_in(monkeypatch, 100)
    assert graded(fork_server, course).results
    assert len(began) == MOST_ATTEMPTS
    assert signal.getsignal(signal.SIGCONT) == signal.SIG_DFL


def test_a_grader_whose_folder_is_gone_grades_nobody(course: Course) -> None:
    """Its place is taken by a fresh one; before, all submissions that were left were the grader's failures."""
    with ForkServer(PROCESS) as server:
        shutil.rmtree(server.scratch_root)
        with pytest.raises(ServerFailed, match=r"its folder is gone: .*autograder-scratch"):
            graded(server, course)


def test_nor_one_whose_folder_goes_while_a_submission_is_graded(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ForkServer(PROCESS) as server:
        monkeypatch.setattr(engine, "_run", lambda *_: shutil.rmtree(server.scratch_root))
        with pytest.raises(ServerFailed, match="its folder is gone"):
            graded(server, course)
