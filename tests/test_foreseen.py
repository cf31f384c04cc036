"""What the right function was asked is asked of a student's in few messages: the same replies, whatever the function does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_course import small_course
from worker_calls import function

from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.loading import Task
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined
from autograder.judge import foreseen
from autograder.judge import student as student_module
from autograder.judge.remote import RemoteObject
from autograder.judge.run_exercise import RemoteFunction
from autograder.judge.student import StudentProcess
from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.instructions import Counted
from linearloss.outcome import Observation, Outcome, Trouble, kind_of
from linearloss.probes import ANOTHER, manners

SIZES = range(1, 41)


def cases() -> list[Case]:
    def made(size: int) -> Callable[[], tuple[Any, ...]]:
        return lambda: (np.arange(float(size)), size / 2)

    return [Case(f"{size} numbers", made(size)) for size in SIZES]


def total(asked: Asked, case: Case) -> Outcome:
    found = asked.result(case)
    return found if isinstance(found, Trouble) else repr(found)


def called_back(asked: Asked, case: Case) -> Outcome:
    """Asked with a function of the judge's, which cannot be foreseen."""
    return repr(asked.call(np.ones(2), lambda x: 2 * x))


def counted(asked: Asked, case: Case) -> Outcome:
    try:
        count: Counted = asked.function.counted(np.ones(50), 1.0)
    except Exception as error:
        return type(error).__name__
    return f"{count.result!r} {count.escaped}"


def right(x: Any, y: Any) -> Any:
    return (y(1.0) if callable(y) else float(np.sum(x)) + y), x + 1


PAIRS = {"": lambda: ((np.ones(43), 1.0), (np.zeros(43), 2.0))}
EXERCISE = Exercise(
    "f",
    {"value": 1},
    [*cases(), Case("", tuple)],
    [
        Facet("value", "value", "It is wrong.", total, tuple(f"{size} numbers" for size in SIZES)),
        Facet("called back", "value", "It is wrong.", called_back, ("",)),
        Facet("count", "value", "It is wrong.", counted, ("",)),
        *manners("value", PAIRS, right),
    ],
)
PROGRAMS = {
    "right": "    return (y(1.0) if callable(y) else float(np.sum(x)) + y), x + 1",
    "a reused array": "    out.resize(len(x), refcheck=False)\n    out[:] = x + 1\n    return 0, out",
    "changes its argument": "    x += 1\n    return float(np.sum(x)), x",
    "random": "    return np.random.random(), x",
    "remembers": "    kept[0] += 1\n    return kept[0], x",
    "an error for some": "    return 1 / (len(x) - 7), x[:3]",
    "leaves": "    raise SystemExit",
    "an object": "    return object()",
    "too much to send": "    return np.zeros(10_000_000) if len(x) == 5 else 1",
    "out of memory": "    return np.zeros(10**12) if len(x) == 5 else 1",
    "dies": "    if len(x) == 9: os._exit(3)\n    return float(np.sum(x)), x",
    "hangs": "    while len(x) == 9: pass\n    return float(np.sum(x)), x",
    "slow": "    time.sleep(0.02)\n    return float(np.sum(x)), x",
    "prints": "    print(x)\n    return float(np.sum(x)), x",
}


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(student_module, "MANY_SECONDS", 0.3)


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> GradedTask:
    course = small_course(tmp_path_factory.mktemp("course"))
    return GradedTask(Exercises(course), Task("01-x", EXERCISE, right))


def observed(student: StudentProcess, task: GradedTask, program: str, ahead: bool) -> tuple[Observation, int]:
    """What a program shows, and in how many messages."""
    found = function(
        student, f"import os, time\nimport numpy as np\nkept, out = [0], np.zeros(3)\ndef f(x, y):\n{PROGRAMS[program]}"
    )
    student.begin_test()
    before = student._requests
    seen = task.exercise.observe(RemoteFunction(foreseen.asked_ahead(found, task) if ahead else found))
    return seen, student._requests - before


# Of the others, the order of the calls tells.
@pytest.mark.parametrize("program", [name for name in PROGRAMS if name not in ("random", "remembers", "slow")])
def test_the_same_is_seen(started: Callable[..., StudentProcess], task: GradedTask, program: str) -> None:
    alone, _ = observed(started(), task, program, ahead=False)
    ahead, _ = observed(started(), task, program, ahead=True)
    assert ahead == alone


@pytest.mark.parametrize("program", ["random", "remembers", "dies"])
def test_it_is_the_same_again(started: Callable[..., StudentProcess], task: GradedTask, program: str) -> None:
    one, other = (observed(started(), task, program, ahead=True) for _ in range(2))
    assert one == other


def test_the_same_question_asked_again_is_asked_again(student: StudentProcess, task: GradedTask) -> None:
    seen, messages = observed(student, task, "random", ahead=True)
    assert messages == 2 and seen["manners: the same again"] == {"": ANOTHER}


def test_what_stays_in_the_process_has_the_kind_that_it_has_in_a_notebook(student: StudentProcess) -> None:
    made = function(student, "def f(): return {(1, 2): 3}")()
    assert isinstance(made, RemoteObject) and kind_of(made) == kind_of({}) == "dict"
    assert kind_of(function(student, "class Lie: pass\ndef f(): return Lie()")()) == "an object of type Lie"


def test_it_takes_few_messages(student: StudentProcess, task: GradedTask) -> None:
    assert observed(student, task, "right", ahead=True)[1] == 2  # all that is foreseen, and one with a function
    assert observed(student, task, "right", ahead=False)[1] > len(SIZES)


def test_a_call_that_lasts_has_its_own_time(student: StudentProcess, task: GradedTask) -> None:
    seen, messages = observed(student, task, "slow", ahead=True)
    assert messages > len(SIZES) and student.failures_in_test == 0
    assert not any(isinstance(outcome, Trouble) for outcome in seen["value"].values())


def test_all_names_are_looked_up_in_one_message(student: StudentProcess) -> None:
    student.run_cell("import numpy as np, os\na, b = 1, np.zeros(2)\ndef f(): os._exit(3)\nx = object()")
    student.begin_test()
    names = foreseen.NotebookNames(student, ["a", "b", "f", "x", "not there"])
    before = student._requests
    assert names.lookup("a") == 1 and names.lookup("f").type_name == "function" and names.lookup("x") is not None
    names.lookup("b").fill(7)  # what one test does to it, another does not meet
    assert names.lookup("b").tolist() == [0, 0]
    with pytest.raises(NotDefined):
        names.lookup("not there")
    assert student._requests - before == 1


def test_a_later_process_is_asked_anew(student: StudentProcess) -> None:
    student.run_cell("import os\na = os.getpid()\nx = object()\ndef f(): os._exit(3)")
    names = foreseen.NotebookNames(student, ["a", "f", "x"])
    student.begin_test()
    first, held = names.lookup("a"), names.lookup("x")
    with pytest.raises(WorkerFailure):
        names.lookup("f")()
    student.begin_test()
    assert names.lookup("a") != first and names.lookup("x") is not held


def test_what_cannot_come_with_the_others_comes_alone(student: StudentProcess) -> None:
    student.run_cell("import numpy as np\na, b, c = np.zeros(5_000_000), np.ones(5_000_000), 1")
    student.begin_test()
    names = foreseen.NotebookNames(student, ["a", "b", "c"])
    assert (names.lookup("a").sum(), names.lookup("b").sum(), names.lookup("c")) == (0, 5_000_000, 1)
