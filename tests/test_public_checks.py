"""The checks of the public notebooks, written afresh: they pass what is right and see what they can see."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.selfcheck.public_checks import Batch, what_a_comparison_shows, what_a_naive_version_shows
from solutions.reference.losses import softmax_loss, svm_loss


@pytest.fixture(scope="module")
def batch():
    """Sizes and scales like those of CIFAR-10 images with their mean subtracted, on fewer pixels."""
    generator = np.random.default_rng(0)
    X = np.hstack([50 * generator.normal(size=(200, 300)), np.ones((200, 1))])
    return Batch(1e-4 * generator.standard_normal((301, 10)), X, generator.integers(0, 10, size=200))


def what_catches(naive, vectorised, batch, *, first_loss):
    return [
        *what_a_naive_version_shows(naive, batch, first_loss=first_loss),
        *what_a_comparison_shows(naive, vectorised, batch),
    ]


@pytest.mark.parametrize(("loss", "first"), [(svm_loss, False), (softmax_loss, True)])
def test_right_losses_pass(loss, first, batch):
    assert what_catches(loss, loss, batch, first_loss=first) == []


def test_a_wrong_gradient_is_seen_by_numbers(batch):
    def negated(W, X, y, reg):
        loss, dW = softmax_loss(W, X, y, reg)
        return loss, -dW

    assert "numerical gradient" in what_catches(negated, negated, batch, first_loss=True)


def test_two_versions_that_differ_are_seen(batch):
    def one_more(W, X, y, reg):
        loss, dW = svm_loss(W, X, y, reg)
        return loss + 1, dW

    assert what_catches(svm_loss, one_more, batch, first_loss=False) == ["difference of the losses"]
    assert what_catches(one_more, one_more, batch, first_loss=False) == []


def test_a_wrong_base_is_seen_by_the_first_loss(batch):
    def base_10(W, X, y, reg):
        loss, dW = softmax_loss(W, X, y, reg)
        return loss / np.log(10), dW / np.log(10)

    assert what_catches(base_10, base_10, batch, first_loss=True) == ["first loss"]


def test_half_a_gradient_of_the_regulariser_is_not_seen(batch):
    def without_2(W, X, y, reg):
        loss, dW = softmax_loss(W, X, y, reg)
        return loss, dW - reg * W

    assert what_catches(without_2, without_2, batch, first_loss=True) == []


def test_an_error_is_seen(batch):
    assert what_a_naive_version_shows(lambda *_: [][0], batch, first_loss=False) == ["error: IndexError"]
    assert what_a_comparison_shows(svm_loss, lambda *_: None, batch) == ["error: TypeError"]
