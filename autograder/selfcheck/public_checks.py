"""What the checks of the public CS231n assignment would have caught.

Their notebooks (`svm.ipynb`, `softmax.ipynb`, assignment 1) check a student's two losses so, on 500
training images with the mean image subtracted and a column of ones, at W = 0.0001 * randn(3073, 10):

1. softmax only: the first loss of the naive version should be close to -log(0.1);
2. the naive version's gradient against centred differences with h = 1e-5, at 10 random weights, at
   reg = 0 and again at reg = 50; a relative error above 1e-2 means that something is wrong. One now and
   then is excused by a kink of the hinge (the notebook asks students why): here, up to two of the ten;
3. the vectorised version against the naive one at reg = 5e-6: the printed differences of the losses,
   and of the gradients in the Frobenius norm, should be zero.

Written afresh from this description. There is no check by a reference, and the student is the judge
of what is printed; here a strict one is assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.exercise import Mistake
from linearloss.data import load_cifar10

# The losses, by task: the naive and the vectorised version that the public notebooks compare.
PUBLIC_TASKS = {
    "svm": ("svm_loss_naive", "svm_loss_vectorized"),
    "softmax": ("softmax_loss_naive", "softmax_loss_vectorized"),
}

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], Any]

IMAGES, CHECKS, STEP = 500, 10, 1e-5
WRONG_RELATIVE_ERROR, EXCUSED_BY_KINKS = 1e-2, 2
REGS, REG_OF_THE_COMPARISON = (0.0, 5e1), 5e-6
FIRST_LOSS, CLOSE = -np.log(0.1), 0.1


@dataclass(frozen=True)
class Batch:
    """The images on which the public notebooks check: W (3073, 10), X (500, 3073), y (500,)."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray


@dataclass(frozen=True)
class PubliclyCaught:
    """What the public checks show of one wrong loss: alone beside a right version, and made in both versions."""

    assignment: str
    function: str
    name: str
    alone: tuple[str, ...]
    in_both: tuple[str, ...]


def check_publicly(mistake: Mistake, wrong: Loss, right: Mapping[str, Loss], batch: Batch) -> PubliclyCaught:
    """Put one wrong loss through the checks of the public notebooks, beside the right versions by name."""
    task = next(task for task, functions in PUBLIC_TASKS.items() if mistake.function in functions)
    slow, fast = PUBLIC_TASKS[task]
    # In both: the naive version is wrong. Alone: it is so only if the wrong one is the naive one.
    naive = what_a_naive_version_shows(wrong, batch, first_loss=task == "softmax")
    alone = naive if mistake.function == slow else []
    versions = {slow: right[slow], fast: right[fast]} | {mistake.function: wrong}
    return PubliclyCaught(
        mistake.assignment, mistake.function, mistake.name,
        (*alone, *what_a_comparison_shows(versions[slow], versions[fast], batch)),
        (*naive, *what_a_comparison_shows(wrong, wrong, batch)),
    )  # fmt: skip


def development_batch() -> Batch:
    """500 images of CIFAR-10, prepared as the public notebooks prepare them.

    Raises:
        DataError: CIFAR-10 is not in the cache.
    """
    cifar = load_cifar10(fetch=False)
    generator = np.random.default_rng(0)
    chosen = generator.choice(len(cifar.X_train), IMAGES, replace=False)
    images = cifar.X_train.reshape(len(cifar.X_train), -1)
    X = images[chosen].astype(np.float64) - np.mean(images, axis=0, dtype=np.float64)
    X = np.hstack([X, np.ones((IMAGES, 1))])
    return Batch(1e-4 * generator.standard_normal((X.shape[1], 10)), X, cifar.y_train[chosen].astype(np.int64))


def what_a_naive_version_shows(naive: Loss, batch: Batch, *, first_loss: bool) -> list[str]:
    """Checks 1 and 2: those that would have shown a student that something is wrong."""
    caught: list[str] = []
    try:
        with np.errstate(all="ignore"):
            if first_loss and abs(naive(batch.W, batch.X, batch.y, 0.0)[0] - FIRST_LOSS) > CLOSE * FIRST_LOSS:
                caught.append("first loss")
            if any(_large_errors(naive, batch, reg) > EXCUSED_BY_KINKS for reg in REGS):
                caught.append("numerical gradient")
    except Exception as error:
        caught.append(_error(error))
    return caught


def what_a_comparison_shows(naive: Loss, vectorised: Loss, batch: Batch) -> list[str]:
    """Check 3; a difference counts if it does not print as 0.000000."""
    found = []
    try:
        with np.errstate(all="ignore"):
            one, one_gradient = naive(batch.W, batch.X, batch.y, REG_OF_THE_COMPARISON)
            other, other_gradient = vectorised(batch.W, batch.X, batch.y, REG_OF_THE_COMPARISON)
            if f"{abs(float(one) - float(other)):f}" != "0.000000":
                found.append("difference of the losses")
            if f"{np.linalg.norm(np.asarray(one_gradient) - np.asarray(other_gradient)):f}" != "0.000000":
                found.append("difference of the gradients")
    except Exception as error:
        found.append(_error(error))
    return found


def _error(error: Exception) -> str:
    return f"error: {getattr(error, 'type_name', type(error).__name__)}"


def _large_errors(loss: Loss, batch: Batch, reg: float) -> int:
    """At how many of ten random weights the two gradients differ, relative to the sum of their magnitudes."""
    generator = np.random.default_rng(1)
    gradient = np.asarray(loss(batch.W, batch.X, batch.y, reg)[1])
    count = 0
    for _ in range(CHECKS):
        position = tuple(generator.integers(0, size) for size in batch.W.shape)
        values = []
        for step in (STEP, -STEP):
            W = batch.W.copy()
            W[position] += step
            values.append(float(loss(W, batch.X, batch.y, reg)[0]))
        numerical, analytic = (values[0] - values[1]) / (2 * STEP), float(gradient[position])
        scale = abs(numerical) + abs(analytic)
        error = abs(numerical - analytic) / scale if scale > 0 else 0.0
        count += not error <= WRONG_RELATIVE_ERROR  # not a number is no small error
    return count
