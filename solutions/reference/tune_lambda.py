"""Splitting, standardising, training and choosing: functions of the last notebook that others need, too, in its conventions.

Images are (N, ...), rows of standardised pixels (N, D + 1) with a last column of ones, weights
(D + 1, C). The random numbers of `train_sgd` are part of the specification: first the weights,
then one `choice` a step, all from one generator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Images = NDArray[Any]
Labels = NDArray[np.int64]
Array = NDArray[np.float64]
Loss = Callable[[NDArray[Any], NDArray[Any], Labels, float], tuple[Any, NDArray[Any]]]
Result = dict[str, float]


def split_data(images: Images, labels: Labels, num_val: int) -> tuple[Images, Labels, Images, Labels]:
    """Images and labels for training, then for validation: the last `num_val`."""
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]


def pixel_statistics(images: Images) -> tuple[Array, Array]:
    """Mean and deviation of every pixel, each (D,); the deviation of a constant pixel is given as 1."""
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    return mean, np.where(std == 0, 1.0, std)


def standardise(images: Images, mean: Array, std: Array) -> NDArray[np.float32]:
    """(pixel - mean) / std and a column of ones, float32, without a larger copy on the way."""
    N, D = len(images), len(mean)
    X = np.ones((N, D + 1), dtype=np.float32)
    X[:, :D] = images.reshape(N, D)
    X[:, :D] -= mean.astype(np.float32)
    X[:, :D] /= std.astype(np.float32)
    return X


def train_sgd(
    loss_function: Loss,
    X: NDArray[Any],
    y: Labels,
    learning_rate: float,
    reg: float,
    num_iters: int,
    batch_size: int,
    seed: int,
) -> NDArray[Any]:
    """The weights after `num_iters` steps of minibatch gradient descent, in the dtype of X."""
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        _, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - (learning_rate * dW).astype(X.dtype)
    return W


def sample_log_uniform(low: float, high: float, size: int, seed: int) -> Array:
    """Numbers whose logarithm is uniform between those of `low` and `high`."""
    return np.exp(np.random.default_rng(seed).uniform(np.log(low), np.log(high), size))


def standard_error(accuracy: Any, n: int) -> Any:
    """Formula: the standard deviation of a share measured on `n` independent examples."""
    share = np.asarray(accuracy)
    return np.sqrt(share * (1 - share) / n)


def choose_best(results: Sequence[Result]) -> Result:
    """The result with the highest validation accuracy; of several, the one with the largest reg."""
    return max(results, key=lambda one: (one["val_accuracy"], one["reg"]))


def choose_simplest(results: Sequence[Result], n: int) -> Result:
    """The one-standard-error rule (Breiman, Friedman, Olshen and Stone, 1984, section 3.4.3).

    Of the results whose validation accuracy, measured on `n` images, is within one standard error of the best, the one with the
    largest reg; of several, the one with the highest validation accuracy.
    """
    best = max(one["val_accuracy"] for one in results)
    near = [one for one in results if one["val_accuracy"] >= best - standard_error(best, n)]
    return max(near, key=lambda one: (one["reg"], one["val_accuracy"]))
