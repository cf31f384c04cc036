"""Naming mistakes: alone, together, beside what nobody knows, and how sure the name is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from linearloss.exercise import Case, Exercise, Facet
from linearloss.known import Explanation, Finding, Known
from linearloss.naming import explain
from linearloss.outcome import Facet as Shown
from linearloss.outcome import Observation, Outcome, Trouble, raised

RIGHT: Observation = {
    "loss": {"a": np.array(2.0), "b": np.array(3.5)},
    "gradient": {"a": np.array([1.0, 2.0])},
    "stability": {"a": "stays"},
}


def unused(asked: object, case: Case) -> Outcome:
    raise AssertionError("nothing is asked here")


EXERCISE = Exercise(
    "f",
    {name: 1 for name in RIGHT},
    [Case("a", tuple), Case("b", tuple)],
    [Facet(name, name, f"The {name} is wrong.", partial(unused), tuple(cases)) for name, cases in RIGHT.items()],
)
DOUBLED = {"loss": {"a": np.array(4.0), "b": np.array(7.0)}}
NEGATED = {"gradient": {"a": np.array([-1.0, -2.0])}}
UNSTABLE: Mapping[str, Shown] = {"stability": {"a": "not finite"}}
BOTH = DOUBLED | {"gradient": {"a": np.array([2.0, 4.0])}}
UNKNOWN = {"gradient": {"a": np.array([9.0, -8.0])}}


def known(code: str, changes: Observation, only_if_right: tuple[str, ...] = ()) -> Known:
    return Known(code, f"It is {code}.", changes, only_if_right)


CATALOGUE = [
    known("doubled", DOUBLED), known("negated", NEGATED), known("unstable", UNSTABLE), known("both-doubled", BOTH),
]  # fmt: skip


def explained(shown: Observation, catalogue: list[Known] = CATALOGUE) -> Explanation:
    return explain(EXERCISE, {**RIGHT, **shown}, RIGHT, catalogue)


def names(found: Explanation) -> list[tuple[str, str]]:
    return sorted((one.code, one.certainty) for one in found.findings)


def test_a_right_answer_has_nothing_to_explain() -> None:
    assert explained({}) == Explanation((), (), ())


@pytest.mark.parametrize("one", CATALOGUE[:2], ids=lambda one: one.code)
def test_a_known_mistake_alone_is_certain_and_explains_all_that_is_wrong(one: Known) -> None:
    found = explained(one.changes)

    assert found.findings == (Finding(one.code, one.says, tuple(one.changes), "certain"),)
    assert found.wrong == tuple(one.changes) and found.unexplained == ()


def test_mistakes_in_different_facets_are_all_named() -> None:
    found = explained({**DOUBLED, **NEGATED, **UNSTABLE})

    assert {one.code: one.facets for one in found.findings} == {
        "doubled": ("loss",), "negated": ("gradient",), "unstable": ("stability",),
    }  # fmt: skip
    assert found.unexplained == ()


def test_however_many_mistakes_there_are_in_different_facets_all_are_named() -> None:
    facets = {f"facet {number}": {"a": np.array(float(number))} for number in range(1, 8)}
    exercise = replace(
        EXERCISE,
        parts=dict.fromkeys(facets, 1.0),
        facets=[Facet(name, name, f"The {name} is wrong.", partial(unused), ("a",)) for name in facets],
    )
    catalogue = [known(name, {name: {"a": np.array(-9.0)}}) for name in facets]
    shown = {name: changes for one in catalogue for name, changes in one.changes.items()}

    assert {one.code for one in explain(exercise, shown, facets, catalogue).findings} == {*facets}


def test_one_mistake_that_explains_everything_beats_two() -> None:
    found = explained(BOTH, [*CATALOGUE, known("gradient-doubled", {"gradient": BOTH["gradient"]})])

    assert [one.code for one in found.findings] == ["both-doubled"]


def test_a_mistake_that_foretells_what_did_not_happen_does_not_fit() -> None:
    found = explained({"gradient": BOTH["gradient"]}, [known("both-doubled", BOTH)])

    assert found.findings == () and found.unexplained == ("gradient",)


def test_right_in_one_case_only_is_another_mistake() -> None:
    half = {"loss": {"a": np.array(4.0), "b": np.array(3.5)}}

    assert explained(half).findings == ()


def test_what_nobody_knows_silences_nothing_that_holds_elsewhere() -> None:
    found = explained({**DOUBLED, **UNKNOWN})

    assert names(found) == [("doubled", "likely")] and found.unexplained == ("gradient",)


def test_two_mistakes_that_look_the_same_are_never_certain() -> None:
    (finding,) = explained(DOUBLED, [*CATALOGUE, known("twice", DOUBLED)]).findings

    assert finding.certainty == "possible"


def test_the_same_mistake_known_from_two_functions_is_no_rival_of_itself() -> None:
    assert names(explained(DOUBLED, [*CATALOGUE, known("doubled", DOUBLED)])) == [("doubled", "certain")]


def test_a_sentence_that_calls_something_right_is_said_only_where_it_is() -> None:
    catalogue = [known("only-the-loss", DOUBLED, ("gradient",))]

    assert names(explained(DOUBLED, catalogue)) == [("only-the-loss", "certain")]
    assert names(explained({**DOUBLED, **UNKNOWN}, catalogue)) == [("constant-factor", "likely")]


@pytest.mark.parametrize(("shown", "says"), [((5.0, 8.75), "It is 2.5 times"), ((2.5, 4.0), "It is 0.5 more")])
def test_one_factor_or_one_offset_in_all_cases_is_said_with_its_number(shown: tuple[float, float], says: str) -> None:
    (finding,) = explained({"loss": dict(zip("ab", map(np.array, shown), strict=True))}).findings

    assert says in finding.says and finding.facets == ("loss",)


def test_a_result_that_is_just_inexact_is_no_multiple_of_the_right_one() -> None:
    inexact = {"loss": {"a": np.array(2.0 * 1.0000123), "b": np.array(3.5 * 1.0000123)}}

    assert "constant-factor" not in {one.code for one in explained(inexact).findings}


def test_one_factor_is_said_only_where_it_is_in_all_cases() -> None:
    right: Observation = {**RIGHT, "loss": {"a": np.array(2.0), "b": np.array(3.5), "c": np.array(4.0)}}
    facets = [replace(one, cases=None) for one in EXERCISE.facets]
    three = replace(EXERCISE, cases=[Case(name, tuple) for name in "abc"], facets=facets)
    shown = {case: np.asarray(0.7 * value) for case, value in right["loss"].items()}

    def codes(loss: Shown) -> set[str]:
        return {one.code for one in explain(three, {**right, "loss": loss}, right, []).findings}

    assert codes(shown) == {"constant-factor"}
    assert codes(shown | {"c": right["loss"]["c"]}) == set()


def test_a_number_that_is_a_place_is_no_multiple() -> None:
    def look(asked: object, case: Case) -> Outcome:
        raise AssertionError("nothing is asked here")

    look.numbers_are = "places"  # type: ignore[attr-defined]
    placed = replace(EXERCISE, facets=[replace(EXERCISE.facets[0], look=look), *EXERCISE.facets[1:]])
    assert names(explain(placed, {**RIGHT, **DOUBLED}, RIGHT, [])) == []
    assert names(explain(EXERCISE, {**RIGHT, **DOUBLED}, RIGHT, [])) == [("constant-factor", "certain")]


def test_none_in_some_cases_is_no_missing_return() -> None:
    nothing = Trouble("None", "f returned None.", "missing")
    (some,) = explained({"loss": {"a": nothing, "b": nothing}}).findings
    everywhere = {name: dict.fromkeys(facet, nothing) for name, facet in RIGHT.items()}
    (all_of_it,) = explained(everywhere).findings

    assert some.code == all_of_it.code == "none-returned"
    assert "In some cases" in some.says and "a return statement is missing" in all_of_it.says


RELATED = replace(
    EXERCISE,
    facets=[
        *EXERCISE.facets,
        Facet("far", "stability", "Far.", unused, ("a",), family="stability"),
        Facet("near", "stability", "Near.", unused, ("a",), family="stability"),
        Facet("own", "loss", "The own term is wrong.", unused, ("a",)),
        Facet(
            "any",
            "stability",
            "Nothing is right yet.",
            unused,
            ("a",),
            family="stability",
            follows=("loss", "gradient"),
        ),
    ],
)
RELATED_RIGHT: Observation = {
    **RIGHT, "far": {"a": "stays"}, "near": {"a": "stays"}, "own": {"a": np.array(1.0)}, "any": {"a": "something"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"far": {"a": "inf"}}, {"far"}),
        ({"far": {"a": "inf"}, "near": {"a": "inf"}}, set()),  # words of a family: all of them, or none
        ({"own": {"a": np.array(3.0)}}, {"own"}),
        ({"own": {"a": np.array(3.0)}, **UNKNOWN}, {"own"}),
        (
            {"own": {"a": np.array(3.0)}, "loss": {"a": np.array(9.0), "b": np.array(1.0)}},
            set(),
        ),  # what comes of the unknown
        ({"far": {"a": "inf"}, "any": {"a": "nothing"}, **DOUBLED, **NEGATED}, {"far", "doubled", "negated"}),
        ({"far": {"a": "inf"}, "any": {"a": "nothing"}, **DOUBLED, **UNKNOWN}, {"doubled"}),
    ],
)
def test_where_something_of_the_same_kind_stays_open_nothing_is_named(shown: Observation, expected: set[str]) -> None:
    catalogue = [*CATALOGUE[:2], known("far", {"far": {"a": "inf"}}), known("own", {"own": {"a": np.array(3.0)}})]

    found = explain(RELATED, {**RELATED_RIGHT, **shown}, RELATED_RIGHT, catalogue)

    assert {one.code for one in found.findings} == expected


def test_what_may_come_of_something_else_is_named_only_where_that_is_explained() -> None:
    needing = Known("shift", "It is shift.", UNSTABLE, only_if_explained=("gradient",))

    def found(shown: Observation, *catalogue: Known) -> set[str]:
        return {one.code for one in explained(shown, [*CATALOGUE[:2], *catalogue]).findings}

    assert found(UNSTABLE, needing) == {"shift"}
    assert found(UNSTABLE | NEGATED, needing) == {"shift", "negated"}
    assert found(UNSTABLE | UNKNOWN, needing) == set()
    assert found(UNSTABLE | UNKNOWN, known("shift", UNSTABLE)) == {"shift"}


def test_what_stops_with_pythons_own_floats_is_told_by_the_name_that_needs_nothing_else() -> None:
    catalogue = [
        Known("added", "It is added.", UNSTABLE, only_if_explained=("gradient",)),
        known("not-shifted", UNSTABLE),
    ]
    stopped = {"stability": {"a": raised(OverflowError("math range error"), "f")}}

    assert names(explained(UNSTABLE, catalogue)) == [("added", "possible")]
    assert names(explained(stopped, catalogue)) == [("not-shifted", "possible")]


def test_beside_a_memory_of_earlier_calls_what_shows_in_numbers_is_named() -> None:
    again = Facet(
        "again", "", "Twice the same call.", unused, ("a",), slips={"another result": "depends-on-earlier-calls"}
    )
    exercise = replace(EXERCISE, facets=[*EXERCISE.facets, again])
    right = {**RIGHT, "again": {"a": "the same"}}
    shown = {**right, **NEGATED, **UNSTABLE, "again": {"a": "another result"}}

    found = explain(exercise, shown, right, CATALOGUE)

    assert {one.code: one.facets for one in found.findings} == {
        "depends-on-earlier-calls": ("stability", "again"), "negated": ("gradient",),
    }  # fmt: skip


def test_what_a_mistake_known_by_its_numbers_says_in_words_is_not_named_again() -> None:
    words = Facet("loss: words", "loss", "Something else is seen.", unused, ("a",))
    exercise = replace(EXERCISE, facets=[*EXERCISE.facets, words])
    right = {**RIGHT, "loss: words": {"a": "as it should"}}
    rows = known("rows", {**DOUBLED, **UNSTABLE, "loss: words": {"a": "one way"}})
    shown = {**right, **DOUBLED, **UNSTABLE, "loss: words": {"a": "another way"}}

    found = explain(exercise, shown, right, [rows, known("unstable", UNSTABLE)])

    assert [one.code for one in found.findings] == ["rows"] and found.unexplained == ("loss: words",)
