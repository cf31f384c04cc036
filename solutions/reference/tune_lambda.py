"""Splitting, standardising, searching and choosing: the functions of the last notebook, in its conventions.

Images are (N, ...), rows of standardised pixels (N, D + 1) with a last column of ones, weights
(D + 1, C). The random numbers of `train_sgd` are part of the specification: first the weights,
then one `choice` a step, all from one generator.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.optimize import accuracy

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[Any, np.ndarray]]
Train = Callable[[np.ndarray, np.ndarray, float, float], np.ndarray]
Result = dict[str, float]


def split_data(images: np.ndarray, labels: np.ndarray, num_val: int) -> tuple[np.ndarray, ...]:
    """Images and labels for training, then for validation: the last `num_val`."""
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]


def standard_error(accuracy: Any, n: int) -> Any:
    """The standard deviation of a share measured on `n` independent examples."""
    return np.sqrt(np.asarray(accuracy) * (1 - np.asarray(accuracy)) / n)


def pixel_statistics(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and deviation of every pixel, each (D,); the deviation of a constant pixel is given as 1."""
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    return mean, np.where(std == 0, 1.0, std)


def standardise(images: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    """(pixel - mean) / std and a column of ones, float32, without a larger copy on the way."""
    N, D = len(images), len(mean)
    X = np.ones((N, D + 1), dtype=np.float32)
    X[:, :D] = images.reshape(N, D)
    X[:, :D] -= mean.astype(np.float32)
    X[:, :D] /= std.astype(np.float32)
    return X


def train_sgd(
    loss_function: Loss,
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    reg: float,
    num_iters: int,
    batch_size: int,
    seed: int,
) -> np.ndarray:
    """The weights after `num_iters` steps of minibatch gradient descent, in the dtype of X."""
    rng = np.random.default_rng(seed)
    N, D = X.shape
    W = (0.001 * rng.standard_normal((D, int(np.max(y)) + 1))).astype(X.dtype)
    for _ in range(num_iters):
        rows = rng.choice(N, size=batch_size)
        _, dW = loss_function(W, X[rows], y[rows], reg)
        W = W - (learning_rate * dW).astype(X.dtype)
    return W


def sample_log_uniform(low: float, high: float, size: int, seed: int) -> np.ndarray:
    """Numbers whose logarithm is uniform between those of `low` and `high`."""
    return np.exp(np.random.default_rng(seed).uniform(np.log(low), np.log(high), size))


def search(
    train: Train,
    settings: Iterable[tuple[float, float]],
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
) -> list[Result]:
    """Training and validation accuracy for each (learning rate, reg)."""
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })  # fmt: skip
    return results


def choose_best(results: Sequence[Result]) -> Result:
    """The result with the highest validation accuracy; of several, the one with the largest reg."""
    return max(results, key=lambda one: (one["val_accuracy"], one["reg"]))


# --------------------------------------------------------------------------- the specification, in plain loops


def slow_statistics(images: Sequence[Sequence[float]]) -> tuple[list[float], list[float]]:
    """`pixel_statistics` of rows of pixels, in plain loops."""
    N, D = len(images), len(images[0])
    mean = [math.fsum(float(row[d]) for row in images) / N for d in range(D)]
    std = [math.sqrt(math.fsum((float(row[d]) - mean[d]) ** 2 for row in images) / N) or 1.0 for d in range(D)]
    return mean, std


def slow_standardise(
    images: Sequence[Sequence[float]], mean: Sequence[float], std: Sequence[float]
) -> list[list[float]]:
    """`standardise` of rows of pixels, in plain loops."""
    return [[(float(row[d]) - mean[d]) / std[d] for d in range(len(mean))] + [1.0] for row in images]


def slow_accuracy(W: Sequence[Sequence[float]], X: Sequence[Sequence[float]], y: Sequence[int]) -> float:
    """The share of rows whose first largest score is that of the right class, in plain loops."""
    right = 0
    for row, label in zip(X, y, strict=True):
        scores = [sum(row[d] * W[d][c] for d in range(len(row))) for c in range(len(W[0]))]
        right += scores.index(max(scores)) == label
    return right / len(y)


def slow_choose(results: Sequence[Result]) -> Result:
    """`choose_best`, one after the other."""
    best = results[0]
    for one in results[1:]:
        higher = one["val_accuracy"] > best["val_accuracy"]
        tie = one["val_accuracy"] == best["val_accuracy"]
        if higher or (tie and one["reg"] > best["reg"]):
            best = one
    return best
