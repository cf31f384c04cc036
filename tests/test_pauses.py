"""Ctrl-Z in the midst of grading, and `fg` later: the time between is nobody's."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from typing import Any

import pytest
from sample_course import LIMITS, handed_in, official, write_course

from autograder.course import Course
from autograder.exercise.grading import Exercises
from autograder.judge import engine
from autograder.judge.engine import MOST_ATTEMPTS, Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
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
