"""Programs with two mistakes that were tried, and mistakes that show in numbers while words tell of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from test_naming import (
    CATALOGUE,
    DOUBLED,
    EXERCISE,
    NEGATED,
    RELATED,
    RELATED_RIGHT,
    RIGHT,
    UNKNOWN,
    UNSTABLE,
    known,
    names,
)

from linearloss.known import Known, Seen, same_facet
from linearloss.naming import explain
from linearloss.outcome import Observation
from linearloss.products import Together


class TriedHere:
    """Programs with two mistakes that show the facet `UNKNOWN`."""

    def __init__(self, *pairs: tuple[Known, Known], beside: Sequence[tuple[Known, Known]] = ()):
        self.pairs = pairs
        self.shown_in_words = beside

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> list[Together]:
        shown = same_facet(seen.observed[name], UNKNOWN[name], 1e-6) if name in UNKNOWN else False
        return [Together(pair, (name,)) for pair in self.pairs if shown]

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> list[Together]:
        return [Together(pair, tuple(names)) for pair in self.shown_in_words]


OTHER, THIRD = (known(code, {}) for code in ("other", "third"))
ONE = known("one", UNSTABLE)  # shows by itself as well


def test_two_mistakes_that_were_tried_together_are_named_where_nothing_else_explains() -> None:
    shown = {**RIGHT, **DOUBLED, **UNKNOWN, **UNSTABLE}
    found = explain(EXERCISE, shown, RIGHT, [CATALOGUE[0], ONE], TriedHere((ONE, OTHER)))

    assert names(found) == [("doubled", "certain"), ("one", "certain"), ("other", "likely")]
    assert found.unexplained == ()


def test_two_mistakes_of_which_nothing_else_is_seen_are_no_better_than_none() -> None:
    found = explain(EXERCISE, {**RIGHT, **DOUBLED, **UNKNOWN}, RIGHT, CATALOGUE, TriedHere((ONE, OTHER)))

    assert names(found) == [("doubled", "likely")] and found.unexplained == ("gradient",)


def test_of_pairs_that_nobody_can_tell_apart_only_what_they_share_is_named() -> None:
    shown = {**RIGHT, **UNKNOWN, **UNSTABLE}

    both = explain(EXERCISE, shown, RIGHT, CATALOGUE, TriedHere((ONE, OTHER), (ONE, THIRD)))
    none = explain(EXERCISE, shown, RIGHT, CATALOGUE, TriedHere((ONE, OTHER), (replace(ONE, code="third"), OTHER)))

    assert ("one", "likely") in names(both) and both.unexplained == ("gradient",)
    assert {code for code, _ in names(none)} == {"unstable", "other"}


def test_a_factor_beside_two_mistakes_is_taken_off_first() -> None:
    halved = {"gradient": {"a": 0.5 * RIGHT["gradient"]["a"]}}
    shown = {**RIGHT, **UNSTABLE, "gradient": {"a": 0.5 * UNKNOWN["gradient"]["a"]}}

    found = explain(EXERCISE, shown, RIGHT, [known("halved", halved), ONE], TriedHere((ONE, OTHER)))

    assert {one.code for one in found.findings} == {"halved", "one", "other"} and found.unexplained == ()


FAR = known("far", {"far": {"a": "inf"}})


def related(shown: Observation, catalogue: Sequence[Known], tried: TriedHere) -> list[tuple[str, str]]:
    return names(explain(RELATED, {**RELATED_RIGHT, **shown}, RELATED_RIGHT, catalogue, tried))


def test_numbers_that_all_agree_are_named_where_words_of_the_same_kind_are_wrong_in_another_way() -> None:
    trebled = {"loss": {"a": np.array(7.0), "b": np.array(1.5)}}
    both = known("trebled", {**trebled, "far": {"a": "inf"}})

    assert related({**trebled, "far": {"a": "nan"}}, [both], TriedHere()) == [("trebled", "likely")]
    # Nothing of what it does to the words is seen.
    assert related({**trebled, "near": {"a": "nan"}}, [both], TriedHere()) == []
    assert related({**trebled}, [both], TriedHere()) == []
    assert related({**UNKNOWN, "far": {"a": "nan"}}, [both], TriedHere()) == []


def test_words_beside_a_mistake_that_leaves_nothing_right_are_named_only_as_a_program_with_both_shows_them() -> None:
    nothing_right = known("flat", {**DOUBLED, **NEGATED, "any": {"a": "nothing"}})
    shown = {**nothing_right.changes, "far": {"a": "inf"}}
    borne_out = TriedHere(beside=[(nothing_right, FAR)])

    assert related(shown, [nothing_right, FAR], TriedHere()) == [("flat", "likely")]
    assert related(shown, [nothing_right, FAR], borne_out) == [("far", "certain"), ("flat", "certain")]
    assert related({**DOUBLED, "far": {"a": "inf"}}, [*CATALOGUE, FAR], TriedHere()) == [
        ("doubled", "certain"), ("far", "certain"),
    ]  # fmt: skip


def test_a_factor_that_one_of_the_two_undoes_is_not_taken_off() -> None:
    by = {"halved": 0.5, "doubled": 2.0}
    halved, doubled = (known(code, {"gradient": {"a": factor * RIGHT["gradient"]["a"]}}) for code, factor in by.items())
    shown = {**RIGHT, "gradient": {"a": 0.5 * UNKNOWN["gradient"]["a"]}}

    assert explain(EXERCISE, shown, RIGHT, [halved, doubled], TriedHere((doubled, OTHER))).findings == ()


def test_what_is_named_for_words_alone_changes_no_number_that_looks_otherwise() -> None:
    nothing_right = known("flat", {**DOUBLED, **NEGATED, "any": {"a": "nothing"}})
    shown = {**nothing_right.changes, "far": {"a": "inf"}}
    in_numbers = known("far-and-flat", {"gradient": {"a": np.array([9.0, -8.0])}, "far": {"a": "inf"}})

    found = related(shown, [nothing_right, in_numbers], TriedHere(beside=[(nothing_right, in_numbers)]))

    assert found == [("flat", "likely")]


def test_words_that_another_mistake_shows_beside_the_one_in_numbers_are_in_doubt() -> None:
    doubled, nan = known("doubled", DOUBLED), known("nan", {"far": {"a": "nan"}})
    shown = {**DOUBLED, "far": {"a": "inf"}}

    assert related(shown, [doubled, FAR, nan], TriedHere(beside=[(doubled, FAR)])) == [
        ("doubled", "certain"), ("far", "certain"),
    ]  # fmt: skip
    assert related(shown, [doubled, FAR, nan], TriedHere(beside=[(doubled, FAR), (doubled, nan)])) == [
        ("doubled", "certain"), ("far", "likely"),
    ]  # fmt: skip


def test_of_two_pairs_the_one_with_what_is_named_already_is_named() -> None:
    shown = {**UNKNOWN, "far": {"a": "inf"}}

    assert related(shown, [FAR], TriedHere((ONE, THIRD), (ONE, FAR))) == [("far", "certain"), ("one", "likely")]


def test_words_are_told_with_the_mistake_that_is_found_and_not_with_one_that_is_alike_in_numbers() -> None:
    doubled, alike = known("doubled", DOUBLED), known("alike", {**DOUBLED, "near": {"a": "nan"}})
    shown = {**DOUBLED, "far": {"a": "inf"}}

    assert related(shown, [alike, doubled, FAR], TriedHere(beside=[(alike, FAR), (doubled, FAR)])) == [
        ("doubled", "certain"), ("far", "likely"),
    ]  # fmt: skip


def test_zeros_and_words_that_are_right_speak_for_no_mistake() -> None:
    """Much comes out as zero; and where nothing is wrong with the points, it is not the points that are wrong."""
    zeros = {"loss": {"a": np.array(0.0), "b": np.array(0.0)}}
    flat = known("flat", {**zeros, "far": {"a": "inf"}})
    trebled = {"loss": {"a": np.array(7.0), "b": np.array(1.5)}}

    assert related({**zeros, "far": {"a": "nan"}}, [flat], TriedHere()) == []
    assert related(trebled, [known("trebled", {**trebled, "far": {"a": "inf"}})], TriedHere()) == []


def test_of_two_that_show_the_same_the_one_that_lacks_nothing_is_named_alone_and_in_pairs() -> None:
    """The gradient is wrong, nobody knows why, and one of the two may be named only where that is known."""
    doubled, _, unstable, _ = CATALOGUE
    lacking = replace(known("lacking", UNSTABLE), only_if_explained=("gradient",))
    shown = {**RIGHT, **DOUBLED, **UNKNOWN, **UNSTABLE}

    for tried in (None, TriedHere(beside=[(doubled, lacking)])):
        found = explain(EXERCISE, shown, RIGHT, [doubled, lacking, unstable], tried)
        assert names(found) == [("doubled", "likely"), ("unstable", "likely")]
