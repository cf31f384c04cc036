"""Naming mistakes: alone, together, in part, and how sure the name is."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.diagnosis.matching import Finding, Known, explain

RIGHT = {
    "loss": {"a": np.array(2.0), "b": np.array(3.5)},
    "gradient": {"a": np.array([1.0, 2.0])},
    "stability": {"": "stays"},
}


def observation(**changes):
    """The right observation, with these facets in place of its own."""
    return {**RIGHT, **changes}


DOUBLED = observation(loss={"a": np.array(4.0), "b": np.array(7.0)})
NEGATED = observation(gradient={"a": np.array([-1.0, -2.0])})
UNSTABLE = observation(stability={"": "not finite"})
BOTH = observation(loss=DOUBLED["loss"], gradient={"a": np.array([2.0, 4.0])})
CATALOGUE = [
    Known(("doubled",), DOUBLED),
    Known(("negated",), NEGATED),
    Known(("unstable",), UNSTABLE),
    Known(("both-doubled",), BOTH),
]


def codes(findings):
    return {finding.code for finding in findings}


def test_a_right_answer_has_nothing_to_explain():
    assert explain(observation(), RIGHT, CATALOGUE) == []


@pytest.mark.parametrize("known", CATALOGUE, ids=lambda known: known.codes[0])
def test_a_known_mistake_alone_is_certain(known):
    findings = explain(known.observation, RIGHT, CATALOGUE)

    assert [(finding.code, finding.certainty) for finding in findings] == [(known.codes[0], "certain")]


def test_two_mistakes_in_different_facets_are_both_named_and_likely():
    seen = observation(loss=DOUBLED["loss"], stability={"": "not finite"})

    findings = explain(seen, RIGHT, CATALOGUE)

    assert codes(findings) == {"doubled", "unstable"}
    assert {finding.certainty for finding in findings} == {"likely"}
    assert {finding.facets for finding in findings} == {("loss",), ("stability",)}


def test_three_mistakes_are_named_too():
    seen = observation(loss=DOUBLED["loss"], gradient=NEGATED["gradient"], stability={"": "not finite"})

    assert codes(explain(seen, RIGHT, CATALOGUE)) == {"doubled", "negated", "unstable"}


def test_one_mistake_that_explains_everything_beats_two():
    assert codes(explain(BOTH, RIGHT, [*CATALOGUE, Known(("grad",), observation(gradient=BOTH["gradient"]))])) == {
        "both-doubled"
    }


def test_a_mistake_that_foretells_what_did_not_happen_does_not_fit():
    only_gradient = observation(gradient=BOTH["gradient"])

    assert explain(only_gradient, RIGHT, [Known(("both-doubled",), BOTH)]) == []


def test_what_nobody_knows_has_no_name():
    assert explain(observation(loss={"a": np.array(0.1), "b": np.array(9.0)}), RIGHT, CATALOGUE) == []


def test_a_part_that_is_known_is_named_beside_one_that_is_not():
    seen = observation(loss=DOUBLED["loss"], gradient={"a": np.array([9.0, 8.0])})

    assert explain(seen, RIGHT, CATALOGUE) == [Finding("doubled", ("loss",), "likely")]


def test_words_alone_are_no_evidence_for_a_part():
    seen = observation(stability={"": "not finite"}, gradient={"a": np.array([9.0, 8.0])})

    assert explain(seen, RIGHT, CATALOGUE) == []


def test_two_mistakes_that_look_the_same_are_never_certain():
    findings = explain(DOUBLED, RIGHT, [*CATALOGUE, Known(("twice",), DOUBLED)])

    assert findings[0].certainty == "likely"


def test_nothing_but_errors_is_only_possible():
    raises = {facet: dict.fromkeys(cases, "raises ValueError") for facet, cases in RIGHT.items()}

    findings = explain(raises, RIGHT, [Known(("shapes",), raises)])

    assert [(finding.code, finding.certainty) for finding in findings] == [("shapes", "possible")]


def test_results_of_single_precision_are_recognised_less_surely():
    rounded = observation(loss={"a": np.array(4.0 * (1 + 3e-5)), "b": np.array(7.0)})

    assert [(f.code, f.certainty) for f in explain(rounded, RIGHT, CATALOGUE)] == [("doubled", "likely")]


def test_a_combined_mistake_gives_both_its_codes():
    seen = observation(loss={"a": np.array(-4.0), "b": np.array(-7.0)})

    findings = explain(seen, RIGHT, [*CATALOGUE, Known(("doubled", "loss-sign"), seen)])

    assert codes(findings) == {"doubled", "loss-sign"}
    assert {finding.certainty for finding in findings} == {"likely"}


def test_two_known_parts_are_named_beside_one_that_is_not():
    right = {**RIGHT, "regulariser": {"a": np.array(5.0)}}
    doubled, negated = ({**right, **{k: v for k, v in one.items() if v is not RIGHT[k]}} for one in (DOUBLED, NEGATED))
    seen = {**right, "loss": DOUBLED["loss"], "gradient": NEGATED["gradient"], "regulariser": {"a": np.array(77.0)}}

    findings = explain(seen, right, [Known(("doubled",), doubled), Known(("negated",), negated)])

    assert codes(findings) == {"doubled", "negated"}
    assert {finding.certainty for finding in findings} == {"likely"}
