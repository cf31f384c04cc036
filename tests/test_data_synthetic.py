"""The made-up images are learnable, but not perfectly, and never pose as CIFAR-10."""

from __future__ import annotations

import numpy as np
import pytest

from linearloss.data import CLASS_NAMES, Cifar10, synthetic_images


def test_shapes_and_dtypes() -> None:
    made_up = synthetic_images(n_train=50, n_test=20)
    assert made_up.X_train.shape == (50, 32, 32, 3) and made_up.X_train.dtype == np.uint8
    assert made_up.X_test.shape == (20, 32, 32, 3) and made_up.X_test.dtype == np.uint8
    assert made_up.y_train.dtype == made_up.y_test.dtype == np.int64
    assert np.bincount(made_up.y_train).tolist() == [5] * 10


def test_the_seed_decides() -> None:
    first, again, other = (synthetic_images(20, 10, seed=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(first.X_train, again.X_train)
    np.testing.assert_array_equal(first.y_test, again.y_test)
    assert not np.array_equal(first.X_train, other.X_train)


def test_a_linear_classifier_is_better_than_chance_and_not_perfect() -> None:
    made_up = synthetic_images(n_train=1000, n_test=500, seed=0)
    X = made_up.X_train.reshape(1000, -1) / 255.0
    Z = made_up.X_test.reshape(500, -1) / 255.0
    X, Z = X - X.mean(axis=0), Z - X.mean(axis=0)
    # Ridge regression on one-hot labels, in its dual form: 1000 x 1000.
    weights = np.linalg.solve(X @ X.T + 30.0 * np.eye(1000), np.eye(10)[made_up.y_train])
    accuracy = np.mean((Z @ (X.T @ weights)).argmax(axis=1) == made_up.y_test)
    assert 0.25 < accuracy < 0.95


def test_nothing_presents_them_as_cifar10() -> None:
    made_up = synthetic_images(10, 10)
    assert not isinstance(made_up, Cifar10)
    assert not set(made_up.class_names) & set(CLASS_NAMES)


def test_refuses_negative_numbers() -> None:
    with pytest.raises(ValueError, match="negative"):
        synthetic_images(-1)
