"""Programs with two mistakes: which are made, and which are worth trying."""

from __future__ import annotations

from dataclasses import replace

from real_course import BENCH
from test_mistakes import FIRST, read

from autograder.exercise.composition import compositions
from autograder.selfcheck import composed

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
    assert not list(compositions(SOLUTION, [doubled, replace(told, not_with=("doubled",), loses=doubled.loses)]))


def test_of_pairs_that_show_each_mistake_as_if_it_were_alone_both_are_named():
    tasks = BENCH.tasks("02-svm", "svm_loss_vectorized")

    found = composed.check_compositions(tasks, BENCH.solution("02-svm", "svm_loss_vectorized"))

    assert len(found) == composed.FOR_EACH_FUNCTION
    assert [one.shortfall for one in found if one.shortfall] == []
    by_name = {mistake.name: mistake for mistake in tasks[0].mistakes}
    for one in found:
        first, second = one.name.split(" + ")
        changed = [composed.changed(tasks[0], by_name[name]) for name in (first, f"svm_loss_vectorized/{second}")]
        assert all(changed) and not changed[0].keys() & changed[1].keys()
