"""Every question that a notebook asks: plausible answers in all the ways in which students write them, accepted or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from real_course import COURSE, EXERCISES

from autograder.course import Assignment
from autograder.exercise.answers import expected_answers, sealed_answers
from autograder.grading.answer import Expected
from autograder.judge.run_test import CellResult, JudgeNames, run_test
from autograder.notebook.official import roles
from linearloss.answers import as_number, near_miss, plain_choice
from linearloss.sealed import opens_to_choice, opens_to_number

RIGHT = "right"

# How a number may be written -> what becomes of it, as a function of the right one, and what is said if it is refused.
NUMBERS = {
    "as it is": (float, RIGHT),
    "NumPy's": (np.float64, RIGHT),
    "an array of one": (lambda right: np.array([right]), RIGHT),
    "a fraction": (lambda right: Fraction(right).limit_denominator(10**9), RIGHT),
    "text": (str, "write the number alone, without quotes"),
    "a percentage as text": (lambda right: f"{100 * right:g}%", "write the number alone, without quotes"),
    "a list": (lambda right: [right], "should be one number, but is a value of type list"),
    "the other sign": (lambda right: -right, "its sign is not"),
    "in per cent": (lambda right: 100 * right, "a hundred times too large"),
    "a hundredth": (lambda right: right / 100, "a hundred times too small"),
    "upside down": (lambda right: 1 / right, "upside down"),
    "to one decimal": (lambda right: round(right, 1), "it is near; give more decimals"),
    "far off": (lambda right: 3 * right + 7, "is not the right number"),
    "not finite": (lambda right: float("nan"), "must be a finite number"),
    "nothing": (lambda right: ..., "has no answer yet"),
}
CHOICES = {
    "the letter": (str, RIGHT),
    "upper case": (str.upper, RIGHT),
    "in brackets": (lambda right: f"({right})", RIGHT),
    "with a bracket": (lambda right: f"{right})", RIGHT),
    "with a stop and blanks": (lambda right: f" {right}. ", RIGHT),
    "quotes in quotes": (lambda right: f"'{right}'", RIGHT),
    "NumPy's text": (np.str_, RIGHT),
    "another letter": (lambda right: "b" if right == "a" else "a", "is not the right choice"),
    "its number": (lambda right: "abcd".index(right) + 1, 'should be a letter in quotes, such as "a"'),
    "a list": (lambda right: [right], "should be a letter in quotes"),
    "nothing": (lambda right: ..., "has no answer yet"),
}


def questions() -> Iterator[tuple[Assignment, str, Expected]]:
    for assignment in COURSE.assignments:
        for test, one in expected_answers(EXERCISES.official.of(assignment)).items():
            yield assignment, test, one


QUESTIONS = {f"{assignment.name}/{one.name}": (assignment, test, one) for assignment, test, one in questions()}


@cache
def sealed(assignment: str) -> dict[str, Any]:
    return sealed_answers(EXERCISES.official.of(COURSE.assignment(assignment)))


def graded(assignment: Assignment, test: str, name: str, given: Any) -> CellResult:
    cell = next(cell for cell in EXERCISES.official.of(assignment).cells if roles(cell).grade_id == test)
    own: dict[str, Any] = {}
    exec("from linearloss import *", own)
    names = JudgeNames(own, [name], lambda asked: given)
    return run_test(cell.source, cell.metadata["nbgrader"]["points"], names)


def ways(one: Expected) -> Iterator[tuple[str, Any, str]]:
    """How the answer is written, the answer, and what must be said; for a list, its first number is written so."""
    if one.kind == "choice":
        for way, (write, says) in CHOICES.items():
            yield way, write(one.right[0]), says
        return
    number = next(value for value in one.right if value) if one.kind == "list" else one.right[0]
    for way, (write, says) in NUMBERS.items():
        if way == "to one decimal" and write(number) == 0:
            continue
        if number == 0 and way in ("the other sign", "in per cent", "a hundredth", "upside down"):
            continue
        written = write(number)
        if says != RIGHT and isinstance(written, (int, float)) and abs(written - number) <= one.tolerance:
            continue  # -0.0, or 1 / 1: as good as the right one
        if one.kind == "list" and written is not ...:
            position = one.right.index(number)
            written = [written if place == position else value for place, value in enumerate(one.right)]
        yield way, written, says


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_plausible_answer_is_accepted_or_refused_for_a_reason_that_is_said(question: str) -> None:
    assignment, test, one = QUESTIONS[question]
    tried = list(ways(one))
    assert len(tried) >= 6
    for way, given, says in tried:
        result = graded(assignment, test, one.name, given)
        if says == RIGHT:
            assert result.points == result.max_points, (way, given, result.message)
        else:
            assert result.points is not None and result.points < result.max_points, (way, given)
            alike = {"upside down", "a hundred times", "its sign"}  # 0.1 is a hundredth of 10, and 10 upside down
            said = says in result.message or (any(word in says for word in alike) and ":" in result.message)
            assert said or ("in quotes" in says and "in quotes" in result.message), (way, given, result.message)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_digests_say_what_grading_says(question: str) -> None:
    assignment, _, one = QUESTIONS[question]
    digests = sealed(assignment.name)[one.name]
    if one.kind == "choice":
        found = [letter for letter in "abcd" if opens_to_choice(digests, one.name, plain_choice(letter))]
        assert found == list(one.right)
        return
    for position, right in enumerate(one.right):
        opens = opens_to_number(digests, one.name, position)
        for offset in (
            -5,
            -1.2,
            -0.9,
            0,
            0.5,
            0.9,
            1.2,
            5,
        ):  # in tolerances; the edge itself is a step of the digest wide
            number = as_number(right + offset * one.tolerance, "it")
            assert opens(number) == (abs(offset) < 1), (right, offset)
        given = float(round(right, 1))  # where that is not near enough, both say so, and why
        why = near_miss(given, lambda other, right=right: abs(other - right) <= one.tolerance, one.tolerance)  # type: ignore[misc]
        assert near_miss(given, opens, one.tolerance) == why or opens(given)


def test_no_value_is_asked_twice_in_the_course() -> None:
    asked: dict[tuple[Any, ...], str] = {}
    for question, (_, _, one) in QUESTIONS.items():
        if one.kind == "choice" or one.right in (
            (0,),
            (0.0,),
        ):  # "smallest loss" is asked of each loss: that is the lecture
            continue
        value = tuple(round(float(number), 2) for number in one.right)
        assert value not in asked, f"{question} asks for {value}, as {asked[value]} does"
        asked[value] = question
