"""verify names what is off, and cannot be met by data that only look right."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from test_data_samples import facts_of, small_cifar

from linearloss.data import CLASS_NAMES, Cifar10, DataError, verify
from linearloss.data.verification import CIFAR10_FACTS, channel_statistics

GOOD = small_cifar()
FACTS = facts_of(GOOD)


def changed(**arrays: object) -> Cifar10:
    return dataclasses.replace(GOOD, **arrays)


def with_pixel(index: tuple[int, ...], value: int) -> np.ndarray:
    X = GOOD.X_train.copy()
    X[index] = value
    return X


def swapped_labels() -> np.ndarray:
    y = GOOD.y_train.copy()
    other = int(np.flatnonzero(y != y[-1])[-1])
    y[[other, -1]] = y[[-1, other]]
    return y


@pytest.mark.parametrize(
    ("cifar", "said"),
    [
        (changed(X_train=GOOD.X_train[:-1]), "shape of X_train"),
        (changed(X_test=GOOD.X_test.astype(float)), "dtype of X_test should be uint8"),
        (changed(y_train=GOOD.y_train[:, None]), "shape of y_train"),
        (changed(y_test=GOOD.y_test.astype(np.int32)), "dtype of y_test should be int64"),
        (changed(class_names=CLASS_NAMES[::-1]), "class names"),
        (changed(y_test=np.full_like(GOOD.y_test, 11)), "range of y_test"),
        (changed(y_test=np.zeros_like(GOOD.y_test)), "images a class in y_test"),
        (changed(y_train=(GOOD.y_train + 1) % 10), "first training labels"),
        (changed(X_train=with_pixel((0, 0, 0, 1), 255)), "first training pixel"),
        (changed(X_train=with_pixel((3,), 255)), "channel means"),
        (changed(X_train=with_pixel((9, 9, 9, 0), int(GOOD.X_train[9, 9, 9, 0]) ^ 1)),
         "SHA-256 of data_batch_1"),
        (changed(y_train=swapped_labels()), "SHA-256 of data_batch_5"),
        (changed(X_test=GOOD.X_test[::-1]), "SHA-256 of test_batch"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_names_what_is_off(cifar: Cifar10, said: str) -> None:
    with pytest.raises(DataError, match=said):
        verify(cifar, FACTS)


def test_names_a_wrong_spread_of_the_pixels() -> None:
    # Two pixels moved apart by the same amount: the mean stays, the spread does not.
    X = GOOD.X_train.copy()
    X[50:75, ..., 0], X[75:, ..., 0] = 50, 150
    means, deviations = channel_statistics(X)
    facts = dataclasses.replace(FACTS, means=tuple(means), deviations=(*deviations[:2], 0.0))
    with pytest.raises(DataError, match="channel deviations"):
        verify(changed(X_train=X), facts)


def test_statistics_agree_with_numpy() -> None:
    means, deviations = channel_statistics(GOOD.X_train)
    np.testing.assert_allclose(means, GOOD.X_train.mean(axis=(0, 1, 2)), rtol=1e-12)
    np.testing.assert_allclose(deviations, GOOD.X_train.std(axis=(0, 1, 2)), rtol=1e-9)


def test_made_up_images_are_not_taken_for_cifar10() -> None:
    with pytest.raises(DataError, match="This is not CIFAR-10"):
        verify(GOOD)


def test_the_facts_are_those_of_the_publication() -> None:
    assert (CIFAR10_FACTS.n_train, CIFAR10_FACTS.n_test) == (50_000, 10_000)
    assert len(set(CIFAR10_FACTS.batch_sha256)) == 6
