"""What is found beside something that hides, or that looks the same for another reason."""

from __future__ import annotations

from functools import partial

import numpy as np

from linearloss.exercise import Case, Exercise, Facet
from linearloss.known import Explanation, Known
from linearloss.naming import explain
from linearloss.outcome import Observation, Outcome, Trouble, is_form, not_finite, raised
from linearloss.pixel_looks import form

RIGHT: Observation = {
    "mean": {"a": np.array([1.0, 2.0])},
    "deviation": {"a": np.array([2.0, 1.0]), "b": np.array([1.0, 3.0])},
    "constant": {"a": np.array([1.0])},
}
CASES = ("a", "b")
FEWER = Trouble("fewer", "There should be as many as pixels.")


def unused(asked: object, case: Case) -> Outcome:
    raise AssertionError("nothing is asked here")


def explained(shown: Observation, *known: Known) -> Explanation:
    exercise = Exercise(
        "f",
        {name: 1 for name in RIGHT},
        [Case(name, tuple) for name in CASES],
        [Facet(name, name, f"The {name} is wrong.", partial(unused), tuple(cases)) for name, cases in RIGHT.items()],
    )
    return explain(exercise, {**RIGHT, **shown}, RIGHT, known)


DROPPED = Known("dropped", "Constant pixels are left out.", {"constant": {"a": FEWER}})


def test_a_mistake_that_shows_in_a_form_alone_is_named_only_where_nothing_else_of_that_form_is_open() -> None:
    open_beside = {"constant": {"a": FEWER}, "mean": {"a": FEWER}}
    explained_beside = Known("short", "The mean is short.", {"mean": {"a": FEWER}})

    assert [one.code for one in explained({"constant": {"a": FEWER}}, DROPPED).findings] == ["dropped"]
    assert explained(open_beside, DROPPED).findings == ()
    assert {one.code for one in explained(open_beside, DROPPED, explained_beside).findings} == {"dropped", "short"}


def test_a_form_is_neither_an_error_nor_infinity() -> None:
    assert is_form(FEWER)
    assert not any(map(is_form, (not_finite("f"), raised(IndexError("x"), "f"), "kept", np.array(1.0))))


def test_beside_an_error_is_named_what_a_family_shows_in_which_nothing_stops() -> None:
    error = raised(ValueError("The truth value of an array is ambiguous"), "f")
    short = Known("short", "The mean is short.", {"mean": {"a": FEWER}})
    stopped = {"deviation": {"a": error, "b": error}, "constant": {"a": error}}

    found = explained({**stopped, "mean": {"a": FEWER}}, short)

    assert {one.code: one.facets for one in found.findings} == {
        "array-for-truth": ("deviation", "constant"),
        "short": ("mean",),
    }


def test_an_array_of_the_wrong_size_is_told_by_what_it_has_entries_for() -> None:
    images = np.arange(24, dtype=np.uint8).reshape(2, 2, 2, 3)
    images[:, 0, 0, 0] = 7
    shapes = {(12,): "one row, one entry for each pixel", (): "one number", (3,): "one for each colour",
              (2, 1): "one for each image", (11,): "one for each pixel that varies", (5,): "another shape"}  # fmt: skip

    assert {shape: form(shape, images) for shape in shapes} == shapes
