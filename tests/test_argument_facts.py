"""What is said of a result that is the right one times, or divided by, something that the function was given."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.exercise.argument_facts import (
    by_arguments,
    in_proportion,
    of_sums,
    pieces_of_arguments,
    right_in_another_part,
)
from linearloss.exercise import Case, Exercise, Facet

SIZES = {"a": (2, 3, 0.5), "b": (4, 5, 0.7), "c": (3, 7, 0.5)}
NAMES = ("W", "lam")


def made(rows, columns, lam):
    return np.arange(1.0, 1 + rows * columns).reshape(rows, columns), lam


CASES = [Case(name, lambda size=size: made(*size)) for name, size in SIZES.items()]
EXERCISE = Exercise(
    "f",
    {"loss": 1},
    CASES,
    [Facet("loss", "loss", "The loss is wrong.", lambda asked, case: np.zeros(()), tuple(SIZES))],
)
RIGHT = {"loss": {case.name: np.asarray(np.sum(case.make()[0]) * case.make()[1]) for case in CASES}}


def said(change):
    observed = {
        "loss": {case.name: np.asarray(change(float(RIGHT["loss"][case.name]), *case.make())) for case in CASES}
    }
    return by_arguments(EXERCISE, ["loss"], observed, RIGHT, NAMES)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda right, W, lam: right * lam, "It is the right value times lam."),
        (lambda right, W, lam: right / W.size, "It is the right value divided by W.size."),
        (lambda right, W, lam: right / len(W), "It is the right value divided by len(W)."),
        (
            lambda right, W, lam: right * np.sqrt(W.shape[1]),
            "It is the right value times the square root of W.shape[1].",
        ),
        (lambda right, W, lam: right / lam**2, "It is the right value divided by the square of lam."),
    ],
)
def test_a_factor_that_is_something_given_is_called_by_its_name(change, says):
    assert said(change) == says


def test_of_two_that_fit_in_every_case_neither_is_told():
    square = [Case(name, lambda size=size: made(size, size, 0.5)) for name, size in (("a", 2), ("b", 3), ("c", 5))]
    right = {"loss": {case.name: np.asarray(np.sum(case.make()[0])) for case in square}}
    observed = {"loss": {case.name: right["loss"][case.name] * len(case.make()[0]) for case in square}}
    exercise = Exercise(
        "f", {"loss": 1}, square, [Facet("loss", "loss", "It is wrong.", lambda asked, case: np.zeros(()))]
    )

    assert by_arguments(exercise, ["loss"], observed, right, NAMES) == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda right, W, lam: 2 * right,
        lambda right, W, lam: right + lam,
        lambda right, W, lam: right * lam if len(W) > 2 else right,
        lambda right, W, lam: -right * lam,
    ],
)
def test_nothing_is_said_of_what_is_not_so_in_all_cases(change):
    assert said(change) == ""


ROWS = [np.arange(7.0) ** 2, np.arange(9.0) ** 3]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda row: row, "It is all of row."),
        (lambda row: row[-3:], "It is the end of row."),
        (lambda row: row[:5], "It is the beginning of row, but too long."),
        (lambda row: row[:1], "It is the beginning of row, but too short."),
        (lambda row: row[::2], ""),
        (lambda row: row[:1] if len(row) > 8 else row, ""),
    ],
)
def test_a_piece_of_an_argument_is_called_so(change, says):
    cases = [Case(str(k), lambda row=row: (row.copy(), 3)) for k, row in enumerate(ROWS)]
    exercise = Exercise("f", {"row": 1}, cases, [Facet("row", "row", "Wrong.", lambda asked, case: np.zeros(()))])
    observed = {"row": {case.name: change(case.make()[0]) for case in cases}}
    right = {"row": {case.name: case.make()[0][:3] for case in cases}}

    assert pieces_of_arguments(exercise, "row", observed, right, ("row", "n")) == says


def test_what_would_be_right_in_another_part_is_told_by_that():
    right = {"mean": {"a": np.array([1.0, 2.0, 3.0]), "b": np.array([4.0, 1.0, 7.0])}}
    right["spread"] = {case: value**2 + 0.5 for case, value in right["mean"].items()}
    cases = [Case(name, tuple) for name in "ab"]
    facets = [Facet(name, name, "Wrong.", lambda asked, case: np.zeros(())) for name in right]
    exercise = Exercise("f", {"mean": 1, "spread": 1}, cases, facets)

    swapped = {"mean": right["spread"], "spread": right["mean"]}
    assert right_in_another_part(exercise, "mean", swapped, right) == "That would be right in another part: spread."
    half = {**right, "mean": {**right["mean"], "a": right["spread"]["a"], "b": np.zeros(3)}}
    assert right_in_another_part(exercise, "mean", half, right) == ""


SIGNED = [Case(name, lambda size=size: (made(*size)[0] - 2.5, size[2])) for name, size in SIZES.items()]
OF_SIGNED = Exercise(
    "f", {"loss": 1}, SIGNED, [Facet("loss", "loss", "It is wrong.", lambda asked, case: np.zeros(()), tuple(SIZES))]
)


def told_of(look, came, right):
    observed, expected = (
        {"loss": {case.name: np.asarray(what(*case.make())) for case in SIGNED}} for what in (came, right)
    )
    return look(OF_SIGNED, "loss", observed, expected, NAMES)


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (lambda W, lam: lam * W, "Its entries are those of W, times one number."),
        (lambda W, lam: lam * np.abs(W), "Its entries are the sizes of those of W, times one number."),
        (lambda W, lam: W**2, "Its entries are the squares of those of W, times one number."),
        (lambda W, lam: W + 1, ""),
    ],
)
def test_entries_that_go_with_those_of_an_argument_are_told(came, says):
    assert told_of(in_proportion, came, lambda W, lam: lam * np.sign(W)) == says


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (lambda W, lam: lam * np.sum(W), "It is the sum of the entries of W, times one number."),
        (lambda W, lam: np.linalg.norm(W) / 2, "It is the root of the sum of the squares of W, times one number."),
        (lambda W, lam: np.sum(W) + lam, ""),
    ],
)
def test_a_number_that_is_a_sum_of_an_argument_is_told(came, says):
    assert told_of(of_sums, came, lambda W, lam: lam * np.sum(np.abs(W))) == says


def test_where_the_right_one_is_that_too_it_is_not_told():
    assert told_of(in_proportion, lambda W, lam: 2 * W, lambda W, lam: W) == ""
    assert told_of(of_sums, lambda W, lam: 2 * np.sum(W), lambda W, lam: np.sum(W)) == ""
