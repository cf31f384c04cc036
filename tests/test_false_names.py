"""Names that were once given though they were false: of programs with slips that look like a known mistake in a part of what it shows."""

from __future__ import annotations

import numpy as np
import pytest
from test_naming import explained, known
from test_true_names import named

TRAINING = """
def train_sgd(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed):
    N, D = X.shape
    rng = np.random.default_rng(seed)
    W = (0.001 * {start}.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for step in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        loss, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - learning_rate * {way}
    return W
"""
PENALTY = """
def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope, strength = W**2, 2 * W, lam
    elif kind == "l1":
        penalty, slope, strength = np.abs(W), np.sign(W), lam
    elif kind == "elastic":
        penalty, slope, strength = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W), 1.0
    else:
        raise ValueError(kind)
    if {condition}:
        penalty[-1] = 0
        slope[-1] = 0
    return strength * np.sum(penalty), strength * slope
"""
PROGRAMS = {
    "the third result, whatever it is: nothing is kept": (
        "choose_best", "def choose_best(results):\n    return results[min(2, len(results) - 1)]\n", "depends-on-earlier-calls",
    ),
    "a larger reg and a higher accuracy: no margin": (
        "choose_best", '''
def choose_best(results):
    best = results[0]
    for one in results:
        if one["val_accuracy"] > best["val_accuracy"]:
            best = one
        elif one["reg"] > best["reg"]:
            best = one
    return best
''', "depends-on-earlier-calls",
    ),
    "steps along no gradient: no rate that shrinks": (
        "train_sgd", TRAINING.format(start="rng", way="np.float64(loss) * np.ones(W.shape)"), "rate-decays",
    ),
    "other numbers at the start: no factor": (
        "train_sgd", TRAINING.format(start="np.random.RandomState(seed)", way="dW"), "start-other-scale",
    ),
    "squares in uint8: no deviation that is taken for 0": (
        "pixel_statistics", '''
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    std = np.sqrt(np.maximum(np.mean(rows * rows, axis=0) - mean**2, 0))
    std[std == 0] = 1
    return mean, std
''', "nearly-constant-pixels",
    ),
    "no strength at all in the elastic net: not on one of the terms only": (
        "reg_loss_grad", PENALTY.format(condition="not penalise_bias"), "elastic-lam-on-squares-only",
    ),
    "the flag the other way round: the default is as it should be": (
        "reg_loss_grad", PENALTY.format(condition="penalise_bias"), "bias-default-false",
    ),
    "p / n: not divided by n outside of the root": (
        "standard_error", "def standard_error(accuracy, n):\n    return np.sqrt(accuracy / n)\n", "n-outside-the-root",
    ),
    "short columns grow: none gets the length 1": (
        "project_max_norm", '''
def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.sum(W**2, axis=0))
    return W * np.maximum(1, max_norm / np.where(lengths > 0, lengths, max_norm))
''', "max-norm-always-scales",
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
    numbers = {"gradient": {"a": np.array([3.0, -7.0])}}
    catalogue = [known("moved-together", {**numbers, "stability": {"a": "not finite"}})]

    assert {one.code for one in explained({**numbers, "stability": {"a": "changes"}}, catalogue).findings} == {
        "moved-together"
    }
    assert explained(numbers, catalogue).findings == ()
