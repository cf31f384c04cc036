"""Answers told ahead: a student's function gets what it would get by asking, and the judge hears what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sample_course import LIMITS
from small_course import small_course
from worker_calls import function

from autograder.channel.codec import decode, encode
from autograder.channel.told_ahead import Question, ToldAhead, encoded_arguments, packed
from autograder.exercise.grading import Exercises, GradedTask
from autograder.exercise.loading import Task
from autograder.grading.status import WorkerFailure
from autograder.isolation.levels import PROCESS
from autograder.judge import foreseen
from autograder.judge.answers_ahead import Overheard
from autograder.judge.fork_client import ForkServer
from autograder.judge.lent_functions import Ahead
from autograder.judge.run_exercise import RemoteFunction
from autograder.judge.student import StudentProcess
from autograder.worker.session import MOST_ASKED
from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.function import Alike
from linearloss.outcome import Outcome, Trouble

STARTS = {"one number": [1.0], "three": [1.0, -2.0, 0.5]}


class Noting:
    """The sum of squares, or the number of the question, with the points at which it was asked."""

    def __init__(self, in_order: bool):
        self.alike = Alike((Noting, in_order), in_order)
        self.points: list[str] = []

    def __call__(self, W: Any, more: float = 0.0) -> Any:
        self.points.append(f"{np.array(W).tolist()} {more}")
        return len(self.points) if self.alike.in_order else float(np.sum(np.square(W))) + more


def asking(in_order: bool) -> Callable[[Asked, Case], Outcome]:
    def look(asked: Asked, case: Case) -> Outcome:
        noting = Noting(in_order)
        found = asked.call(noting, *case.make())
        return found if isinstance(found, Trouble) else f"{found!r} of {noting.points}"

    return look


def right(f: Any, W: Any) -> Any:
    return [f(W + step) for step in (0.5, -0.5)] + [f(W, more=1.0)]


EXERCISE = Exercise(
    "f",
    {"value": 1},
    [Case(name, lambda start=start: (np.array(start),)) for name, start in STARTS.items()],  # type: ignore[misc]
    [Facet(f"{order}", "value", "It is wrong.", asking(order)) for order in (False, True)],
)
ALL_AHEAD = len(STARTS) * 2
# What a program does, and how many questions of it were not told ahead: what stands in another order gets its own answer.
PROGRAMS = {
    "as foreseen": "    return [f(W + step) for step in (0.5, -0.5)] + [f(W, more=1.0)]",
    "the other way round": "    return [f(W, more=1.0)] + [f(W + step) for step in (-0.5, 0.5)]",
    "another question first": "    return [f(9 * W), f(W + 0.5), f(W - 0.5)]",
    "twice the same": "    return [f(W + 0.5), f(W + 0.5), f(W - 0.5)]",
    "changes what it asked about": "    a = f(W + 0.5)\n    W -= 0.5\n    return [a, f(W), f(W)]",
    "an error afterwards": "    f(W + 0.5)\n    return 1 / 0",
    "what cannot travel": "    return f(object())",
    "a whole list": "    return f([1.0, 2.0])",
    "keeps it": "    kept.append(f)\n    return [g(W + 0.5) for g in kept[-2:]]",
    "often": "    return sum(f(W + 0.5) for _ in range(1200))",
}


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> GradedTask:
    course = small_course(tmp_path_factory.mktemp("course"))
    return GradedTask(Exercises(course), Task("01-x", EXERCISE, right))


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_is_seen_as_where_each_question_is_asked(
    started: Callable[..., StudentProcess], task: GradedTask, program: str
) -> None:
    def observed(ahead: bool) -> Any:
        student = started()
        found = function(student, f"import os\nimport numpy as np\nkept = []\ndef f(f, W):\n{PROGRAMS[program]}")
        student.begin_test()
        return task.exercise.observe(RemoteFunction(foreseen.asked_ahead(found, task) if ahead else found))

    assert observed(ahead=True) == observed(ahead=False)


def test_what_another_process_asks_is_heard_too(task: GradedTask) -> None:
    source = "import os\ndef f(f, W):\n    if not os.fork():\n        f(W + 0.5)\n        os._exit(0)\n    os.wait()\n    return 1"
    with ForkServer(PROCESS) as server, StudentProcess(server, LIMITS) as student:  # where one may be started
        found = function(student, source)
        student.begin_test()
        seen = task.exercise.observe(RemoteFunction(foreseen.asked_ahead(found, task)))
    assert seen["False"]["one number"] == "1 of ['[1.5] 0.0']"


def test_of_many_questions_the_judge_hears_now_and_then(
    student: StudentProcess, task: GradedTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    were_asked = student._lent.were_asked
    monkeypatch.setattr(student._lent, "were_asked", lambda claims: heard.append(len(claims)) or were_asked(claims))
    found = function(student, f"def f(f, W):\n{PROGRAMS['often']}")
    student.begin_test()
    task.exercise.observe(RemoteFunction(foreseen.asked_ahead(found, task)))
    assert max(heard) == MOST_ASKED


def messages_to_the_judge(student: StudentProcess, task: GradedTask, program: str, monkeypatch: Any) -> int:
    asked = []
    answer = student._lent.answer
    monkeypatch.setattr(student._lent, "answer", lambda *call: asked.append(call) or answer(*call))
    found = function(student, f"import os\nimport numpy as np\nkept = []\ndef f(f, W):\n{PROGRAMS[program]}")
    student.begin_test()
    task.exercise.observe(RemoteFunction(foreseen.asked_ahead(found, task)))
    return len(asked)


@pytest.mark.parametrize(
    ("program", "questions"),
    # In order, another way round has nothing foreseen; the same question again is another one.
    [("as foreseen", 0), ("the other way round", 3 * len(STARTS)), ("twice the same", 2 * len(STARTS))],
)
def test_what_is_foreseen_costs_no_message(
    student: StudentProcess, task: GradedTask, program: str, questions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert messages_to_the_judge(student, task, program, monkeypatch) == questions


FORGED = {
    "a claim of nothing": "(0, b'x' * 16)",
    "of a function that was not lent": "(7, b'x' * 16)",
    "of no function": "('f', b'x' * 16)",
    "no claim": "5",
    "a list as a claim": "(0, [1])",
    "three things": "(0, b'', 1)",
    "a place in place of a claim": "(0, ahead.place)",
}


@pytest.mark.parametrize("claim", FORGED.values(), ids=FORGED)
def test_a_claim_that_nobody_can_make_ends_the_process(student: StudentProcess, claim: str) -> None:
    told, noting = ahead_of(right, np.ones(2)), Noting(in_order=False)
    place = next(iter(_answers(told.sealed)))
    f = function(
        student,
        "import gc\nclass ahead: place = "
        + repr(place)
        + "\ndef f(g):\n    from autograder.worker.session import Session\n"
        f"    next(one for one in gc.get_objects() if type(one) is Session).asked.append({claim})\n    return 1",
    )
    student.begin_test()
    reference = student.callback(noting, told)
    with pytest.raises(WorkerFailure, match="not an answer"):
        student.ask({"op": "call", "target": f._reference(), "args": [reference], "kwargs": {}})
        student.ask({"op": "call", "target": f._reference(), "args": [], "kwargs": {}})
    assert noting.points == []


def ahead_of(function: Callable[..., Any], *args: Any) -> Ahead:
    heard = Overheard()
    function(heard.listening(Noting(in_order=False)), *args)
    (told,) = heard.answers().values()
    return told


def _answers(sealed: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = ToldAhead(sealed, lambda claim: None)._answers
    return found


def test_an_answer_is_read_by_its_question_alone() -> None:
    told = ahead_of(lambda f, W: f(W), np.array([3.0, 4.0]))
    (place, sealed), (claim,) = *_answers(told.sealed).items(), told.questions
    assert encode(25.0) not in told.sealed and claim not in told.sealed
    own, other = (Question(encoded_arguments([np.array(W)], {})) for W in ([3.0, 4.0], [4.0, 3.0]))
    assert own.place == place and own.claim == claim and decode(own.sealed(sealed)) == 25.0
    assert other.place != place and other.claim != claim and other.sealed(sealed) != encode(25.0)


def test_what_depends_on_the_questions_before_is_told_in_their_order() -> None:
    asked: list[bytes] = []
    first, second = (
        Question(before + encoded_arguments([1.0], {}))
        for before in (b"", Question(encoded_arguments([1.0], {})).claim)
    )
    told = ToldAhead(
        packed(True, {one.place: one.sealed(encode(n)) for n, one in enumerate((first, second))}), asked.append
    )
    assert [told.answer([1.0], {}), told.answer([1.0], {}), told.answer([1.0], {})] == [(0,), (1,), ()]
    assert asked == [first.claim, second.claim]
