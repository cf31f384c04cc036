"""Programs with two mistakes, run while notebooks are built: every build gives the same."""

from __future__ import annotations

import numpy as np

from autograder.exercise.visible_pairs import _without_a_seed


def drawn(run: int) -> list[float]:
    with _without_a_seed(run):
        return [np.random.default_rng().normal(), np.random.default_rng().normal(), np.random.rand()]


def test_what_is_drawn_without_a_seed_is_the_same_in_every_build_and_another_in_every_call_and_run() -> None:
    assert drawn(0) == drawn(0)
    first, second, old = drawn(0)
    assert first != second and not {first, second, old} & set(drawn(1))
    with _without_a_seed(0):
        assert np.random.default_rng(5).normal() == np.random.Generator(np.random.PCG64(5)).normal()
