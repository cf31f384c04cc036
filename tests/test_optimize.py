"""L-BFGS finds the minimum of whatever loss it is given; many settings at once equal one at a time."""

from __future__ import annotations

import numpy as np
import pytest

from linearloss.optimize import Curvature, accuracy, lbfgs, sgd_many
from solutions.reference.losses import softmax_loss, svm_loss
from solutions.reference.tune_lambda import train_sgd


def blobs(N: int = 120, D: int = 7, C: int = 4, seed: int = 0, dtype: str = "float64"):
    generator = np.random.default_rng(seed)
    y = np.arange(N) % C
    X = generator.normal(size=(C, D))[y] + generator.normal(size=(N, D))
    X[:, -1] = 1
    return X.astype(dtype), y


def squares(W, X, y, reg):
    T = np.eye(W.shape[1])[y]
    E = X @ W - T
    return np.sum(E**2) / len(y) + reg * np.sum(W**2), 2 * X.T @ E / len(y) + 2 * reg * W


# --- L-BFGS --------------------------------------------------------------------------


@pytest.mark.parametrize("guided", [False, True])
def test_finds_the_minimum_that_algebra_finds(guided: bool) -> None:
    X, y = blobs()
    reg = 0.03
    right = np.linalg.solve(X.T @ X / len(y) + reg * np.eye(7), X.T @ np.eye(4)[y] / len(y))
    guide = Curvature.of(X).preconditioner(reg, typical=2.0) if guided else None
    found = lbfgs(lambda W: squares(W, X, y, reg), np.zeros((7, 4)), tolerance=1e-9, precondition=guide)
    assert found.converged
    np.testing.assert_allclose(found.W, right, atol=1e-8)
    if guided:  # 2 X.T X / N + 2 reg is the exact Hessian: Newton's method arrives in one step
        assert found.iterations == 1


def test_curvature_steers_but_does_not_move_the_minimum() -> None:
    X, y = blobs()
    X[:, 0] *= 100  # badly conditioned
    X[:, 1] *= 0.01
    loss = lambda W: softmax_loss(W, X, y, 1e-3)  # noqa: E731
    start = np.zeros((7, 4))
    plain = lbfgs(loss, start, tolerance=1e-7, max_iterations=2000)
    guided = lbfgs(loss, start, tolerance=1e-7, precondition=Curvature.of(X).preconditioner(1e-3))
    assert plain.converged and guided.converged
    np.testing.assert_allclose(guided.W, plain.W, atol=1e-4)
    assert guided.evaluations < plain.evaluations


def test_the_loss_never_rises_and_the_start_is_left_alone() -> None:
    X, y = blobs(seed=1)
    start = np.random.default_rng(0).normal(size=(7, 4))
    kept = start.copy()
    found = lbfgs(lambda W: softmax_loss(W, X, y, 0.01), start, tolerance=1e-8)
    assert np.array_equal(start, kept)
    assert np.all(np.diff(found.losses) <= 1e-12)
    assert found.losses[-1] == found.loss and len(found.losses) == found.iterations + 1
    assert found.gradient_norm <= 1e-8


def test_agrees_with_scipy() -> None:
    optimize = pytest.importorskip("scipy.optimize")
    X, y = blobs(200, 8, 3, seed=2)
    ours = lbfgs(lambda W: softmax_loss(W, X, y, 0.01), np.zeros((8, 3)), tolerance=1e-7)

    def flat(w):
        loss, dW = softmax_loss(w.reshape(8, 3), X, y, 0.01)
        return loss, dW.ravel()

    theirs = optimize.minimize(flat, np.zeros(24), jac=True, method="L-BFGS-B", options={"gtol": 1e-9, "ftol": 1e-15})
    assert ours.loss == pytest.approx(theirs.fun, abs=1e-10)


def test_float32_stays_float32_and_still_arrives() -> None:
    X, y = blobs(dtype="float32")

    def wide(W):  # a loss whose gradient is float64 after all
        loss, dW = softmax_loss(W, X, y, 0.01)
        return loss, dW.astype(np.float64)

    found = lbfgs(wide, np.zeros((7, 4), np.float32), tolerance=1e-3)
    assert found.converged and found.W.dtype == np.float32


def test_already_there() -> None:
    found = lbfgs(lambda W: (np.sum(W**2), 2 * W), np.zeros((3, 2)))
    assert found.converged and found.iterations == 0 and found.evaluations == 1


def test_stops_when_it_is_told_to() -> None:
    X, y = blobs()
    found = lbfgs(lambda W: softmax_loss(W, X, y, 1e-4), np.zeros((7, 4)), tolerance=0.0, max_iterations=3)
    assert found.iterations == 3 and not found.converged


def test_a_gradient_that_is_wrong_ends_the_walk() -> None:
    found = lbfgs(lambda W: (float(np.sum(W**2)), -2 * W), np.ones((2, 2)))
    assert not found.converged and np.all(np.isfinite(found.W))


def test_curvature_of_few_examples() -> None:
    X, _ = blobs(N=3)
    guide = Curvature.of(X).preconditioner(0.0)
    assert np.all(np.isfinite(guide(np.ones((7, 4)))))


# --- many settings at once -----------------------------------------------------------


@pytest.mark.parametrize("loss", [softmax_loss, svm_loss, squares])
def test_many_at_once_equal_one_at_a_time(loss) -> None:
    X, y = blobs()
    rates, regs = [0.1, 0.02, 0.3], [0.0, 2.0, 0.1]
    together = sgd_many(loss, X, y, rates, regs, num_iters=25, batch_size=11, seed=5)
    assert together.shape == (3, 7, 4)
    for W, rate, reg in zip(together, rates, regs, strict=True):
        np.testing.assert_allclose(W, train_sgd(loss, X, y, rate, reg, 25, 11, 5), atol=1e-12)


def test_many_at_once_in_float32() -> None:
    X, y = blobs(dtype="float32")
    W = sgd_many(softmax_loss, X, y, [0.1], [0.01], num_iters=10, batch_size=8)
    assert W.dtype == np.float32


def test_a_setting_that_diverges_leaves_the_others_alone() -> None:
    X, y = blobs()
    alone = sgd_many(softmax_loss, X, y, [0.1], [0.1], num_iters=300, batch_size=8)
    both = sgd_many(softmax_loss, X, y, [0.1, 10.0], [0.1, 1e5], num_iters=300, batch_size=8)
    np.testing.assert_allclose(both[0], alone[0])
    assert not np.all(np.isfinite(both[1]))
    assert accuracy(both[1], X, y) == 0.0


def test_the_steps_can_be_watched() -> None:
    X, y = blobs()
    seen: list[int] = []

    def watch(steps):
        for step in steps:
            seen.append(step)
            yield step

    sgd_many(softmax_loss, X, y, [0.1], [0.1], num_iters=4, batch_size=8, steps=watch)
    assert seen == [0, 1, 2, 3]


# --- accuracy ------------------------------------------------------------------------


def test_accuracy_in_blocks() -> None:
    X, y = blobs()
    W = np.random.default_rng(3).normal(size=(7, 4))
    right = np.mean(np.argmax(X @ W, axis=1) == y)
    for rows in (1, 7, 120, 500):
        assert accuracy(W, X, y, rows_at_once=rows) == pytest.approx(right)
