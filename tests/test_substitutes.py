"""A function is judged with the right ones where those of the notebook that it builds upon are not right: a mistake is priced once."""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from course_of_two import CURVE, DEF, NOT_RIGHT, RIGHT_CURVE, TOLD, course_of_two, submission
from sample_course import LIMITS, RIGHT, SECRETS, official
from systems.slowness import seconds
from worker_calls import function

from autograder.channel import frames
from autograder.course import Course
from autograder.exercise.grading import Exercises
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined, StudentError
from autograder.judge import lent_functions
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import lookup
from autograder.judge.student import StudentProcess
from autograder.judge.substitutes import Substitutes, substitutes_for
from autograder.notebook.official import merge
from autograder.notebook.reading import simplify


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_of_two(tmp_path_factory.mktemp("two") / "course")


def graded(server: ForkServer, course: Course, line: str, curve: str = RIGHT_CURVE) -> Graded:
    theirs = official(course)
    notebook = merge(theirs, simplify(submission(course, line, curve), "line.ipynb"))
    tasks = Exercises(course).of(course.assignment("01-line"))
    return grade_notebook(theirs, notebook, server, replace(LIMITS, call_seconds=seconds(0.3)), tasks=tasks)


@pytest.mark.parametrize("line", NOT_RIGHT)
def test_a_right_function_keeps_its_points_beside_a(fork_server: ForkServer, course: Course, line: str) -> None:
    results = graded(fork_server, course, NOT_RIGHT[line]).results

    assert results["test_line"].points != 4.0
    assert (results["test_curve"].status, results["test_curve"].points) == ("passed", 4.0)
    assert results["test_curve"].message == TOLD and results["test_curve"].diagnoses == ()


@pytest.mark.parametrize("line", ["wrong", "missing", "endless"])
def test_a_wrong_one_loses_its_own(fork_server: ForkServer, course: Course, line: str) -> None:
    result = graded(fork_server, course, NOT_RIGHT[line], f"{CURVE}\n    return line(w, b, x) ** 3").results[
        "test_curve"
    ]

    assert (result.status, result.points) == ("partial", 1.0)
    assert TOLD in result.message and "values: The values are wrong." in result.message


@pytest.mark.parametrize("power", [2, 3])
def test_beside_right_ones_nothing_changes(
    fork_server: ForkServer, course: Course, power: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StudentProcess, "substitute", None)
    curve = RIGHT_CURVE.replace("** 2", f"** {power}")
    result = graded(fork_server, course, RIGHT["line"], curve).results["test_curve"]

    assert result.points == (4.0 if power == 2 else 1.0) and "place of yours" not in result.message


@pytest.mark.parametrize("power", [2, 3])
def test_who_does_not_call_it_is_told_nothing_of_it(fork_server: ForkServer, course: Course, power: int) -> None:
    curve = f"{CURVE}\n    return (w * x + b) ** {power}"
    result = graded(fork_server, course, NOT_RIGHT["wrong"], curve).results["test_curve"]

    assert result.points == (4.0 if power == 2 else 1.0) and "place of yours" not in result.message


def test_a_right_function_is_called_as_ones_own_is(fork_server: ForkServer, course: Course) -> None:
    line, curve = "def line(x, slope, b):\n    return 1.0", f"{CURVE}\n    return line(x, b=b, slope=w) ** 2"
    result = graded(fork_server, course, line, curve).results["test_curve"]
    assert (result.status, result.points, result.message) == ("passed", 4.0, TOLD)


def test_a_call_that_fits_neither_is_an_error_of_ones_own(fork_server: ForkServer, course: Course) -> None:
    line, curve = "def line(slope, b, x):\n    return 1.0", f"{CURVE}\n    return line(m=w, b=b, x=x) ** 2"
    result = graded(fork_server, course, line, curve).results["test_curve"]
    assert result.points == 0.0 and "an argument m that it does not have" in result.message


def test_two_that_are_right_together_only_are_right(fork_server: ForkServer, course: Course) -> None:
    curve = f"{CURVE}\n    return (line(w, b, x) + b) ** 2"
    results = graded(fork_server, course, NOT_RIGHT["wrong"], curve).results

    assert results["test_line"].points == 1.0
    assert (results["test_curve"].points, results["test_curve"].message) == (4.0, "")


# Lines that give too little, and curves that need more of them than to be called.
OF_ITS_OWN = {
    "looks for an attribute of it": (f"{NOT_RIGHT['wrong']}\nline.power = 2", "(line.power, line(w, b, x) ** 2)[1]"),
    "calls it with one more argument": ("def line(w, b, x, power=1): return (w * x) ** power", "line(w, b, x, 2)"),
    "takes another thing from it": (f"{DEF} return w * x, 2", "np.power(*line(w, b, x))"),
    "asks what it is": ("class Line:\n    def __call__(self, w, b, x): return w * x\nline = Line()", "line(w, b, x) ** 2 if isinstance(line, Line) else None"),
    "ends where it is another": (NOT_RIGHT["wrong"], "exit() if line.__qualname__ != 'line' else line(w, b, x) ** 2"),
}  # fmt: skip


@pytest.mark.parametrize("way", OF_ITS_OWN)
def test_what_goes_with_ones_own_only_gives_what_that_gives(fork_server: ForkServer, course: Course, way: str) -> None:
    line, curve = OF_ITS_OWN[way]
    results = graded(fork_server, course, line, f"{CURVE}\n    return {curve}").results
    own = graded(fork_server, course, RIGHT["line"], f"{CURVE}\n    return (w * x) ** 2").results["test_curve"]

    assert own.points and results["test_curve"].points == own.points
    assert "place of yours" not in results["test_curve"].message
    lost = [part for part in results["test_curve"].parts if part.points < part.max_points]
    assert all("Asked with your own line." in part.facts[0] for part in lost)
    assert "certain" not in {name.certainty for part in lost for name in part.names}


def test_an_error_that_is_one_with_the_right_one_only_is_not_told(fork_server: ForkServer, course: Course) -> None:
    line = f"{DEF[:-3]}c): return 0 * w * c"
    curve = f"{CURVE}\n    return np.array([7.0 * one for one in line(w, b, c=x)])"
    result = graded(fork_server, course, line, curve).results["test_curve"]

    assert "unexpected keyword" not in result.message and result.status != "crashed"


def test_who_is_too_slow_with_the_right_one_may_have_the_points_with_his_own(
    fork_server: ForkServer, course: Course
) -> None:
    curve = (
        f"{CURVE}\n    line(w, b, x)\n    while line.__qualname__ != 'line': pass\n    return (line(w, b, x) + b) ** 2"
    )
    result = graded(fork_server, course, NOT_RIGHT["wrong"], curve).results["test_curve"]

    assert result.points == 4.0


def test_it_may_be_called_as_often_as_there_is_time(
    fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lent_functions, "MOST_CALLBACKS", 2)
    monkeypatch.setattr(lent_functions, "MOST_CALLBACK_BYTES", 200)
    curve = f"{CURVE}\n    return [line(w, b, x) for _ in range(5)][-1] ** 2"
    result = graded(fork_server, course, NOT_RIGHT["wrong"], curve).results["test_curve"]

    assert (result.points, result.message) == (4.0, TOLD)


def test_what_lies_behind_an_error_is_seen_with_the_right_one_too(fork_server: ForkServer, course: Course) -> None:
    curve = f"{CURVE}\n    value = line(w, b, x)\n    return valu ** 2"
    result = graded(fork_server, course, NOT_RIGHT["wrong"], curve).results["test_curve"]

    assert result.points == 0.0 and "valu is not defined" in result.message
    assert "The values are wrong" not in result.message, "it was read as value, and with the right line all is right"


def test_what_was_asked_with_ones_own_is_looked_behind_with_that(fork_server: ForkServer, course: Course) -> None:
    line, curve = f"{DEF} return w * x + b, 2", f"{CURVE}\n    return [[one] for one in np.power(*line(w, b, x))]"
    result = graded(fork_server, course, line, curve).results["test_curve"]

    assert result.points == 0.0 and "In the form that was asked for, this part passes." in result.message


# --- the names of the notebook -------------------------------------------------------


def right(w: float, b: float, x: np.ndarray) -> np.ndarray:
    return b + np.multiply(w, x)  # exercise_secret


ASKS = (
    "import os\nimport numpy as np\ndef asks(): return float(line(2.0, 1.0, np.ones(1))[0])\ndef dies(): os._exit(1)\n"
)
OWN, OTHERS = f"{DEF} return w * x", 2.0


@pytest.fixture
def asks(student: StudentProcess) -> Iterator[Callable[[], float]]:
    """What the notebook's `line` says, through a function of the notebook; the right one says 3."""
    found = function(student, f"{ASKS}{OWN}", "asks")
    student.begin_test()
    yield found


def test_a_name_stands_for_the_right_one_and_is_the_students_own_again(
    student: StudentProcess, asks: Callable[[], float]
) -> None:
    substitutes = Substitutes(student, {"line": right})
    with substitutes.in_place():
        assert (asks(), substitutes.asked) == (3.0, {"line"})
    assert asks() == OTHERS


def test_it_is_given_back_after_an_error(student: StudentProcess, asks: Callable[[], float]) -> None:
    with pytest.raises(KeyError), Substitutes(student, {"line": right}).in_place():
        raise KeyError
    assert asks() == OTHERS


def test_a_process_that_takes_the_place_of_a_dead_one_has_it_too(
    student: StudentProcess, asks: Callable[[], float]
) -> None:
    with Substitutes(student, {"line": right}).in_place():
        with pytest.raises(WorkerFailure):
            lookup(student, "dies")()
        assert asks() == 3.0 and student.generation == 2
    assert asks() == OTHERS and student.generation == 2


def test_a_process_that_has_ended_unseen_costs_nothing(student: StudentProcess, asks: Callable[[], float]) -> None:
    student.run_cell(f"import threading\nthreading.Timer({seconds(0.2)}, dies).start()")
    select.select([student._connection], [], [], seconds(60.0))  # until it has hung up
    with Substitutes(student, {"line": right}).in_place():
        assert asks() == 3.0 and student.generation == 2
    assert asks() == OTHERS


def test_one_that_dies_last_leaves_nothing_to_the_next(student: StudentProcess, asks: Callable[[], float]) -> None:
    with Substitutes(student, {"line": right}).in_place(), pytest.raises(WorkerFailure):
        lookup(student, "dies")()
    assert asks() == OTHERS and student.generation == 2


def test_a_name_that_there_was_not_is_gone_again(student: StudentProcess) -> None:
    student.run_cell(ASKS)
    student.begin_test()
    with Substitutes(student, {"line": right}).in_place():
        assert lookup(student, "asks")() == 3.0
    with pytest.raises(NotDefined):
        lookup(student, "line")


def test_what_a_cell_has_defined_meanwhile_stays(student: StudentProcess, asks: Callable[[], float]) -> None:
    with Substitutes(student, {"line": right}).in_place():
        student.run_cell(f"{DEF} return np.full(1, 7.0)")
    assert asks() == 7.0


def test_arguments_that_it_cannot_take_are_an_error_of_the_student(
    student: StudentProcess, asks: Callable[[], float]
) -> None:
    student.run_cell("def asks(): return line(1)")
    with pytest.raises(StudentError, match=r"^line\(\) missing 2 "), Substitutes(student, {"line": right}).in_place():
        asks()


def test_one_that_was_kept_answers_no_more(student: StudentProcess, asks: Callable[[], float]) -> None:
    """It would answer the test of a function that stands below."""
    student.run_cell("def keep():\n    global kept\n    kept = line\ndef asks(): return float(kept(2.0, 1.0, 1.0))")
    with Substitutes(student, {"line": right}).in_place():
        lookup(student, "keep")()
        assert asks() == 3.0
    student.begin_test()
    with pytest.raises(WorkerFailure, match="not an answer"):
        asks()


def test_no_solution_comes_to_the_worker(
    fork_server: ForkServer, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    send = frames.send_encoded
    monkeypatch.setattr(frames, "send_encoded", lambda connection, data, *more: sent.append(data) or send(connection, data, *more))  # fmt: skip
    tells = (
        f"{CURVE}\n    told.append((line.__code__.co_filename, line.__code__.co_names))\n    return line(w, b, x) ** 2"
    )
    tells += "\ntold = []\ndef answer_slope(): return told"

    result = graded(fork_server, course, NOT_RIGHT["wrong"], tells).results["test_curve"]

    assert result.message == TOLD and any(b"substitute" in data for data in sent)
    for secret in (*SECRETS, "the secret of curve", "np.multiply"):
        assert not any(secret.encode() in data for data in sent)


def test_the_code_behind_the_name_is_the_workers_own(student: StudentProcess, asks: Callable[[], float]) -> None:
    student.run_cell("def code(): return [line.__code__.co_filename, *map(str, line.__code__.co_consts)]")
    with Substitutes(student, {"line": right}).in_place():
        file, *constants = lookup(student, "code")()
    assert file.endswith("worker/session.py") and "exercise_secret" not in str(constants)


def test_what_stands_behind_what_stands_behind_is_lent_too() -> None:
    """A builds upon B, which was right with the right C."""
    uses: dict[str, tuple[str, ...]] = {"a": ("b",), "b": ("c",), "c": ()}
    tasks: Any = {
        name: SimpleNamespace(
            exercise=SimpleNamespace(uses=used, test=f"test_{name}"), task=SimpleNamespace(reference=name)
        )
        for name, used in uses.items()
    }
    results: Any = {f"test_{name}": SimpleNamespace(points=points, max_points=1.0) for name, points in (("b", 1.0), ("c", 0.5))}  # fmt: skip
    found = substitutes_for(None, tasks["a"].exercise, tasks.__getitem__, results)  # type: ignore[arg-type]
    assert found.functions == {"c": "c"}
