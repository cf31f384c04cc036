"""Programs with two mistakes: which are made, and which are worth trying."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from test_mistakes import FIRST, read

from autograder.course import load_course
from autograder.diagnosis import Diagnostician
from autograder.diagnosis.diagnostician import KnownAnswers
from autograder.exercise.composition import compositions
from autograder.selfcheck.composed import sample_compositions

TOLD = """
[[mistake]]
code = "told"
title = "Printed"
thinks = "It is to be seen."
says = "You print it."
loses = ["output"]
old = "return y"
new = "print(y)\\n    return y"

[[mistake]]
code = "trebled"
title = "Trebled"
thinks = "Three."
says = "You treble it."
loses = ["value"]
old = "y = x / 2"
new = "y = x * 3"
"""
SOLUTION = 'def half(x):\n    """Half of x."""\n    y = x / 2\n    return y\n'


def test_two_mistakes_in_different_places_make_a_program(tmp_path):
    found = list(compositions(SOLUTION, read(tmp_path, FIRST + TOLD)))

    assert [pair.name for pair in found] == ["half/doubled + told", "half/told + trebled"]
    assert "x * 2" in found[0].source and "print(y)" in found[0].source
    assert (found[0].codes, found[0].loses) == (("doubled", "told"), {"test_half": ("value", "output")})


def test_what_cannot_be_told_apart_is_not_composed(tmp_path):
    doubled, told, _ = read(tmp_path, FIRST + TOLD)

    assert not list(compositions(SOLUTION, [doubled, replace(told, also=("shown",))]))
    assert not list(compositions(SOLUTION, [doubled, replace(told, code="doubled")]))


def test_only_pairs_that_show_each_mistake_as_if_it_were_alone_are_tried(tmp_path):
    mistakes = read(tmp_path, FIRST + TOLD)
    right = {"value": {"": np.array(1.0)}, "output": {"": "nothing"}}
    doubled = {**right, "value": {"": np.array(4.0)}}
    told = {**right, "output": {"": "printed"}}
    both = {"value": {"": np.array(4.0)}, "output": {"": "printed"}}
    wrong = tuple(zip(mistakes, (doubled, told, doubled), strict=True))
    diagnostician = Diagnostician(load_course())
    diagnostician.catalogue.given_by = lambda *program: None

    def tried(shown):
        known = KnownAnswers(right, wrong, (), {}, lambda function: shown)
        return sample_compositions(SOLUTION, mistakes, {"test_half": known}, diagnostician)

    assert len(tried(both)) == 1, "each mistake is tried once"
    assert not tried({**both, "output": {"": "an error"}})
