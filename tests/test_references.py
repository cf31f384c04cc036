"""The references, proved: against plain loops, central differences and an independent library."""

import numpy as np
import pytest

from autograder.grading import random_problem
from linearloss.gradient_check import compare_with_differences
from solutions.reference import losses, slow

SIZES = [(1, 3, 4), (7, 5, 3), (9, 4, 2), (20, 6, 10)]
PAIRS = [
    pytest.param(losses.svm_loss, slow.svm_loss, slow.svm_gradient, id="svm"),
    pytest.param(losses.softmax_loss, slow.softmax_loss, slow.softmax_gradient, id="softmax"),
]


def _active_set(problem, W):
    S = problem.X @ W
    return S - S[np.arange(len(problem.y)), problem.y][:, None] + 1 > 0


@pytest.mark.parametrize(("N", "D", "C"), SIZES)
@pytest.mark.parametrize("reg", [0.0, 1.3])
@pytest.mark.parametrize(("fast", "slow_loss", "slow_gradient"), PAIRS)
def test_fast_equals_the_specification_in_plain_loops(fast, slow_loss, slow_gradient, N, D, C, reg):
    problem = random_problem(100 + N, N, D, C)
    W, X, y = problem.W.tolist(), problem.X.tolist(), problem.y.tolist()

    loss, gradient = fast(problem.W, problem.X, problem.y, reg)

    assert loss == pytest.approx(slow_loss(W, X, y, reg), rel=1e-12)
    np.testing.assert_allclose(gradient, slow_gradient(W, X, y, reg), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("reg", [0.0, 2.0])
@pytest.mark.parametrize(("fast", "slow_loss", "slow_gradient"), PAIRS)
def test_gradient_equals_central_differences_of_the_specification(fast, slow_loss, slow_gradient, reg):
    problem = random_problem(7, 8, 5, 4)
    X, y = problem.X.tolist(), problem.y.tolist()

    comparison = compare_with_differences(
        lambda W: slow_loss(W.tolist(), X, y, reg),
        fast(problem.W, problem.X, problem.y, reg)[1],
        problem.W,
        active_set=lambda W: _active_set(problem, W),
    )

    assert len(comparison.coordinates) >= 15
    assert comparison.worst < 1e-7


def test_softmax_loss_equals_scikit_learn():
    from sklearn.metrics import log_loss  # a second, which the other processes need not take to gather the tests

    problem = random_problem(3, 30, 6, 5)
    expected = log_loss(problem.y, losses.softmax(problem.scores), labels=range(5))

    assert losses.softmax_loss(problem.W, problem.X, problem.y, 0.0)[0] == pytest.approx(expected, rel=1e-9)


def test_two_class_svm_loss_equals_scikit_learn():
    from sklearn.metrics import hinge_loss

    # With two classes the multiclass hinge is the binary hinge of the score difference.
    problem = random_problem(4, 30, 6, 2)
    difference = problem.scores[:, 1] - problem.scores[:, 0]
    expected = hinge_loss(problem.y, difference, labels=[0, 1])

    assert losses.svm_loss(problem.W, problem.X, problem.y, 0.0)[0] == pytest.approx(expected, rel=1e-9)


def test_the_numbers_of_the_lecture():
    S = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
    y = np.array([0, 1, 2])

    np.testing.assert_allclose(losses.hinge_losses(S, y), [2.9, 0.0, 12.9])
    np.testing.assert_allclose(losses.hinge_losses(S, y, p=2), [8.41, 0.0, 83.25])
    np.testing.assert_allclose(losses.cross_entropy(S, y), [2.0404, 0.0791, 6.1565], atol=5e-5)
    np.testing.assert_allclose(losses.softmax(S)[0], [0.130, 0.869, 0.001], atol=5e-4)


def test_cross_entropy_stays_finite_at_a_gap_of_a_thousand():
    assert losses.cross_entropy(np.array([[0.0, 1000.0]]), np.array([0]))[0] == 1000.0
