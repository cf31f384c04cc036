"""What a second version only repeats is priced once, and nothing else is excused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder.course import RepeatedMistakes
from autograder.grading.parts import PartResult
from autograder.judge.repeated_mistakes import price_once
from autograder.judge.run_test import CellResult
from linearloss.words import Named

RULE = RepeatedMistakes((("test_fast", "test_slow"),), ("name-error",))


def named(*codes, certainty="certain"):
    return tuple(Named(code, certainty, "It is half.") for code in codes)


WRONG = PartResult("regulariser", 0.0, 2.0, "failed", ("It is wrong.",), named("half-convention"))


def result(part, points=3.0):
    return CellResult("partial", points, 5.0, (PartResult("loss", 3.0, 3.0, "passed"), part))


def test_the_same_named_mistake_costs_its_points_once():
    results = {"test_slow": result(WRONG), "test_fast": result(WRONG)}

    changed = price_once(results, RULE)

    assert list(changed) == ["test_fast"]
    assert (changed["test_fast"].points, changed["test_fast"].status) == (5.0, "passed")
    assert changed["test_fast"].message == (
        "regulariser: What it is: It is half. It is wrong. No points are lost for this here: it is priced in slow already."
    )
    assert changed["test_fast"].diagnoses == ()


@pytest.mark.parametrize(
    ("slow", "fast"),
    [
        (WRONG, replace(WRONG, names=named("reg-divided-by-N"))),
        (WRONG, replace(WRONG, names=())),
        (WRONG, replace(WRONG, names=named("half-convention", "reg-sign"))),
        (WRONG, replace(WRONG, names=named("half-convention", certainty="likely"))),
        (replace(WRONG, names=named("half-convention", certainty="possible")), WRONG),
        (WRONG, replace(WRONG, explained=False)),
        (replace(WRONG, explained=False), WRONG),
        (replace(WRONG, names=named("name-error")), replace(WRONG, names=named("name-error"))),
        (replace(WRONG, status="passed", points=2.0), WRONG),
        (replace(WRONG, name="gradient"), WRONG),
    ],
    ids=[
        "another mistake",
        "no name",
        "one more mistake",
        "unsure",
        "unsure before",
        "something without a name",
        "something without a name before",
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
