"""Trains the student's `LinearClassifier` while the judge watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, call
from autograder.checks.values import kind_of
from autograder.grading import generator, random_problem
from solutions.reference.losses import softmax_loss, svm_loss

from .watching import Seen, Watch

READ_LOOP = " Read again: section 6, The training loop."
NAME = "LinearClassifier.train"
LOUD_SEED = 12


@dataclass
class Run:
    """One training: what went in, what the judge saw, what came out."""

    X: np.ndarray
    y: np.ndarray
    reg: float
    rate: float
    num_iters: int
    batch_size: int
    steps: list[Seen]
    history: Any
    W: np.ndarray
    model: Any
    watch: Watch
    calls: list[Seen]

    def losses(self) -> list[float]:
        """The losses that belong to the steps."""
        return [seen.loss for seen in self.steps[: self.num_iters]]

    def minibatch_losses(self) -> list[float]:
        """The loss of the last minibatch of batch_size that was asked about at each W, whichever the step goes by."""
        own = [seen for seen in self.calls if len(seen.X) == self.batch_size]
        return [list(group)[-1].loss for _, group in groupby(own, key=lambda seen: seen.W.tobytes())]


def blobs(seed: int, N: int, D: int, C: int) -> tuple[np.ndarray, np.ndarray]:
    """Well separated classes (C < D), every one present; the last column is the bias."""
    numbers = generator(seed)
    y = numbers.permutation(np.arange(N) % C)
    X = 0.3 * numbers.normal(size=(N, D))
    corners, _ = np.linalg.qr(numbers.normal(size=(D - 1, D - 1)))
    X[:, :-1] += 3.0 * corners[y]
    X[:, -1] = 1.0
    return X, y.astype(np.int64)


def make(LinearClassifier: Callable[..., Any], watch: Watch, **kwargs: Any) -> Any:
    """A classifier of the student's with the judge's loss function."""
    return call(LinearClassifier, "LinearClassifier", watch.function(), **kwargs)


def train(
    model: Any,
    watch: Watch,
    X: np.ndarray,
    y: np.ndarray,
    *,
    rate: float,
    reg: float,
    num_iters: int,
    batch_size: int,
    **more: bool,
) -> Run:
    """One call of the student's `train`, watched; `more`: further arguments of it.

    Raises:
        CheckFailed: it stops with an error, or asks the loss function what it cannot answer.
    """
    watch.calls = []
    try:
        history = model.train(X, y, learning_rate=rate, reg=reg, num_iters=num_iters, batch_size=batch_size, **more)
    except NotImplementedError as error:
        raise CheckFailed(f"{NAME} is not written yet.", layer="missing") from error
    except CheckFailed:
        raise
    except Exception as error:
        if watch.complaint:
            raise CheckFailed(f"{NAME}: {watch.complaint}{READ_LOOP}") from error
        call(_raiser(error), NAME)
        raise
    if watch.complaint:
        raise CheckFailed(f"{NAME}: {watch.complaint}{READ_LOOP}")
    if not watch.calls:
        raise CheckFailed(f"{NAME} never calls the loss function that the classifier was given.{READ_LOOP}")
    W = _weights(model)
    steps = watch.steps(num_iters, batch_size, W)
    return Run(X, y, reg, rate, num_iters, batch_size, steps, history, W, model, watch, watch.calls)


def _weights(model: Any) -> np.ndarray:
    """`model.W`; which shape it must have is one part's question."""
    W = getattr(model, "W", None)
    if not isinstance(W, np.ndarray):
        raise CheckFailed(
            f"LinearClassifier: after training, self.W should be an array, but is {kind_of(W)}.", layer="type"
        )
    W = np.asarray(W)
    if W.ndim != 2 or W.dtype.kind != "f" or not np.all(np.isfinite(W)):
        raise CheckFailed("LinearClassifier: after training, self.W should be (D, C), finite floats.", layer="shape")
    return W.astype(float)


def _raiser(error: Exception) -> Callable[..., Any]:
    def again(*_: Any) -> Any:
        raise error

    return again


def _times_ten_thousand(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    loss, dW = softmax_loss(W, X, y, reg)
    return 1e4 * loss, 1e4 * dW


@dataclass
class Runs:
    """The trainings that the parts look at: each happens once, when a part first asks for it."""

    LinearClassifier: Callable[..., Any]

    @cached_property
    def softmax(self) -> tuple[Run, Run, Run]:
        X, y = blobs(61, 30, 5, 4)
        watch = Watch(softmax_loss, 5, 4)
        model = make(self.LinearClassifier, watch, seed=17)
        settings = dict(rate=0.3, reg=0.2, batch_size=7)
        return (
            train(model, watch, X, y, num_iters=12, **settings),  # type: ignore[arg-type]
            train(model, watch, X, y, num_iters=5, **settings),  # type: ignore[arg-type]
            train(model, watch, X, y, num_iters=5, **settings),  # type: ignore[arg-type]
        )

    @cached_property
    def svm(self) -> Run:
        # The default seed; two classes; float32.
        X, y = blobs(62, 14, 3, 2)
        watch = Watch(svm_loss, 3, 2)
        model = make(self.LinearClassifier, watch)
        return train(model, watch, X.astype(np.float32), y, rate=0.01, reg=0.4, num_iters=8, batch_size=9)

    @cached_property
    def large_batch(self) -> Run:
        # More examples in a minibatch than there are.
        X, y = blobs(65, 4, 3, 2)
        watch = Watch(svm_loss, 3, 2)
        model = make(self.LinearClassifier, watch, seed=9)
        return train(model, watch, X, y, rate=0.05, reg=0.1, num_iters=2, batch_size=9)

    @cached_property
    def no_class_0(self) -> Run:
        X, y = blobs(70, 10, 5, 2)
        watch = Watch(softmax_loss, 5, 3)
        return train(make(self.LinearClassifier, watch), watch, X, y + 1, rate=0.1, reg=0.1, num_iters=3, batch_size=6)

    @cached_property
    def absent_class(self) -> Run:
        problem = random_problem(63, 9, 4, 5, absent=1)
        y = np.where(np.arange(9) == 0, 4, problem.y)
        watch = Watch(softmax_loss, 4, 5)
        model = make(self.LinearClassifier, watch, seed=3)
        return train(model, watch, problem.X, y, rate=0.1, reg=0.0, num_iters=2, batch_size=4)

    @cached_property
    def loud(self) -> list[Run]:
        """With verbose=True: few steps, and so many that every habit of printing shows."""
        X, y = blobs(66, 6, 3, 2)
        runs = []
        for num_iters in (3, 101):
            watch = Watch(softmax_loss, 3, 2)
            model = make(self.LinearClassifier, watch, seed=LOUD_SEED)
            try:
                settings = dict(rate=0.02, reg=0.1, num_iters=num_iters, batch_size=4)
                runs.append(train(model, watch, X, y, **settings, verbose=True))  # type: ignore[arg-type]
            except CheckFailed as failed:
                raise CheckFailed(
                    f"With verbose=True: {failed}", layer=failed.layer, diagnoses=failed.diagnoses
                ) from failed
        return runs

    @cached_property
    def fewer_classes(self) -> tuple[Run, Run]:
        # The second call meets no example of the largest class.
        X, y = blobs(67, 12, 5, 3)
        watch = Watch(svm_loss, 5, 3)
        model = make(self.LinearClassifier, watch, seed=6)
        settings = dict(rate=0.05, reg=0.1, num_iters=3, batch_size=4)
        first = train(model, watch, X, y, **settings)  # type: ignore[arg-type]
        return first, train(model, watch, X[y < 2], y[y < 2], **settings)  # type: ignore[arg-type]

    @cached_property
    def steep(self) -> Run:
        # Gradients of a thousand and more.
        X, y = blobs(68, 8, 4, 3)
        watch = Watch(_times_ten_thousand, 4, 3)
        model = make(self.LinearClassifier, watch, seed=8)
        return train(model, watch, X, y, rate=1e-5, reg=0.1, num_iters=3, batch_size=5)

    @cached_property
    def done(self) -> Run:
        # Nothing is left to learn: no loss, no gradient.
        X, y = blobs(69, 8, 4, 3)
        watch = Watch(lambda W, X, y, reg: (0.0, np.zeros_like(W)), 4, 3)
        return train(make(self.LinearClassifier, watch), watch, X, y, rate=0.1, reg=0.1, num_iters=4, batch_size=5)

    def both(self) -> list[Run]:
        """One long training for each loss."""
        return [self.softmax[0], self.svm]
