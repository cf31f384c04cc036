"""In which words a mistake or a slip is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from test_naming import DOUBLED, EXERCISE, RIGHT, explained, known

from linearloss.naming import explain
from linearloss.outcome import Observation, Trouble
from linearloss.slips import SAYS


def test_a_slip_is_told_in_the_words_of_a_mistake_only_where_that_looks_so() -> None:
    facets = [replace(one, slips={"changed": "changes-input"}) for one in EXERCISE.facets]
    exercise = replace(EXERCISE, facets=facets)
    catalogue = [
        known("changes-input", {"loss": {"a": "changed", "b": "changed"}, "gradient": {"a": np.array([0.0, 7.0])}})
    ]

    def told(shown: Observation) -> str:
        (finding,) = explain(exercise, {**RIGHT, **shown}, RIGHT, catalogue).findings
        assert finding.code == "changes-input"
        return finding.says

    assert told({"loss": {"a": "changed", "b": "changed"}}) == "It is changes-input."
    assert "argument in place" in told({"stability": {"a": "changed"}})


def test_zeros_everywhere_are_nothing_computed() -> None:
    zeros = {name: {case: np.zeros_like(value) for case, value in RIGHT[name].items()} for name in ("loss", "gradient")}

    own = known("nothing-computed", {"loss": zeros["loss"]})  # of the loss alone: its words say less
    assert [one.says for one in explained(zeros, [own]).findings] == [SAYS["nothing-computed"]]
    matrix = dict.fromkeys(RIGHT["loss"], Trouble("shape (2, 2)", "It should be a number."))
    assert explained({**zeros, "loss": matrix}).findings == ()


def test_of_one_code_the_words_that_stand_first_are_said() -> None:
    """Those of the function itself: mistakes of functions with the same task come behind them."""
    own, others = known("doubled", DOUBLED), known("doubled", DOUBLED)
    (finding,) = explained(DOUBLED, [replace(own, says="mine"), replace(others, says="theirs")]).findings

    assert finding.says == "mine"
