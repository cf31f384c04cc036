"""How names, rules and facts come together, on small catalogues made up here."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.course import load_course
from autograder.diagnosis import Diagnostician
from autograder.diagnosis.diagnostician import KnownAnswers
from autograder.diagnosis.errors import CODES, SAYS
from autograder.exercise import Mistake
from autograder.grading import Examination, PartResult
from autograder.grading.examination import STYLE
from autograder.judge.explanation import diagnose

DIAGNOSTICIAN = Diagnostician(load_course())
RIGHT = {"loss": {"a": np.array([1.0, 2.0])}, "array": {"": "kept"}, "loss: float32": {"a": np.array([1.0, 2.0])}}
OVERWRITTEN = {**RIGHT, "array": {"": "overwritten"}}


def known(**rules):
    kept = Mistake("f/kept", "", "f", "result-overwritten", (), "", "", "It is overwritten.", {}, (), "", "here:1")
    return KnownAnswers(RIGHT, ((kept, OVERWRITTEN),), (), rules, lambda function: OVERWRITTEN)


def test_beside_what_a_rule_explains_the_rest_is_named_too():
    seen = {**OVERWRITTEN, "loss": {"a": np.array([1.1, 2.1])}}
    rules = {"rounded-result": lambda observed, right: ("loss",)}

    found = DIAGNOSTICIAN.explain(known(**rules), seen).findings

    assert [(finding.code, finding.certainty) for finding, _ in found] == [
        ("rounded-result", "likely"),
        ("result-overwritten", "likely"),
    ]


def test_a_rule_is_not_asked_where_a_name_is_certain():
    rules = {"rounded-result": lambda observed, right: ("array",)}

    [(finding, _)] = DIAGNOSTICIAN.explain(known(**rules), OVERWRITTEN).findings

    assert (finding.code, finding.certainty) == ("result-overwritten", "certain")


def test_what_is_wrong_in_float32_too_is_told_once():
    wrong = {"a": np.array([3.0, 6.0])}

    both = DIAGNOSTICIAN.explain(known(), {**RIGHT, "loss": wrong, "loss: float32": wrong})
    alone = DIAGNOSTICIAN.explain(known(), {**RIGHT, "loss: float32": wrong})

    assert [facet for facet, _ in both.facts] == ["loss"]
    assert [facet for facet, _ in alone.facts] == ["loss: float32"]


@pytest.mark.parametrize(("outcome", "code"), CODES.items())
def test_an_error_is_told_in_words_that_fit_every_task(outcome, code):
    seen = {facet: dict.fromkeys(cases, outcome) for facet, cases in RIGHT.items()}

    [(_, says)] = DIAGNOSTICIAN.explain(known(), seen).findings

    assert says == SAYS[code]


@pytest.mark.parametrize(("status", "looked"), [("out_of_memory", True), ("timeout", False), ("grader_error", False)])
def test_after_what_it_is_looked_at_more_closely(status, looked):
    calls = []
    examination = Examination(None, ("softmax",), lambda function: calls.append(function) or {})
    parts = [PartResult("value", 0.0, 1.0, "failed"), PartResult("vectorised", 0.0, 1.0, status)]

    class Watched:
        def known(self, key, examination): ...

        def diagnose(self, key, examination):
            examination.observe(None)

    diagnose(Watched(), "key", examination, parts)

    assert bool(calls) == looked


def test_how_it_is_computed_is_not_told_again_beside_another_mistake():
    right = {**RIGHT, STYLE: {"": "no loop"}}
    seen = {**right, STYLE: {"": "a loop"}, "loss": {"": "text"}}

    found = DIAGNOSTICIAN.explain(KnownAnswers(right, (), (), {}, lambda function: right), seen)

    assert STYLE in found.unexplained
    assert STYLE not in [facet for facet, _ in found.facts]
