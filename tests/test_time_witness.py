"""The second witness beside the count: what is returned while counted, and the kernel's CPU time on 50,000 examples."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from small_course import small_course

from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.loading import Task
from autograder.grading import random_problem
from autograder.grading.parts import PartResult
from autograder.grading.status import WorkerFailure
from autograder.judge import honest_time, time_witness
from autograder.judge.remote import RemoteObject
from autograder.judge.run_exercise import run_exercise
from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.instructions import Counted
from linearloss.loops import Loops, loop_slips
from linearloss.outcome import Outcome, numbers


def arguments(N: int) -> tuple[Any, ...]:
    problem = random_problem(1, N, 6, 5)
    return problem.W, problem.X, problem.y


def value(asked: Asked, case: Case) -> Outcome:
    return numbers(asked.result(case), (), "the loss")


EXERCISE = Exercise(
    "loss",
    {"value": 1, "vectorised": 1},
    [Case("a few", lambda: arguments(4)), Case("", tuple)],
    [
        Facet("value", "value", "It is wrong.", value, ("a few",)),
        Facet("vectorised", "vectorised", "It loops.", Loops({"examples": lambda: (arguments(20), arguments(120), 100)}),
              ("",), slips=loop_slips("examples")),
    ],
)  # fmt: skip


@dataclass
class Confined:
    """A function in a process of its own, as the judge sees it: counted there, timed by the kernel. 1 is right.

    Attributes:
        cpu_seconds: on 50,000 examples; it grows with their number to the `power`.
        failure: what ends its process `at` so many examples.
    """

    value: float = 1.0
    while_counted: float | None = None
    on_many: float | None = None
    cpu_seconds: float | None = 0.001
    power: int = 1
    failure: BaseException | None = None
    at: int = time_witness.MANY  # examples
    timings: int = 0

    def __call__(self, *_: Any) -> float:
        return self.value

    def counted(self, *_: Any) -> Counted:
        return Counted(self.value if self.while_counted is None else self.while_counted, 100)

    def timed(self, W: Any, X: Any, y: Any) -> tuple[float | None, float]:
        self.timings += 1
        if self.failure is not None and len(y) == self.at:
            raise self.failure
        result = self.value if self.on_many is None else self.on_many
        if self.cpu_seconds is None:
            return None, result
        return self.cpu_seconds * (len(y) / time_witness.MANY) ** self.power, result


@pytest.fixture
def task(tmp_path: Path) -> GradedTask:
    return GradedTask(Exercises(small_course(tmp_path)), Task("01-x", EXERCISE, lambda *_: 1.0))


def style(task: GradedTask, function: Confined) -> PartResult:
    """The part that the witness may fail."""
    return run_exercise(task, 2.0, lambda: function).parts[1]


@pytest.fixture
def one_second_is_honest(monkeypatch: pytest.MonkeyPatch) -> None:
    def seconds(given: tuple[Any, ...], *, anew: bool = False) -> float:
        return float(len(given[2])) / time_witness.MANY

    monkeypatch.setattr(time_witness, "slowest_honest_seconds", seconds)


def test_honest_work_passes_and_is_timed_once(task: GradedTask) -> None:
    function = Confined()
    assert style(task, function).status == "passed" and function.timings == 1


def test_where_the_kernel_tells_no_time_the_count_decides(task: GradedTask) -> None:
    assert style(task, Confined(cpu_seconds=None)).status == "passed"


@pytest.mark.usefixtures("one_second_is_honest")
@pytest.mark.parametrize("right", [1.0, 2.0], ids=["right", "wrong"])
def test_cpu_time_betrays_a_loop_that_the_count_does_not_show(task: GradedTask, right: float) -> None:
    assert style(task, Confined(right, cpu_seconds=4.9)).status == "passed"
    loop = style(task, Confined(right, cpu_seconds=5.1))
    assert (loop.status, loop.points, loop.diagnoses) == ("failed", 0.0, ("python-loop",))


@dataclass
class Stolen(Confined):
    """Its machine's host gives time to others now and then, and the kernel counts it as the function's.

    Attributes:
        moments: the seconds that are added to one call after the other; then none.
    """

    moments: tuple[float, ...] = ()

    def timed(self, W: Any, X: Any, y: Any) -> tuple[float | None, float]:
        taken, result = super().timed(W, X, y)
        return (taken or 0.0) + dict(enumerate(self.moments, 1)).get(self.timings, 0.0), result


@pytest.mark.usefixtures("one_second_is_honest")
@pytest.mark.parametrize(
    "moments",
    [(90.0, 90.0), (6.0, 6.0, 6.0, 6.0, 6.0), (1.0, 90.0, 0.0, 0.0, 90.0, 90.0)],
    ids=["far", "near", "on more"],
)
def test_time_that_others_have_taken_costs_no_points(task: GradedTask, moments: tuple[float, ...]) -> None:
    assert style(task, Stolen(cpu_seconds=0.8, moments=moments)).status == "passed"


@pytest.mark.usefixtures("one_second_is_honest")
def test_less_than_a_tick_tells_no_square(task: GradedTask) -> None:
    """Where nothing is known but that it takes too long on many: 3,125 examples take no time at all by a clock that goes in ticks."""
    slow = Confined(cpu_seconds=5.1, power=9, failure=WorkerFailure("timeout", "It took too long."))
    assert "table" not in style(task, slow).message


def test_before_a_function_is_refused_the_machine_is_asked_again(
    task: GradedTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_witness, "slowest_honest_seconds", lambda given, anew=False: 2.0 if anew else 1.0)

    assert style(task, Confined(cpu_seconds=9.9)).status == "passed"
    function = Confined(cpu_seconds=10.1)
    assert style(task, function).status == "failed" and function.timings >= 3


@pytest.mark.usefixtures("one_second_is_honest")
@pytest.mark.parametrize("failure", [None, WorkerFailure("timeout", "It took too long.")], ids=["slow", "stopped"])
def test_work_that_grows_with_the_square_is_called_so(task: GradedTask, failure: BaseException | None) -> None:
    pairs = style(task, Confined(cpu_seconds=30.0, power=2, failure=failure))
    assert "a table of examples by examples" in pairs.message
    assert pairs.points == 0.0 and pairs.diagnoses == ()


class Mixed(Confined):
    """On few examples most of the time is that of a product; what grows with the square shows on many."""

    def timed(self, W: Any, X: Any, y: Any) -> tuple[float | None, float]:
        share = len(y) / time_witness.MANY
        return share + 4.5 * share**2, self.value


@pytest.mark.usefixtures("one_second_is_honest")
def test_a_square_is_told_from_a_loop_also_where_other_work_hides_it_on_few(task: GradedTask) -> None:
    assert "a table of examples by examples" in style(task, Mixed()).message


def test_a_busy_machine_does_not_hide_a_square_that_other_work_hides_on_few(
    task: GradedTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is honest seems to take twice as long: on 50,000 examples it is within the limit, on 200,000 beyond it."""

    def seconds(given: tuple[Any, ...], *, anew: bool = False) -> float:
        return 2.0 * len(given[2]) / time_witness.MANY

    monkeypatch.setattr(time_witness, "slowest_honest_seconds", seconds)
    assert "a table of examples by examples" in style(task, Mixed()).message


@pytest.mark.usefixtures("one_second_is_honest")
def test_work_for_every_pair_is_found_also_where_it_is_as_fast_as_to_be_within_the_limit(task: GradedTask) -> None:
    assert "a table of examples by examples" in style(task, Confined(cpu_seconds=1.7, power=2)).message
    assert style(task, Confined(cpu_seconds=1.6, power=2)).status == "passed"
    too_long = WorkerFailure("timeout", "It took too long.")
    stopped = Confined(cpu_seconds=1.7, power=2, failure=too_long, at=4 * time_witness.MANY)
    assert "a table of examples by examples" in style(task, stopped).message


def test_too_much_memory_on_many_examples_fails_what_is_right_only(task: GradedTask) -> None:
    """A wrong index that makes such a table has its price in another part."""
    greedy = WorkerFailure("out_of_memory", "It asked for more than 512 MiB of memory.")
    part = style(task, Confined(failure=greedy))
    assert part.status == "out_of_memory" and "On 50000 examples: It asked for more" in part.message
    assert "A table of examples by examples" in part.message
    assert style(task, Confined(2.0, failure=greedy)).status == "passed"


@pytest.mark.parametrize("right", [1.0, 2.0], ids=["right", "wrong"])
def test_a_death_on_many_examples_is_told_as_what_it_is(task: GradedTask, right: float) -> None:
    part = style(task, Confined(right, failure=WorkerFailure("timeout", "It took more than 2 seconds."), power=1))
    assert part.status == "timeout" and "more than 2 seconds" in part.message


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (Confined(while_counted=0.0), "where its steps are counted"),
        (Confined(on_many=0.0), "right on a few examples, and wrong on 50000"),
        (Confined(failure=ZeroDivisionError()), "right on a few examples, and stops with an error on 50000"),
    ],
)
def test_what_is_right_elsewhere_must_be_right_here(task: GradedTask, function: Confined, says: str) -> None:
    part = style(task, function)
    assert (part.status, part.points) == ("failed", 0.0) and says in part.message


def test_what_is_wrong_elsewhere_may_be_wrong_here(task: GradedTask) -> None:
    assert style(task, Confined(2.0)).status == "passed"
    assert style(task, Confined(2.0, failure=ZeroDivisionError())).status == "passed"


def test_a_clock_that_falls_silent_during_a_call_says_endless() -> None:
    def timed(*told: float | None) -> float | None:
        student = SimpleNamespace(cpu_seconds=iter(told).__next__)
        taken: float | None = RemoteObject.timed(_Called(student))[0]  # type: ignore[arg-type]
        return taken

    assert timed(1.0, 3.0) == 2.0 and timed(1.0, None) == math.inf and timed(None, None) is None


@dataclass
class _Called:
    _student: Any

    def __call__(self, *_: Any) -> str:
        return "result"


def test_a_clock_that_has_not_ticked_makes_no_loop_of_honest_code(
    task: GradedTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(honest_time, "_measured", {})
    monkeypatch.setattr(honest_time.time, "thread_time", lambda: 7.0)
    assert style(task, Confined(cpu_seconds=4 * honest_time.TICK)).status == "passed"
