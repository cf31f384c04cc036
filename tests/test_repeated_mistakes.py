"""What a second version only repeats is priced once, and nothing else is excused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder.course import RepeatedMistakes
from autograder.diagnosis import Diagnosis
from autograder.diagnosis.matching import Finding
from autograder.grading.parts import PartResult
from autograder.judge.explanation import explained
from autograder.judge.repeated_mistakes import price_once
from autograder.judge.run_test import CellResult

RULE = RepeatedMistakes((("test_fast", "test_slow"),), ("name-error",))
WRONG = PartResult("regulariser", 0.0, 2.0, "failed", "It is wrong.", ("half-convention",), True)


def result(part, points=3.0):
    return CellResult("partial", points, 5.0, (PartResult("loss", 3.0, 3.0, "passed"), part))


def test_the_same_named_mistake_costs_its_points_once():
    results = {"test_slow": result(WRONG), "test_fast": result(WRONG)}

    changed = price_once(results, RULE)

    assert list(changed) == ["test_fast"]
    assert (changed["test_fast"].points, changed["test_fast"].status) == (5.0, "passed")
    assert "priced in slow already" in changed["test_fast"].message
    assert "It is wrong." in changed["test_fast"].message


@pytest.mark.parametrize(
    ("slow", "fast"),
    [
        (WRONG, replace(WRONG, diagnoses=("reg-divided-by-N",))),
        (WRONG, replace(WRONG, diagnoses=())),
        (WRONG, replace(WRONG, diagnoses=("half-convention", "reg-sign"))),
        (WRONG, replace(WRONG, named_surely=False)),
        (replace(WRONG, named_surely=False), WRONG),
        (replace(WRONG, diagnoses=("name-error",)), replace(WRONG, diagnoses=("name-error",))),
        (replace(WRONG, status="passed", points=2.0), WRONG),
        (replace(WRONG, name="gradient"), WRONG),
    ],
    ids=[
        "another mistake",
        "no name",
        "one more mistake",
        "unsure",
        "unsure before",
        "never",
        "right before",
        "other part",
    ],
)
def test_anything_else_is_priced_again(slow, fast):
    assert price_once({"test_slow": result(slow), "test_fast": result(fast)}, RULE) == {}


def test_an_answer_with_nothing_right_is_not_excused():
    nothing = CellResult("failed", 0.0, 2.0, (WRONG,))

    assert price_once({"test_slow": nothing, "test_fast": nothing}, RULE) == {}


def test_without_a_rule_everything_is_priced_each_time():
    assert price_once({"test_slow": result(WRONG), "test_fast": result(WRONG)}, RepeatedMistakes()) == {}


def test_a_test_that_could_not_be_graded_stays_so():
    failed = replace(result(WRONG), points=None, status="grader_error")

    assert price_once({"test_slow": result(WRONG), "test_fast": failed}, RULE) == {}


@pytest.mark.parametrize(("certainty", "sure"), [("certain", True), ("likely", False), ("possible", False)])
def test_only_a_certain_name_is_sure(certainty, sure):
    part = replace(WRONG, diagnoses=(), named_surely=False)
    finding = Finding("half-convention", ("regulariser: loss",), certainty)

    (named,) = explained([part], Diagnosis(((finding, "It is half."),)))

    assert named.diagnoses == ("half-convention",) and named.named_surely is sure
