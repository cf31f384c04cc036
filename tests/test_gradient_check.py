"""Central differences agree with known gradients, disagree with wrong ones, and step around kinks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from linearloss.gradient_check import ENOUGH, Comparison, TooFewCoordinates, compare_with_differences

RNG = np.random.default_rng(7)
W0 = RNG.normal(size=(6, 5))
A = RNG.normal(size=(6, 5))


def log_sum_exp_gradient(W: np.ndarray) -> np.ndarray:
    p = np.exp(W)
    return np.asarray(p / p.sum())


KNOWN: dict[str, tuple[Callable[[np.ndarray], float], Callable[[np.ndarray], np.ndarray]]] = {
    "linear": (lambda W: float(np.sum(A * W)), lambda W: A),
    "squares": (lambda W: float(np.sum(W**2)), lambda W: 2 * W),
    "cubes": (lambda W: float(np.sum(W**3)), lambda W: 3 * W**2),
    "log-sum-exp": (lambda W: float(np.log(np.exp(W).sum())), log_sum_exp_gradient),
    "sine of a sum": (lambda W: float(np.sin(W.sum())), lambda W: np.full_like(W, np.cos(W.sum()))),
    "tiny": (lambda W: 1e-9 * float(np.sum(W**2)), lambda W: 2e-9 * W),
    "large": (lambda W: 1e9 * float(np.sum(W**2)), lambda W: 2e9 * W),
}


@pytest.mark.parametrize("name", KNOWN)
def test_right_gradients_agree(name: str) -> None:
    loss, gradient = KNOWN[name]
    comparison = compare_with_differences(loss, gradient(W0), W0)
    assert comparison.worst < 1e-6 and comparison.skipped == 0
    assert len(comparison.coordinates) == W0.size


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("wrong", [lambda g: 2 * g, lambda g: -g, np.zeros_like, lambda g: g + np.abs(g).max() * (np.arange(30).reshape(6, 5) == 7)],
                         ids=["double", "sign", "zero", "one entry"])  # fmt: skip
def test_wrong_gradients_do_not(name: str, wrong: Callable[[np.ndarray], np.ndarray]) -> None:
    loss, gradient = KNOWN[name]
    assert compare_with_differences(loss, wrong(gradient(W0)), W0).worst > 0.1


def test_w_is_not_changed_and_may_be_read_only_integer_or_flat() -> None:
    W = np.arange(1, 11)
    W.flags.writeable = False
    comparison = compare_with_differences(lambda V: float(np.sum(V**2)), 2.0 * W, W)
    assert comparison.worst < 1e-6 and W[0] == 1


def test_coordinates_are_drawn_by_seed_without_repetition() -> None:
    def draw(seed: int) -> list[tuple[int, ...]]:
        return compare_with_differences(
            lambda W: float(W.sum()), np.ones((20, 20)), np.zeros((20, 20)), most=30, seed=seed
        ).coordinates

    assert draw(1) == draw(1) != draw(2)
    assert len(draw(1)) == len(set(draw(1))) == 30


def hinge(W: np.ndarray) -> float:
    return float(np.sum(np.maximum(0, W)))


def test_coordinates_on_a_kink_are_skipped() -> None:
    W = W0.copy()
    on_kink = [(0, 0), (3, 2), (5, 4)]
    for index in on_kink:
        W[index] = 0.0
    claimed = (W > 0).astype(float)
    assert compare_with_differences(hinge, claimed, W).worst > 0.5
    comparison = compare_with_differences(hinge, claimed, W, active_set=lambda V: V > 0)
    assert comparison.worst < 1e-6 and comparison.skipped == 3
    assert not set(on_kink) & set(comparison.coordinates)


def test_too_few_coordinates_are_the_tests_fault() -> None:
    W = np.zeros((6, 5))
    W[0, :4] = 1.0
    with pytest.raises(TooFewCoordinates, match="only 4 of 30"):
        compare_with_differences(hinge, W > 0, W, active_set=lambda V: V > 0)
    W.ravel()[:ENOUGH] = 1.0
    assert len(compare_with_differences(hinge, W > 0, W, active_set=lambda V: V > 0).coordinates) == ENOUGH


def test_a_small_w_needs_all_its_coordinates() -> None:
    assert compare_with_differences(hinge, np.ones(3), np.ones(3), active_set=lambda V: V > 0).skipped == 0
    with pytest.raises(TooFewCoordinates):
        compare_with_differences(hinge, np.ones(3), np.array([1.0, 0.0, 1.0]), active_set=lambda V: V > 0)


def test_tiny_entries_of_a_large_gradient_may_carry_noise() -> None:
    comparison = Comparison([(0,), (1,)], np.array([1.0, 0.0]), np.array([1.0, 1e-9]), 0)
    assert comparison.worst < 1e-4
    assert Comparison([(0,)], np.array([1e-9]), np.array([2e-9]), 0).worst == pytest.approx(0.5)
