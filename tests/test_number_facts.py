"""How wrong numbers differ from the right ones: each sentence holds of all that it is said of, or is not said."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercise.facts import facts
from autograder.exercise.number_facts import of_counts, of_values

RIGHT = [np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]]), np.array([[0.5, -0.25, 2.0, 1.0], [7.0, 8.0, 9.0, -3.0]])]
ROW = [np.array([3.0, 1.0, 2.0]), np.array([0.0, 5.0, 4.0, 8.0])]


def pairs(change, right=RIGHT):
    return [(np.asarray(change(one)), one) for one in right]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (np.square, "It is the square of the right value."),
        (lambda right: 1 - right, "It is 1 minus the right value."),
        (lambda right: np.full(right.shape, np.mean(right)), "It is one and the same number everywhere."),
        (lambda right: right[:, ::-1], "They are the right numbers, in another order."),
        (np.abs, "The sign is lost: what should be negative comes out positive."),
        (lambda right: np.where(right < 0, 0.0, right), "What should be negative is 0; the rest is right."),
        (lambda right: np.where(right < 0, right - 1, right), "Only what should be negative is wrong."),
        (lambda right: right + np.sin(9 * right) / 5000, "It is right to three digits or more, as where a slope is measured with a finite step, or a small number is added or rounded."),
        (lambda right: right + 0.1 * np.sign(right), "In all cases tried, it is too large in size."),
        (lambda right: right + np.array([[0.0], [9.0]]), "Only the last row is wrong."),
    ],
)  # fmt: skip
def test_a_relation_that_holds_in_all_cases_is_said(change, says):
    assert of_values(pairs(change)) == says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda right: right[:-1], "The last one is missing."),
        (lambda right: right[1:], "The first one is missing."),
        (lambda right: np.append(right, 7.0), "There is one more, at the end."),
        (lambda right: right[:1], "Only the first one is there."),
        (lambda right: right[::-1], "They come in reverse order."),
        (lambda right: np.append(right[1:], 7.0), "Each comes one place too early."),
        (lambda right: right[:0], "There is nothing in it."),
    ],
)
def test_a_row_of_which_an_end_differs_is_told_by_that(change, says):
    observed, right = (
        {str(k): np.asarray(one) for k, one in enumerate(rows)} for rows in ([change(one) for one in ROW], ROW)
    )

    assert facts(observed, right, numbers_are="places") == says


def test_what_holds_in_one_case_only_is_not_said():
    mixed = [(np.square(RIGHT[0]), RIGHT[0]), (np.abs(RIGHT[1]), RIGHT[1])]

    assert of_values(mixed) == ""
    assert of_values([(2 * RIGHT[0], RIGHT[0]), (RIGHT[1] + 1, RIGHT[1])]) == ""
    # Rows of one case are no rows of another.
    last, first = np.array([[0.0], [9.0]]), np.array([[9.0], [0.0]])
    assert of_values([(RIGHT[0] + last, RIGHT[0]), (RIGHT[1] + first, RIGHT[1])]) == ""
    first_of_all = np.array([[9.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    assert (
        of_values([(RIGHT[0] + first_of_all, RIGHT[0]), (ROW[0] + [9.0, 0.0, 0.0], ROW[0])])
        == "Only the first entry is wrong."
    )
    column = np.array([[1.0], [2.0]])
    assert of_values([(RIGHT[0] + last, RIGHT[0]), (column + last, column)]) == "Only the last row is wrong."


def test_of_one_number_and_of_a_constant_nothing_is_told_that_any_number_would_be():
    assert of_values([(np.array(6.0), np.array(2.0))]) == ""
    assert of_values([(np.full(4, 6.0), np.full(4, 2.0))]) == "In all cases tried, it is too large."


def test_counts_and_places_are_no_values():
    assert of_counts(pairs(lambda right: right + 1, [np.array(3.0), np.array(5.0)])) == "There is one too many."
    right = {"a": np.array([1.0, 2.0]), "b": np.array([1.0, 3.0])}
    zeros = {case: 0 * one for case, one in right.items()}
    assert facts(zeros, right) == "It is zero everywhere." and facts(zeros, right, numbers_are="places") == ""


def test_numbers_in_place_of_a_choice_is_told():
    right = {"a": np.array([1.0, 2.0]), "b": np.array([1.0, 0.0])}

    assert "one number or several" in facts({"a": np.array([7.0]), "b": np.array([1.0])}, right, numbers_are="a choice")
    assert facts({"a": np.array([1.0, 0.0]), "b": np.array([1.0])}, right, numbers_are="a choice") == ""
