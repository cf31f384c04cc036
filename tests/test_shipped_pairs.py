"""What two mistakes show together, as the check in a notebook knows it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from linearloss.exercise import Asked, Case, Exercise, Facet
from linearloss.known import Known, Seen
from linearloss.outcome import Observation, Outcome
from linearloss.shipped_numbers import ShippedNumber, ShippedNumbers, numbers_from_plain
from linearloss.shipped_pairs import ShippedPairs, digest, pairs_from_plain


def unused(asked: Asked, case: Case) -> Outcome:
    raise AssertionError("nothing is asked here")


CASES = [Case("a", tuple), Case("b", tuple)]
EXERCISE = Exercise(
    "f", {"p": 1}, CASES, [Facet(name, "p", f"{name} is wrong.", unused) for name in ("loss", "gradient", "far")]
)
RIGHT: Observation = {
    "loss": {"a": np.array(2.0), "b": np.array(3.5)},
    "gradient": {"a": np.array([1.0, 2.0]), "b": np.array([0.5, 0.0])},
    "far": {"a": "stays", "b": "stays"},
}
ONE = Known("one", "It is one.", {"loss": {"a": np.array(4.0), "b": np.array(7.0)}})
OTHER = Known(
    "other", "It is other.", {"loss": {"a": np.array(2.5), "b": np.array(3.0)}, "far": {"a": "inf", "b": "inf"}}
)
MET = {"a": np.array(5.25), "b": np.array(6.5)}


def seen(**shown: dict[str, Outcome]) -> Seen:
    return Seen(EXERCISE, {**RIGHT, **shown}, RIGHT, (ONE, OTHER))


def pairs() -> ShippedPairs:
    """Of one pair; in `far` it shows what the second mistake shows alone."""
    shown = {"loss": (np.array([0], np.uint16), np.array([digest(MET).value], np.float32))}
    made = ShippedPairs((ONE, OTHER), np.array([[0, 1]], np.uint16), shown)
    return pairs_from_plain(json.loads(json.dumps(made.to_plain())), (ONE, OTHER))


def test_a_pair_is_known_by_all_that_it_changes() -> None:
    (found,) = pairs().showing(seen(loss=MET, far={"a": "inf", "b": "inf"}), "loss", ())

    assert found.codes == {"one", "other"} and found.facets == ("loss", "far")


@pytest.mark.parametrize(
    "shown",
    [
        {"loss": MET},  # the second mistake changes more
        {"loss": {**MET, "b": np.array(6.51)}, "far": {"a": "inf", "b": "inf"}},
        {"loss": {"a": MET["b"], "b": MET["a"]}, "far": {"a": "inf", "b": "inf"}},
    ],
)
def test_what_looks_otherwise_anywhere_is_no_such_pair(shown: dict[str, dict[str, Outcome]]) -> None:
    assert not pairs().showing(seen(**shown), "loss", ())


def test_words_beside_a_mistake_that_is_found() -> None:
    words = {"a": "inf", "b": "stays"}
    shown = {"far": (np.array([0], np.uint16), np.array([digest(words).value], np.float32))}
    made = ShippedPairs((ONE, OTHER), np.array([[0, 1]], np.uint16), shown)

    assert made.beside(seen(loss=dict(ONE.changes["loss"]), far=words), ["far"], (ONE,))
    assert not made.beside(seen(loss=dict(ONE.changes["loss"]), far=words), ["far"], ())


def test_a_number_that_many_write_is_known_and_said() -> None:
    shown = {0.5: {"loss": digest(MET).value}, 0.25: {"loss": digest(RIGHT["loss"]).value}}
    numbers = ShippedNumbers([ShippedNumber("small", "It is small.", "Yours looks like {number}.", (), shown)])
    numbers = numbers_from_plain(json.loads(json.dumps(numbers.to_plain())))

    (found,) = numbers(seen(loss=MET), ["loss"])

    assert found.says == "It is small. Yours looks like 0.5."
    assert numbers(seen(loss=MET), ["gradient"]) == [] == numbers(seen(), ["loss"])
