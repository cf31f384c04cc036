"""The small batches that the notebooks 02 and 03 show, as visible cases of the losses."""

from __future__ import annotations

import numpy as np

from linearloss.exercise import Arguments, Case


def _toy_batch() -> Arguments:
    W = np.array([[-1.0, 1.0, 2.0], [-1.0, 0.0, 2.0], [1.0, 1.0, 1.0], [1.0, -1.0, -1.0]])
    X = np.array([[3.0, -3.0, -3.0, 1.0], [0.0, 0.0, 6.0, 1.0], [6.0, -3.0, -3.0, 1.0]])
    return W, X, np.array([0, 1, 2]), 0.0


def _two_of_one_class() -> Arguments:
    # Here, unlike in the toy batch, sum(W @ W.T) is not sum(W * W).
    return np.array([[0.0, 0.5, -2.0], [1.0, -1.0, 0.5]]), np.array([[2.0, 0.5], [1.0, -1.0]]), np.array([0, 0]), 0.0


def _five_images() -> Arguments:
    X = np.array([[1, 2, 1], [-1, 0.5, 1], [0.5, -1.5, 1], [2, 1, 1], [0, -1, 1]])
    W = np.array([[0.5, -1.0, 0.25, 1.0], [1.0, 0.5, -0.75, -0.5], [0.1, -0.2, 0.3, 0.0]])
    return W, X, np.array([0, 2, 1, 3, 2]), 0.0


def _four_of_two_classes() -> Arguments:
    # The first label is not 0, and the last class has no example. The inverses of the probabilities have another mean than in the
    # other case, or a small constant in the logarithm would look like one that is added to the loss.
    W = np.array([[1.0, -0.5, 0.5], [-0.5, 1.0, 2.0]])
    return W, np.array([[1.0, 0.5], [-0.5, 1.0], [1.5, -1.0], [0.5, 0.0]]), np.array([1, 1, 0, 1]), 0.0


def _four_examples() -> Arguments:
    W = np.array([[1.0, -1.0, 0.5], [0.5, 1.0, -2.0]])
    return W, np.array([[1.0, 1.5], [-1.0, 1.0], [2.0, 1.0], [1.0, 0.4]]), np.array([0, 1, 2, 2]), 0.0


SVM_TOYS = (
    Case("the toy batch", _toy_batch, visible=True),
    Case("two images of one class", _two_of_one_class, visible=True),
    # More than three classes, no two sizes alike, and scores of which none are: what looks the same on the toy is told apart.
    Case("five images of four classes", _five_images, visible=True),
)
SOFTMAX_TOYS = (
    Case("five images", _five_images, visible=True),
    Case("four images of two classes", _four_of_two_classes, visible=True),
)
CARRIED_OVER = (Case("four examples", _four_examples, visible=True),)  # in notebook 05
