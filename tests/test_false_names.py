"""Names that were once given though they were false: of programs with slips that look like a known mistake in a part of what it shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_naming import EXERCISE, RIGHT, explained, known, unused
from test_true_names import named

from linearloss.exercise import Asked, Case, Facet
from linearloss.function import LocalFunction
from linearloss.hinge_table_looks import is_turned
from linearloss.naming import explain
from linearloss.walk_looks import LossesNoted, OfTheWalk

PROGRAMS = {
    "the third result, whatever it is: nothing is kept": (
        "choose_best", "def choose_best(results):\n    return results[min(2, len(results) - 1)]\n", "depends-on-earlier-calls",
    ),
    "other numbers at the start: no factor": (
        "train_sgd", '''
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    rng = np.random.default_rng(seed)
    W = (0.001 * np.random.RandomState(seed).standard_normal((X.shape[1], int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(len(X), size=batch_size)
        W = W - learning_rate * loss_function(W, X[rows], y[rows], reg)[1]
    return W
''', "start-other-scale",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_name_that_is_false_of_the_program_is_not_given(what: str) -> None:
    function, program, code = PROGRAMS[what]

    assert code not in {one.code for one in named(function, program)}


def test_zeros_alone_do_not_speak_for_a_mistake_of_which_the_words_are_others() -> None:
    zeros = {"gradient": {"a": np.zeros(2)}}
    other = {"stability": {"a": "changes"}}
    catalogue = [known("the-same-array", {**zeros, "stability": {"a": "not finite"}})]

    assert explained({**zeros, **other}, catalogue).findings == ()


def test_where_what_a_mistake_says_in_words_is_right_it_is_another_one() -> None:
    how = Facet("how", "stability", "It is computed in another way.", unused, ("a",))
    exercise, right = replace(EXERCISE, facets=[*EXERCISE.facets, how]), {**RIGHT, "how": {"a": "one by one"}}
    numbers = {"gradient": {"a": np.array([3.0, -7.0])}}
    catalogue = [known("moved-together", {**numbers, "how": {"a": "together"}})]

    def codes(words: str) -> set[str]:
        shown = {**right, **numbers, "stability": {"a": "changes"}, "how": {"a": words}}
        return {one.code for one in explain(exercise, shown, right, catalogue).findings}

    assert codes("otherwise") == {"moved-together"} and codes("one by one") == set()


def test_examples_in_an_order_of_their_own_are_seen_in_whatever_order_the_piles_come() -> None:
    program = """
def split_data(images, labels, num_val):
    order = np.random.default_rng(3).permutation(len(images))
    images, labels = images[order], labels[order]
    return images[num_val:], images[:num_val], labels[num_val:], labels[:num_val]
"""
    assert "split-shuffled" in {one.code for one in named("split_data", program)}


def test_a_number_that_grows_with_the_rows_is_not_the_wrong_way_round() -> None:
    def whole_rows(S, y, delta=1.0, p=1):
        return np.sum(np.maximum(0, S - S[y] + delta)) - delta

    def turned(S, y, delta=1.0, p=1):
        return np.sum(np.maximum(0, S[np.arange(len(y)), y, None] - S + delta), axis=1) - delta

    assert [is_turned(Asked(LocalFunction(f), "hinge_losses")) for f in (whole_rows, turned)] == [False, True]


def test_points_in_the_place_of_losses_are_entries_that_are_no_numbers() -> None:
    def descend(loss_function, W, learning_rate, num_steps):
        history = []
        for _ in range(num_steps):
            history.append(W)
            W = W - learning_rate * loss_function(W)[1]
        return W, np.array(history)

    case = Case("a walk", lambda: (np.ones((2, 3)), np.zeros((2, 3)), np.ones((2, 3)), 0.1, 5))
    asked = Asked(LocalFunction(descend), "gradient_descent")
    assert LossesNoted()(asked, case) == 5  # what they are is seen elsewhere
    assert OfTheWalk("history")(asked, case) == "no numbers"
