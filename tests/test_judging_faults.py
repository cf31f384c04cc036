"""How the judge tries an exercise: what goes wrong in a look costs its facet, and no word of a student's is taken for an outcome."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from autograder.exercise.grading import GradedTask
from autograder.exercise.loading import Task
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import StudentError
from autograder.judge.bounds import TookTooLong
from autograder.judge.run_exercise import RemoteFunction, run_exercise
from autograder.judge.run_test import CellResult
from autograder.judge.server_failed import ServerFailed
from linearloss.errors import MOST_OF_A_TEXT
from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.function import LocalFunction
from linearloss.known import Known
from linearloss.loops import Loops
from linearloss.outcome import Outcome, Trouble, numbers, raised


class Total:
    """The one number that comes back."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return numbers(asked.result(case), (), "the total")


class Word:
    """A look whose right outcome is a word."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got = numbers(asked.result(case), (), "the total")
        return got if isinstance(got, Trouble) else "fine"


class Raises:
    """A look that meets an error of the judge's own, where the reference does not."""

    def __init__(self, error: BaseException):
        self.error = error

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if getattr(asked.function, "function", None) is not total:
            raise self.error
        return "fine"


class Given(GradedTask):
    """An exercise that no course has."""

    def __init__(self, *facets: Facet):
        points = {facet.part: 1.0 for facet in facets}
        self.exercise = Exercise("total", points, [Case("three rows", lambda: (np.ones((3, 2)),))], facets)
        self.task = Task("01", self.exercise, total)

    @cached_property
    def right(self) -> Any:
        return self.exercise.observe(LocalFunction(total))

    @property
    def known(self) -> tuple[Known, ...]:
        return ()


def total(X: Any) -> Any:
    return float(np.sum(X))


def looped(X: Any) -> Any:
    return float(sum(value for row in X.tolist() for value in row))


def facet(name: str, look: Any) -> Facet:
    return Facet(name, name, f"The {name} is wrong.", look)


def judged(function: Callable[..., Any], *facets: Facet) -> CellResult:
    return run_exercise(Given(*facets), float(len(facets)), lambda: LocalFunction(function))


def of_parts(result: CellResult) -> dict[str, tuple[float, str]]:
    return {part.name: (part.points, part.status) for part in result.parts}


def test_too_much_to_look_at_costs_the_facet_alone() -> None:
    result = judged(total, facet("value", Total()), facet("memory", Raises(MemoryError())))
    assert of_parts(result) == {"value": (1.0, "passed"), "memory": (0.0, "out_of_memory")}
    assert result.status == "partial" and "memory" in result.message


def test_the_judges_own_time_ends_the_test() -> None:
    result = judged(total, facet("value", Total()), facet("time", Raises(TookTooLong())))
    assert result.status == "timeout" and result.points == 0.0 and len(result.parts) == 2


@pytest.mark.parametrize("error", [ServerFailed("the fork server is gone"), OSError("no room")])
def test_a_failure_of_the_grader_is_no_answer_of_the_students(error: Exception) -> None:
    task = Given(facet("value", Total()))

    class Machinery:
        def __call__(self, *args: Any) -> Any:
            raise error

    with pytest.raises(type(error), match=str(error)):
        run_exercise(task, 1.0, Machinery)


def test_a_fault_of_the_exercise_is_named_and_decides_no_points() -> None:
    task = Given(facet("value", Total()))
    task.judged = lambda *_, **__: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    result = run_exercise(task, 1.0, lambda: LocalFunction(total))
    assert result.status == "grader_error" and result.points is None and "ZeroDivisionError" in result.message


def test_a_type_that_is_called_like_an_outcome_is_none() -> None:
    assert judged(total, facet("word", Word())).points == 1.0
    remote = type("RemoteObject", (), {"type_name": "fine"})
    assert run_exercise(Given(facet("word", Word())), 1.0, lambda: lambda X: remote()).points == 0.0


def test_what_dies_when_it_is_looked_at_costs_what_needs_it() -> None:
    class Weights:
        def __call__(self, asked: Asked, case: Case) -> Outcome:
            W = asked.attribute(asked.result(case), "W")
            return W if isinstance(W, Trouble) else "none" if W is None else "there"

    class Dead:
        def __getattr__(self, name: str) -> Any:
            raise WorkerFailure("crashed", "The process was killed.")

    class Without:
        def __getattr__(self, name: str) -> Any:
            raise StudentError("AttributeError", "no W", None)

    def asked(made: Any) -> Outcome:
        from autograder.judge.run_exercise import RemoteFunction

        return Weights()(Asked(RemoteFunction(lambda *_: made), "total"), Case("", tuple))

    died = asked(Dead())
    assert isinstance(died, Trouble) and died.status == "crashed" and "killed" in died.sentence
    assert asked(Without()) == "none" and asked(7) == "none"


def sizes() -> Any:
    numbers = np.random.default_rng(0)
    return numbers.normal(size=(20, 3)), numbers.normal(size=(220, 3)), 200


def test_a_function_that_is_wrong_may_not_show_something_else_while_it_is_counted() -> None:
    style = facet("style", Loops({"rows": lambda: tuple((x,) if isinstance(x, np.ndarray) else x for x in sizes())}))
    assert of_parts(judged(total, facet("value", Total()), style))["style"] == (1.0, "passed")
    assert of_parts(judged(lambda X: 2 * total(X), facet("value", Total()), style))["style"] == (1.0, "passed")

    def hides(X: Any) -> Any:
        import sys

        return 0.0 if sys.gettrace() else 2 * looped(X)

    parts = of_parts(judged(hides, facet("value", Total()), style))
    assert parts == {"value": (0.0, "failed"), "style": (0.0, "failed")}


def test_words_of_an_exception_are_cut_and_clean() -> None:
    class Hostile(Exception):
        def __str__(self) -> str:
            raise KeyError

    text = "\x1b[2J\u202eattack\n0.0\x00" * 10_000
    trouble = raised(type("X\x1b[2J\n" * 99, (Exception,), {})(text), "total")
    assert trouble.sentence.isprintable() and trouble.isprintable() and len(trouble.sentence) < 2 * MOST_OF_A_TEXT
    word = raised(NameError(f"name '{'x' * 10_000}' is not defined"), "total")
    assert len(word.sentence) < 2 * MOST_OF_A_TEXT
    assert raised(Hostile(), "total").sentence == "total stopped with Hostile."
    assert raised(MemoryError(), "total").status == "out_of_memory"


def test_the_end_of_the_judges_own_time_is_no_answer_of_the_students() -> None:
    def asked(*args: Any) -> Any:
        raise TookTooLong

    with pytest.raises(TookTooLong):
        RemoteFunction(asked)(1.0)
