"""Mistakes that only multiply, told from what they make together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from test_naming import CATALOGUE, EXERCISE, RIGHT, explained, known, names

from linearloss.naming import explain
from linearloss.outcome import Observation


def test_three_factors_are_told_from_what_they_make_together() -> None:
    sizes = {"a": 5, "b": 7}
    by = {"trebled": lambda size: 3.0, "averaged": lambda size: 1 / size, "negative": lambda size: -1.0}
    catalogue = [
        known(code, {"loss": {case: np.asarray(factor(sizes[case]) * value) for case, value in RIGHT["loss"].items()}})
        for code, factor in by.items()
    ]
    shown = {**RIGHT, "loss": {case: np.asarray(-3 / sizes[case] * value) for case, value in RIGHT["loss"].items()}}

    assert {one.code for one in explain(EXERCISE, shown, RIGHT, catalogue).findings} == {*by}


def test_nobody_does_what_undoes_itself() -> None:
    by = {"doubled": 2.0, "halved": 0.5, "trebled": 3.0}
    catalogue = [
        known(code, {"loss": {case: np.asarray(factor * value) for case, value in RIGHT["loss"].items()}})
        for code, factor in by.items()
    ]

    assert names(explained({"loss": CATALOGUE[0].changes["loss"]}, catalogue)) == [("doubled", "certain")]
    six = {"loss": {case: np.asarray(6 * value) for case, value in RIGHT["loss"].items()}}
    assert {one.code for one in explained(six, catalogue).findings} == {"doubled", "trebled"}
    three_halves = {"loss": {case: np.asarray(1.5 * value) for case, value in RIGHT["loss"].items()}}
    assert {one.code for one in explained(three_halves, catalogue).findings} == {"constant-factor"}


def test_a_size_that_another_takes_back_is_told_as_neither() -> None:
    """N over C in place of 1, and C times too much: that is N, whatever nobody has listed."""
    n, c = {"a": 7.0, "b": 3.0}, {"a": 4.0, "b": 5.0}

    def times(factors: dict[str, float]) -> Observation:
        return {"loss": {case: np.asarray(factors[case] * value) for case, value in RIGHT["loss"].items()}}

    catalogue = [known("over-c", times({case: n[case] / c[case] for case in n})), known("c-times", times(c))]

    assert explained(times(n), catalogue).findings == ()


def test_two_mistakes_with_contradictory_sentences_are_not_multiplied() -> None:
    by = {"divided": 0.5, "averaged": 0.2}
    one, other = (
        known(code, {"loss": {case: np.asarray(factor * value) for case, value in RIGHT["loss"].items()}})
        for code, factor in by.items()
    )
    shown = {"loss": {case: np.asarray(0.1 * value) for case, value in RIGHT["loss"].items()}}

    assert {found.code for found in explained(shown, [one, other]).findings} == {*by}
    contradicted = [replace(one, not_with=("averaged",)), other]
    assert {found.code for found in explained(shown, contradicted).findings} == {"constant-factor"}


def test_sentences_contradict_each_other_only_of_the_same_facet() -> None:
    halves = {name: {case: 0.5 * value for case, value in RIGHT[name].items()} for name in ("loss", "gradient")}
    one, other = (known(name, {name: facet}) for name, facet in halves.items())

    assert not replace(one, not_with=("gradient",)).contradicts(other)
    assert replace(one, not_with=("gradient",), changes=halves).contradicts(other)
    assert other.contradicts(replace(one, not_with=("gradient",), changes=halves))


def test_a_result_of_another_shape_is_no_multiple_of_anything() -> None:
    doubled = {"gradient": {"a": 2 * RIGHT["gradient"]["a"]}}
    shown = {**RIGHT, "gradient": {"a": np.array([1.0, 2.0, 9.0])}}

    assert (
        explain(EXERCISE, shown, RIGHT, [known("doubled", doubled), known("unlike", CATALOGUE[0].changes)]).findings
        == ()
    )


def test_two_edits_of_one_place_are_not_multiplied() -> None:
    by = {"divided": 0.5, "averaged": 0.2}
    one, other = (
        known(code, {"loss": {case: np.asarray(factor * value) for case, value in RIGHT["loss"].items()}})
        for code, factor in by.items()
    )
    shown = {"loss": {case: np.asarray(0.1 * value) for case, value in RIGHT["loss"].items()}}
    here, there, elsewhere = (("f", 10, 14),), (("f", 14, 20),), (("f", 15, 20),)

    def codes(*places: tuple[tuple[str, int, int], ...]) -> set[str]:
        two = [replace(mine, places=place) for mine, place in zip((one, other), places, strict=True)]
        return {found.code for found in explained(shown, two).findings}

    assert codes(here, elsewhere) == {*by} and codes(here, there) == {"constant-factor"}
    assert codes(here, (("g", 14, 20),)) == {*by}
