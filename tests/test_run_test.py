"""A test cell gives one of eight statuses; only the student's work decides which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sample_course import LIMITS
from systems.slowness import seconds

from autograder.judge.remote import lookup
from autograder.judge.run_test import CellResult, JudgeNames, run_test
from autograder.judge.score_output import score_output
from autograder.judge.student import StudentProcess

VISIBLE = "from linearloss import check_number_given\ncheck_number_given(f(1.0), 'f(1)')\n"
HIDDEN = """\
### BEGIN HIDDEN TESTS
from linearloss import CheckFailed, as_number
from autograder.grading import Parts
parts = Parts()

def compare(x):
    if as_number(f(x), "f(x)") != x + 1:
        raise CheckFailed("f(x) is not right.")

@parts.part("five", points=1)
def _():
    compare(5.0)

@parts.part("seven", points=2)
def _():
    compare(7.0)

parts.score()
### END HIDDEN TESTS
"""


def judged(student: StudentProcess, source: str, test: str = VISIBLE + HIDDEN, points: float = 3.0) -> CellResult:
    try:
        student.run_cell(source)
    finally:
        student.begin_test()
    return run_test(test, points, JudgeNames({"__name__": "__main__"}, ["f"], lambda name: lookup(student, name)))


CASES = {
    "right": ("def f(x): return x + 1", "passed", 3.0, ""),
    "partly": ("def f(x): return x + 1 if x < 6 else 0.0", "partial", 1.0, ""),
    "visible fails but hidden right": (
        "def f(x): return x + 1 if x > 4 else 'two'",
        "passed",
        3.0,
        "write the number alone, without quotes",
    ),
    "visible right but hidden wrong": ("def f(x): return x + 1 if x < 4 else 0.0", "failed", 0.0, "not right"),
    "wrong": ("def f(x): return x - 1", "failed", 0.0, "not right"),
    "stub": ("def f(x): raise NotImplementedError('Write f.')", "missing", 0.0, "Write f."),
    "none": ("def f(x): pass", "failed", 0.0, "but is None"),
    "not defined": ("def g(x): return x + 1", "missing", 0.0, "f is not defined"),
    "cell with an error": ("1 / 0\ndef f(x): return x + 1", "missing", 0.0, "f is not defined"),
    "syntax error": ("def f(x)\n    return x + 1", "missing", 0.0, "f is not defined"),
    "raises": ("def f(x): return undefined", "crashed", 0.0, "NameError"),
    "leaves": ("import os\ndef f(x): os._exit(0)", "crashed", 0.0, "ended"),
    "leaves in part": ("import os\ndef f(x):\n    return x + 1 if x < 6 else os._exit(0)", "partial", 1.0, ""),
    "hangs": ("def f(x):\n    while True: pass", "timeout", 0.0, f"{seconds(0.2):g} seconds"),
    "hangs in part": ("def f(x):\n    while x > 6: pass\n    return x + 1", "partial", 1.0, ""),
    "eats": ("def f(x): return len([0] * 10**10)", "out_of_memory", 0.0, "512 MiB"),
    "huge integer": ("def f(x): return 10**399", "failed", 0.0, "finite"),
    "ragged": ("def f(x): return [[1.0], [1.0, 2.0]]", "failed", 0.0, "one number"),
    "an object": ("def f(x): return object()", "failed", 0.0, "but is a value of type object"),
    "exits": ("def f(x): raise SystemExit", "crashed", 0.0, "SystemExit"),
    "claims to be our error": (
        "from linearloss import CheckFailed\ndef f(x): raise CheckFailed('x')",
        "crashed",
        0.0,
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_status_and_points(started: Callable[..., StudentProcess], case: str) -> None:
    source, status, points, said = CASES[case]
    student = started(replace(LIMITS, call_seconds=seconds(0.2)))
    result = judged(student, source)
    assert (result.status, result.points, result.max_points) == (status, points, 3.0)
    assert said in result.message
    assert bool(result.message) == (status != "passed" or case.startswith("visible"))


@pytest.mark.parametrize(
    ("test", "why"),
    [
        (VISIBLE + "### BEGIN HIDDEN TESTS\n1 / 0\n### END HIDDEN TESTS", "ZeroDivisionError"),
        (VISIBLE + "### BEGIN HIDDEN TESTS\nassert False\n### END HIDDEN TESTS", "AssertionError"),
        (VISIBLE + "### BEGIN HIDDEN TESTS\nimport no_such_module\n### END HIDDEN TESTS", "no_such_module"),
        (VISIBLE + "### BEGIN HIDDEN TESTS\n3.0\n### END HIDDEN TESTS", "do not add up to the 3 points"),
        (VISIBLE + "### BEGIN HIDDEN TESTS\nx = 3\n### END HIDDEN TESTS", "do not add up"),
        (VISIBLE + "### BEGIN HIDDEN TESTS\nif\n### END HIDDEN TESTS", "SyntaxError"),
        (VISIBLE + HIDDEN.replace("points=2", "points=2.5"), "do not add up"),
        (VISIBLE + HIDDEN.replace("compare(7.0)", "compares(7.0)"), "NameError"),
        ("misspelt(f)", "misspelt"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("source", ["def f(x): return x + 1", "def f(x): return 0.0"])
def test_a_fault_of_ours_is_no_grade(student: StudentProcess, test: str, why: str, source: str) -> None:
    result = judged(student, source, test)
    assert result.status == "grader_error" and result.points is None
    assert why in result.message


def test_a_cell_without_hidden_part_gives_its_points_for_the_visible_one(student: StudentProcess) -> None:
    right, wrong = judged(student, "def f(x): return x + 1", VISIBLE), judged(student, "def f(x): return 'a'", VISIBLE)
    assert (right.status, right.points) == ("passed", 3.0)
    assert (wrong.status, wrong.points) == ("failed", 0.0)
    assert "write the number alone, without quotes" in wrong.message


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("def f(x): raise NotImplementedError('Write f.')", "missing"),
        ("def g(x): return 1", "missing"),
        ("import os\ndef f(x): os._exit(0)", "crashed"),
        ("def f(x): return 1 / 0", "crashed"),
    ],
)
def test_the_same_statuses_without_hidden_part(student: StudentProcess, source: str, status: str) -> None:
    result = judged(student, source, VISIBLE)
    assert (result.status, result.points) == (status, 0.0) and result.message


def test_what_a_visible_part_defines_the_hidden_part_may_use(student: StudentProcess) -> None:
    test = (
        "expected = f(1.0)\n### BEGIN HIDDEN TESTS\nfrom autograder.grading import expect_number\n"
        "def value(): return expected, f(2.0)\nexpect_number(sum(value()), 'sum', 5.0, points=3)\n### END HIDDEN TESTS"
    )
    assert judged(student, "def f(x): return x + 1", test).points == 3.0


def test_names_of_one_test_are_not_met_by_another() -> None:
    names = JudgeNames({"a": 1}, ["f"], lambda name: f"student's {name}")
    copy = names.copy()
    exec("b = 2\na = 3", copy)
    assert dict(names) == {"a": 1} and copy["f"] == "student's f"
    with pytest.raises(KeyError):
        names["g"]


def test_a_students_name_does_not_shadow_what_a_test_uses(student: StudentProcess) -> None:
    student.run_cell("def compare(*a): pass\ndef as_number(*a): return 6.0\ndef print(*a): pass\nabs = len = max")
    assert judged(student, "def f(x): return 0.0").points == 0.0


def test_what_all_parts_say_is_said_once(student: StudentProcess) -> None:
    lines = judged(student, "def f(x): return 'one'").message.splitlines()
    assert lines == ["f(x) should be a number, but is the text 'one': write the number alone, without quotes."]


# --- the output that nbgrader reads --------------------------------------------------


@pytest.mark.parametrize(("points", "text"), [(None, "0.0"), (0.0, "0.0"), (2.5, "2.5"), (7.0, "3.0"), (-1.0, "0.0")])
def test_the_output_is_the_points_alone(points: float | None, text: str) -> None:
    status: Any = "grader_error" if points is None else "partial"
    output = score_output(CellResult(status, points, 3.0))
    assert output.data["text/plain"] == text and output.output_type == "execute_result"
    assert output.metadata["autograder"] == status


def test_a_students_text_cannot_act_on_the_page(student: StudentProcess) -> None:
    result = judged(student, "def f(x): raise ValueError('<script>alert(1)</script>')")
    html = score_output(result).data["text/html"]
    assert "<script" not in html and "&lt;script&gt;" in html
