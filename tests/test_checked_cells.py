"""A test cell that checks an exercise: every status, and the points of each part; only the student's work decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from sample_course import LIMITS, handed_in, official, write_course
from systems.slowness import seconds

from autograder.course import CourseError
from autograder.exercise.check_cells import checked_task
from autograder.exercise.grading import Exercises, GradedTask
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.remote import lookup
from autograder.judge.run_exercise import no_exercises, run_exercise
from autograder.judge.run_test import CellResult
from autograder.judge.score_output import score_output
from autograder.judge.student import StudentProcess
from autograder.notebook.official import merge
from autograder.notebook.reading import simplify


@pytest.fixture(scope="module")
def exercises(tmp_path_factory: pytest.TempPathFactory) -> Exercises:
    """Those of the sample course."""
    return Exercises(write_course(tmp_path_factory.mktemp("exercise") / "course"))


@pytest.fixture(scope="module")
def task(exercises: Exercises) -> GradedTask:
    """`line(w, b, x)`: 3 points for the values, 1 for doing without a loop."""
    return exercises.task(exercises.course.assignment("01-line"), "line")


def judged(student: StudentProcess, task: GradedTask, source: str, points: float = 4.0) -> CellResult:
    student.run_cell(f"import numpy as np\n{source}")
    student.begin_test()
    return run_exercise(task, points, lambda: lookup(student, "line"))


def shown(result: CellResult) -> dict[str, tuple[str, float]]:
    return {part.name: (part.status, part.points) for part in result.parts}


DEF = "def line(w, b, x):"
CASES: dict[str, tuple[str, str, float, str]] = {
    "right": (f"{DEF} return w * x + b", "passed", 4.0, ""),
    "a loop": (f"{DEF} return np.array([w * one + b for one in x])", "partial", 3.0, "piece by piece"),
    "a known mistake": (f"{DEF} return w * x", "partial", 1.0, "b is not added"),
    "an unknown one": (f"{DEF} return w * x + 3 * b", "partial", 1.0, "The values are wrong."),
    "one number": (f"{DEF} return 0.0", "failed", 0.0, "should be a NumPy array, but is one number"),
    "text": (f"{DEF} return 'right'", "failed", 0.0, "but is a value of type str"),
    "ragged": (f"{DEF} return [[1.0], [1.0, 2.0]]", "failed", 0.0, "but is a value of type list"),
    "an object": (f"{DEF} return object()", "failed", 0.0, "but is an object of type object"),
    "nan": (f"{DEF} return np.full(len(x), np.nan)", "partial", 1.0, "nan or infinity"),
    "stub": (f"{DEF} raise NotImplementedError()", "missing", 0.0, "not written yet"),
    "nothing returned": (f"{DEF} pass", "failed", 0.0, "return statement missing"),
    "not defined": ("def ligne(w, b, x): return w * x + b", "missing", 0.0, "line is not defined"),
    "not a function": ("line = 3", "missing", 0.0, "should be a function, but it is int"),
    "its cell has an error": (f"1 / 0\n{DEF} return w * x + b", "missing", 0.0, "line is not defined"),
    "its cell is no Python": ("def line(w, b, x)\n    return w * x + b", "missing", 0.0, "line is not defined"),
    "raises": (f"{DEF} return undefined", "crashed", 0.0, "undefined is not defined"),
    "raises on one case": (f"{DEF} return w * x + b if len(x) != 3 else 1 / 0", "partial", 1.0, "divided by zero"),
    "takes other arguments": ("def line(w, b): return w + b", "crashed", 0.0, "TypeError"),
    "leaves": (f"import os\n{DEF} os._exit(0)", "crashed", 0.0, "ended before it answered"),
    "exits": (f"{DEF} raise SystemExit", "crashed", 0.0, "SystemExit"),
    "hangs": (f"{DEF}\n    while True: pass", "timeout", 0.0, f"{seconds(0.2):g} seconds"),
    "eats": (f"{DEF} return len([0] * 10**10)", "out_of_memory", 0.0, "512 MiB"),
    "raises our own exception": (
        f"from linearloss import CheckFailed\n{DEF} raise CheckFailed('passed')", "crashed", 0.0, "CheckFailed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_status_and_points(started: Callable[..., StudentProcess], task: GradedTask, case: str) -> None:
    source, status, points, said = CASES[case]
    result = judged(started(replace(LIMITS, call_seconds=seconds(0.2))), task, source)
    assert (result.status, result.points, result.max_points) == (status, points, 4.0)
    assert said in result.message and bool(result.message) == (status != "passed")
    assert [part.name for part in result.parts] == ["values", "vectorised"]


def test_a_part_is_judged_whatever_became_of_the_others(
    started: Callable[..., StudentProcess], task: GradedTask
) -> None:
    dies = f"import os\n{DEF} return w * x + b if len(x) < 20 else os._exit(0)"
    result = judged(started(), task, dies)
    assert (result.status, result.points) == ("partial", 3.0)
    assert shown(result)["values"] == ("passed", 3.0) and shown(result)["vectorised"][1] == 0.0


def test_a_named_mistake_carries_its_code_and_a_right_answer_none(student: StudentProcess, task: GradedTask) -> None:
    assert judged(student, task, f"{DEF} return w * x").diagnoses == ("offset-lost",)
    assert judged(student, task, f"{DEF} return w * x + b").diagnoses == ()


def test_no_message_shows_an_input_or_a_number_of_hidden_cases(student: StudentProcess, task: GradedTask) -> None:
    message = judged(student, task, f"{DEF} return w * x + 3 * b").message
    assert "7.53" not in message and "one point" not in message.replace("these cases", "")


def test_what_a_student_calls_like_our_own_names_changes_nothing(student: StudentProcess, task: GradedTask) -> None:
    shadows = "def check(*a): pass\nabs = len = max\ndef print(*a): pass"
    assert judged(student, task, f"{shadows}\n{DEF} return np.zeros(3)").points in (0.0, 1.0)


def test_parts_that_do_not_add_up_to_the_cell_are_our_fault(student: StudentProcess, task: GradedTask) -> None:
    result = judged(student, task, f"{DEF} return w * x + b", points=5.0)
    assert (result.status, result.points) == ("grader_error", None)
    assert "line do not add up to the 5 points" in result.message


def test_a_request_that_cannot_be_sent_is_our_fault_and_the_next_test_is_judged(
    fork_server: ForkServer, exercises: Exercises, task: GradedTask
) -> None:
    """The first case of this exercise is no value: never a zero for the student."""
    first, *others = task.exercise.cases
    broken = replace(task.exercise, cases=[replace(first, make=lambda: ({1: 2}, 0.0, np.zeros(3))), *others])
    copy = GradedTask(exercises, replace(task.task, exercise=broken, reference=lambda w, b, x: x))
    theirs = official(exercises.course)
    submission = merge(theirs, simplify(handed_in(theirs), "line.ipynb"))

    results = grade_notebook(theirs, submission, fork_server, LIMITS, tasks=lambda function: copy).results

    assert (results["test_line"].status, results["test_line"].points) == ("grader_error", None)
    assert "cannot be sent" in results["test_line"].message
    assert results["test_answer_slope"].points == 1.0


def test_a_look_that_fails_on_the_right_function_is_our_fault(exercises: Exercises, task: GradedTask) -> None:
    def fails(asked: object, case: object) -> str:
        raise KeyError

    first, *others = task.exercise.facets
    broken = replace(task.exercise, facets=[replace(first, look=fails), *others])
    copy = GradedTask(exercises, replace(task.task, assignment="09-other", exercise=broken))
    with pytest.raises(
        CourseError,
        match=r"09-other/line, facet 'values': its look fails on `reference` itself in the case .* \(KeyError",
    ):
        _ = copy.right


def test_without_exercises_a_check_is_refused() -> None:
    with pytest.raises(CourseError, match="checks line, and no exercise"):
        no_exercises("line")


def test_the_functions_own_process_is_replaced_after_each_death(
    started: Callable[..., StudentProcess], task: GradedTask
) -> None:
    """It dies where it is counted only: what comes before and after is judged in fresh processes."""
    source = f"import os, sys\n{DEF}\n    if sys.gettrace(): os._exit(1)\n    return w * x + b"
    student = started()
    result = judged(student, task, source)
    assert shown(result)["values"] == ("passed", 3.0) and student.generation > 1
    assert result.points == 3.0


HIDES = {
    "in a thread": """
import threading
def line(w, b, x):
    found = []
    def work():
        found.extend(w * one + b for one in x)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return np.array(found)
""",
    "while it is counted": """
import sys
def line(w, b, x):
    return np.zeros(len(x)) if sys.gettrace() else np.array([w * one + b for one in x])
""",
    "from the tracing": """
import sys
def line(w, b, x):
    sys.settrace(None)
    return np.array([w * one + b for one in x])
""",
}


@pytest.mark.parametrize("how", HIDES)
def test_a_loop_that_hides_from_the_count_costs_its_part_all_the_same(
    student: StudentProcess, task: GradedTask, how: str
) -> None:
    assert shown(judged(student, task, HIDES[how])) == {"values": ("passed", 3.0), "vectorised": ("failed", 0.0)}


def test_a_students_text_cannot_act_on_the_page(student: StudentProcess, task: GradedTask) -> None:
    result = judged(student, task, f"{DEF} raise ValueError('<script>alert(1)</script>')")
    html = score_output(result).data["text/html"]
    assert "<script" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("source", "task"),
    [
        ('check("f", f)', "f"),
        ("check('f', f)  # so far", "f"),
        ('check("Model.train", Model)', "Model.train"),
        ('check("f", g)', ""),
        ('check("Model.train", train)', ""),
        ('check("f", f, 1)', ""),
        ('check("f", f=f)', ""),
        ('check(f"f", f)', ""),
        ('check("f", f)\ncheck("g", g)', ""),
        ('x = check("f", f)', ""),
        ('print("f", f)', ""),
        ("", ""),
        ("if", ""),
        ("\0", ""),
    ],
)
def test_which_cells_check_an_exercise(source: str, task: str) -> None:
    assert checked_task(source) == task


def test_the_course_is_not_written_to_but_below_build(exercises: Exercises) -> None:
    assert {path.name for path in exercises.course.root.iterdir()} <= {"solutions", "build", "nbgrader_config.py"}
