"""Answers given as a number or a choice: right in any style, and wrong ones give nothing away."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from autograder.course import CourseError, load_course
from autograder.grading import KnownList, expect_choice, expect_number, expect_numbers
from autograder.languages.catalogues import told_of
from linearloss import CheckFailed, check_choice_given, check_number_given
from linearloss.answers import as_number, kind_of
from linearloss.sentences import speaking, words

NUMBERS = [1.9, np.float64(1.9), np.float32(1.9), np.array(1.9), np.array([1.9]), np.array([[1.9]]), 1.904, 1.896]


@pytest.mark.parametrize("value", NUMBERS, ids=repr)
def test_a_right_number_in_any_style(value: Any) -> None:
    check_number_given(value, "answer")
    score = expect_number(value, "answer", 1.9, points=2)
    assert score == 2.0 and score.parts[0].status == "passed"


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        (1.91, "failed", "not the right number"),
        (-1.9, "failed", "not the right number"),
        (..., "missing", "no answer yet"),
        (None, "missing", "no answer yet"),
        ("1.9", "failed", "is the text '1.9': write the number alone, without quotes"),
        ([1.9], "failed", "should be one number, but is a value of type list"),
        ((1.9,), "failed", "the comma behind it makes it a tuple"),
        ((1, 9), "failed", "is a comma written for the decimal point?"),
        (True, "failed", "should be one number"),
        (np.array([1.9, 1.9]), "failed", "shape (2,)"),
        (1.9 + 0j, "failed", "should be one number"),
        (np.array([True]), "failed", "should be one number"),
        (float("nan"), "failed", "finite"),
        (np.float64("inf"), "failed", "finite"),
        (10**399, "failed", "finite"),
    ],
    ids=lambda part: repr(part).split(" at 0x")[0][:20],
)
def test_a_wrong_number_says_why_and_gives_nothing_away(value: Any, status: str, said: str) -> None:
    part = expect_number(value, "answer", 1.9, points=2, read="section 3").parts[0]
    assert (part.status, part.points) == (status, 0.0) and said in part.message
    if "not the right" in said:
        assert "1.9" not in part.message and "section 3" in part.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [("b", "b"), ("B", "b"), (" b\n", "b"), ("b", "B"), (True, True), (2, 2), (np.int64(2), 2), (np.bool_(True), True),
     (np.str_("b"), "b")],
    ids=repr,
)  # fmt: skip
def test_a_right_choice_in_any_style(value: Any, expected: Any) -> None:
    choices = ["A", "B"] if isinstance(expected, str) else [1, 2, True]
    check_choice_given(value, "answer", choices)
    assert expect_choice(value, "answer", expected, points=1) == 1.0


@pytest.mark.parametrize(
    ("value", "expected", "status"),
    [("a", "b", "failed"), (1, True, "failed"), (True, 1, "failed"), (2.0, 2, "failed"), ("2", 2, "failed"),
     (..., "b", "missing"), (None, "b", "missing"), (["b"], "b", "failed"), (np.array(["b"]), "b", "failed"),
     (np.array([2, 2]), 2, "failed")],
    ids=repr,
)  # fmt: skip
def test_a_wrong_choice(value: Any, expected: Any, status: str) -> None:
    part = expect_choice(value, "answer", expected, points=1, read="section 2").parts[0]
    assert (part.status, part.points) == (status, 0.0)
    if status == "failed":
        form = isinstance(expected, str) and not isinstance(value, str)
        says = "should be a letter in quotes" if form else "is not the right choice."
        assert part.message.startswith(f"answer {says}") and part.message.endswith("Read again: section 2.")


@pytest.mark.parametrize("value", ["c", 7, 1.5, ["A"], np.array([1, 2]), np.float64(1.5)], ids=repr)
def test_what_is_no_choice_is_said_at_once(value: Any) -> None:
    with pytest.raises(CheckFailed, match="should be one of 'A', 'B', 1"):
        check_choice_given(value, "answer", ["A", "B", 1])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ㅇ", "'ㅇ'"),
        ("B) no", "'B) no'"),
        (0.391, "0.391"),
        (np.float64(0.391), "0.391"),
        (np.str_("e"), "'e'"),
        (["b"], "a value of type list"),
    ],
    ids=repr,
)
def test_what_is_no_choice_is_shown_as_it_was_written(value: Any, shown: str) -> None:
    with pytest.raises(CheckFailed, match=rf", but is {re.escape(shown)}\.$"):
        check_choice_given(value, "answer", ["a", "b"])


@pytest.mark.parametrize("check", [check_number_given, lambda v, n: check_choice_given(v, n, ["a"])])
@pytest.mark.parametrize("value", [None, ...])
def test_an_empty_answer_is_missing(check: Callable[[Any, str], Any], value: Any) -> None:
    with pytest.raises(CheckFailed) as caught:
        check(value, "answer")
    assert caught.value.layer == "missing"


# --- what a number is ----------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [2.5, np.float64(2.5), np.float32(2.5), np.float16(2.5), np.array(2.5), np.array([2.5]), np.array([[2.5]]),
     np.array([2.5], "float32"), np.array([[2.5]]).view(np.matrix), Fraction(5, 2),
     np.longdouble(2.5)],
    ids=repr,
)  # fmt: skip
def test_a_number_in_any_style(value: Any) -> None:
    number = as_number(value, "it")
    assert type(number) is float and number == 2.5


@pytest.mark.parametrize("value", [3, np.int64(3), np.uint8(3), np.array([3])], ids=repr)
def test_whole_numbers_are_numbers(value: Any) -> None:
    assert as_number(value, "it") == 3.0


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "None"), ([2.5], "list"), ((2.5, 1), "tuple"), (True, "bool"), (np.bool_(1), "bool"),
     (2.5 + 0j, "complex"), (np.complex128(2.5), "complex128"), (np.array([2.5 + 0j]), "array of shape (1,)"),
     (np.zeros(2), "array of shape (2,)"), (np.zeros((0,)), "array of shape (0,)"), (np.array([True]), "array"),
     (np.array(["2"]), "array"), (np.array([None]), "array"), ({}, "dict"), (object(), "object"), (len, "builtin")],
    ids=lambda part: repr(part).split(' at 0x')[0][:25],
)  # fmt: skip
def test_what_is_no_number(value: Any, said: str) -> None:
    with pytest.raises(CheckFailed, match="it should be one number") as caught:
        as_number(value, "it")
    assert caught.value.layer == "type" and said in str(caught.value)


@pytest.mark.parametrize(
    "value", [float("nan"), np.inf, -np.inf, np.float32("nan"), np.array([np.inf]), 10**400], ids=lambda v: repr(v)[:10]
)
def test_a_number_must_be_finite(value: Any) -> None:
    with pytest.raises(CheckFailed, match="finite") as caught:
        as_number(value, "it")
    assert (caught.value.layer, caught.value.diagnoses) == ("value", ("not-finite",))


def test_kinds() -> None:
    assert [kind_of(v) for v in (None, 1, np.zeros((2, 1)), [1])] == [
        "None",
        "a value of type int",
        "an array of shape (2, 1)",
        "a value of type list",
    ]


def test_a_failure_shows_a_sentence_and_no_traceback() -> None:
    assert CheckFailed("It is wrong.")._render_traceback_() == ["Not yet. It is wrong."]


def test_a_number_in_quotes_is_told_apart() -> None:
    with pytest.raises(
        CheckFailed, match=r"^it should be a number, but is the text '2\.5': write the number alone, without quotes\.$"
    ):
        as_number("2.5", "it")


@pytest.mark.parametrize("value", ["b", "B", " b ", "b)", "(b)", "b.", "B: ", "**b**", "ｂ", np.str_("b")])
def test_a_choice_is_read_as_students_write_it(value: Any) -> None:
    check_choice_given(value, "answer", ["a", "b"])
    assert float(expect_choice(value, "answer", "b", points=1)) == 1.0
    assert float(expect_choice(value, "answer", "a", points=1)) == 0.0


def test_a_list_is_scored_number_by_number_and_a_known_one_is_named() -> None:
    known = [KnownList("in-base-10", "These are to base 10.", (1.0, 2.0))]
    score = expect_numbers([2.3, 4.7], "answer", [2.3, 4.6], points=2, tolerance=0.01, known=known)
    assert [part.points for part in score.parts] == [1.0, 0.0]
    named = expect_numbers((1.0, 2.0), "answer", [2.3, 4.6], points=2, tolerance=0.01, known=known)
    assert [part.diagnoses for part in named.parts] == [("in-base-10",)] * 2
    for value in ([2.3], 2.3, ..., None, ["2.3", 4.6], {"a": 1}):
        assert float(expect_numbers(value, "answer", [2.3, 4.6], points=2, tolerance=0.01)) <= 1.0


def test_of_a_list_with_more_numbers_than_can_be_told_apart_the_author_hears() -> None:
    with pytest.raises(CourseError, match="answer_many: a list of 11 numbers; 10 at most"):
        expect_numbers([0.0] * 11, "answer_many", [0.0] * 11, points=1.0, tolerance=0.1)


def test_the_parts_of_a_list_are_called_by_their_place_also_in_korean() -> None:
    names = [part.name for part in expect_numbers([1.0, 3.0], "answer_p", [1.0, 2.0], points=2, tolerance=0.1).parts]
    assert names == ["number 1", "number 2"] and {*map(type, names)} == {str}
    with speaking(told_of(load_course(), "ko", "03-softmax")):
        assert words("number 2") == "두 번째 수"
