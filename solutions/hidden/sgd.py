"""The hidden tests of gradient descent and of the linear classifier, in parts.

`train` is given loss functions of the judge's. They see every W, every batch and every reg that
the student's loop works with, and so each property is judged by itself: a wrong sign does not
hide a right batch size. All of it takes well under a hundred steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Parts, Score, random_problem
from solutions.reference import sgd as reference
from solutions.reference.losses import softmax_loss, svm_loss

READ_LOOP = " Read again: the section 'The training loop'."
READ_BATCH = " Read again: the section 'Minibatches'."
TOLERANCE = 1e-6


# --------------------------------------------------------------------------- add_bias


def grade_add_bias(add_bias: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `edges` (one example, one feature, float32)."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for seed, N, D in ((51, 7, 4), (52, 3, 8)):
            _check_bias(add_bias, np.random.default_rng(seed).normal(size=(N, D)))

    @parts.part("edges", points["edges"])
    def _() -> None:
        generator = np.random.default_rng(53)
        _check_bias(add_bias, generator.normal(size=(1, 5)))
        _check_bias(add_bias, generator.normal(size=(6, 1)))
        _check_bias(add_bias, generator.normal(size=(4, 3)).astype(np.float32))

    return parts.score()


def _check_bias(add_bias: Callable[..., Any], X: np.ndarray) -> None:
    N, D = X.shape
    got = as_float_array(call(add_bias, "add_bias", X.copy()), (N, D + 1), "add_bias(X)")
    if is_close(got, reference.add_bias(X)):
        return
    if is_close(got[:, 1:], X) and is_close(got[:, 0], np.ones(N)):
        raise CheckFailed(
            "add_bias: the ones stand in the first column; they belong in the last.", diagnoses=["bias-first"]
        )
    if not is_close(got[:, -1], np.ones(N)):
        raise CheckFailed("add_bias: the last column does not hold ones.", diagnoses=["bias-not-ones"])
    raise CheckFailed("add_bias: the columns before the last are not those of X.")


# --------------------------------------------------------------------------- gradient_descent


def grade_gradient_descent(gradient_descent: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `history`, `edges` (no step at all, a vector for W)."""
    parts = Parts()
    scale = np.array([[1.0, 0.5, 2.0], [0.7, 1.5, 0.2]])
    centre = np.array([[1.0, -2.0, 0.5], [3.0, 0.3, -1.0]])
    start = np.array([[0.2, 1.1, -0.4], [-1.3, 2.2, 0.9]])

    def bowl(W: Any) -> tuple[float, np.ndarray]:
        gap = np.asarray(W, dtype=float).reshape(centre.shape) - centre
        return float(np.sum(scale * gap**2)), 2 * scale * gap

    @parts.part("weights", points["weights"])
    def _() -> None:
        for rate, steps in ((0.15, 5), (0.03, 9)):
            W, _ = _descend(gradient_descent, bowl, start, rate, steps)
            W = as_float_array(W, start.shape, "gradient_descent: the weights")
            right = _positions(bowl, start, rate, steps)
            if is_close(W, right[-1]):
                continue
            if is_close(W, _positions(bowl, start, -rate, steps)[-1]):
                raise CheckFailed("gradient_descent walks uphill: the step must be subtracted.", diagnoses=["ascent"])
            if any(is_close(W, other) for other in right[:-1]):
                raise CheckFailed(
                    "gradient_descent stops too early: take num_iters steps.", diagnoses=["wrong-number-of-steps"]
                )
            raise CheckFailed("gradient_descent: the weights after the last step are not right.")

    @parts.part("history", points["history"])
    def _() -> None:
        seen: list[float] = []

        def noted(W: Any) -> tuple[float, np.ndarray]:
            loss, dW = bowl(W)
            seen.append(loss)
            return loss, dW

        _, history = _descend(gradient_descent, noted, start, 0.1, 6)
        numbers = _history_numbers(history, 6, "gradient_descent")
        if not is_close(numbers[0], bowl(start)[0]):
            raise CheckFailed(
                "gradient_descent: the first entry of the history is not the loss at the start. Note the loss before "
                "each step.", diagnoses=["history-late"],
            )  # fmt: skip
        if not is_close(numbers, seen[:6]):
            raise CheckFailed("gradient_descent: the history does not hold the losses met on the way, in their order.")

    @parts.part("edges", points["edges"])
    def _() -> None:
        W, history = _descend(gradient_descent, bowl, start, 0.1, 0)
        if not is_close(as_float_array(W, start.shape, "gradient_descent with num_iters = 0: W"), start) or len(
            history
        ):
            raise CheckFailed("gradient_descent with num_iters = 0 should give back W as it was, and an empty history.")
        line, _ = _descend(
            gradient_descent, lambda w: (float(np.sum(np.asarray(w) ** 2)), 2 * np.asarray(w)), start[0], 0.1, 3
        )
        line = as_float_array(line, start[0].shape, "gradient_descent on a vector")
        if not is_close(np.abs(line[0] * start[0]), np.abs(line * start[0][0])):
            raise CheckFailed("gradient_descent does not work when W is a vector.")

    return parts.score()


def _descend(
    function: Callable[..., Any], bowl: Callable[..., Any], W: np.ndarray, rate: float, steps: int
) -> tuple[Any, Any]:
    result = call(function, "gradient_descent", bowl, W.copy(), rate, steps)
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed("gradient_descent should return two things, `return W, history`.", layer="type")
    if not isinstance(result[1], (list, tuple, np.ndarray)) or (
        isinstance(result[1], np.ndarray) and not result[1].ndim
    ):
        raise CheckFailed(f"gradient_descent: the history should be a list, but is {kind_of(result[1])}.", layer="type")
    return result[0], result[1]


def _positions(bowl: Callable[..., Any], W: np.ndarray, rate: float, steps: int) -> list[np.ndarray]:
    found = [W]
    for _ in range(steps):
        found.append(found[-1] - rate * bowl(found[-1])[1])
    return found


def _history_numbers(history: Any, expected: int, name: str) -> list[float]:
    if not isinstance(history, (list, tuple, np.ndarray)) or (isinstance(history, np.ndarray) and not history.ndim):
        raise CheckFailed(
            f"{name} should return the list of losses, but returned {kind_of(history)}.",
            layer="type",
            diagnoses=["history-missing"],
        )
    if len(history) != expected:
        raise CheckFailed(
            f"{name}: the history has {len(history)} entries after {expected} steps. It needs one loss a step.",
            diagnoses=["history-missing"],
        )
    return [as_number(entry, f"{name}: an entry of the history") for entry in history]


# --------------------------------------------------------------------------- LinearClassifier


@dataclass
class Seen:
    """What one call of the loss function was given, and what it answered."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    reg: float
    loss: float
    dW: np.ndarray


@dataclass
class Watch:
    """Makes a loss function that notes its calls. It never raises: a complaint waits until the call is over."""

    inner: Callable[..., tuple[float, np.ndarray]]
    D: int
    C: int
    calls: list[Seen] = field(default_factory=list)
    complaint: str = ""

    def function(self) -> Callable[..., tuple[float, np.ndarray]]:
        def loss_function(W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, np.ndarray]:
            try:
                W, X, y = np.array(W, dtype=float), np.array(X, dtype=float), np.array(y)
                reg = float(reg)
            except (TypeError, ValueError):
                return self._complain(
                    "loss_function must be called as loss_function(W, X_batch, y_batch, reg), with arrays.", None
                )
            if W.shape != (self.D, self.C):
                return self._complain(
                    f"W reaches loss_function with shape {W.shape}; it should be (D, C), with C the largest label plus one.",
                    W,
                )
            if X.ndim != 2 or X.shape[1] != self.D:
                return self._complain(
                    f"loss_function gets a batch of shape {X.shape}; it should be (batch_size, D), rows of X.", W
                )
            if y.shape != (len(X),) or y.dtype.kind not in "iu":
                return self._complain("loss_function must get one integer label for each row of its batch.", W)
            if not np.all(np.isfinite(W)):
                return self._complain("W holds entries that are not finite.", W)
            loss, dW = self.inner(W, X, y, reg)
            self.calls.append(Seen(W, X, y, reg, loss, np.array(dW)))
            return loss, dW

        return loss_function

    def _complain(self, text: str, W: np.ndarray | None) -> tuple[float, np.ndarray]:
        self.complaint = self.complaint or text
        return 0.0, np.zeros_like(W) if W is not None else np.zeros((self.D, self.C))

    def steps(self, num_iters: int) -> list[Seen]:
        """One call a step; a loop that asks twice for the same batch (once for each result) is right too."""
        if len(self.calls) <= num_iters:
            return self.calls
        kept: list[Seen] = []
        for seen in self.calls:
            if kept and np.array_equal(seen.W, kept[-1].W) and np.array_equal(seen.X, kept[-1].X):
                continue
            kept.append(seen)
        return kept


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


def _blobs(seed: int, N: int, D: int, C: int) -> tuple[np.ndarray, np.ndarray]:
    """Well separated classes, every one present; the last column is the bias."""
    generator = np.random.default_rng(seed)
    y = generator.permutation(np.arange(N) % C)
    X = 2.0 * generator.normal(size=(C, D))[y] + 0.3 * generator.normal(size=(N, D))
    X[:, -1] = 1.0
    return X, y.astype(np.int64)


def _train(
    model: Any, watch: Watch, X: np.ndarray, y: np.ndarray, *, rate: float, reg: float, num_iters: int, batch_size: int
) -> Run:
    watch.calls = []
    name = "LinearClassifier.train"
    try:
        history = model.train(X, y, learning_rate=rate, reg=reg, num_iters=num_iters, batch_size=batch_size)
    except NotImplementedError as error:
        raise CheckFailed(f"{name} is not written yet.", layer="missing") from error
    except CheckFailed:
        raise
    except Exception as error:
        if watch.complaint:
            raise CheckFailed(f"{name}: {watch.complaint}{READ_LOOP}") from error
        call(_raiser(error), name)
        raise
    if watch.complaint:
        raise CheckFailed(f"{name}: {watch.complaint}{READ_LOOP}")
    if not watch.calls:
        raise CheckFailed(f"{name} never calls the loss function that the classifier was given.{READ_LOOP}")
    W = as_float_array(getattr(model, "W", None), (watch.D, watch.C), "LinearClassifier: W after training")
    return Run(X, y, reg, rate, num_iters, batch_size, watch.steps(num_iters), history, W, model, watch)


def _raiser(error: Exception) -> Callable[..., Any]:
    def again(*_: Any) -> Any:
        raise error

    return again


def _make(LinearClassifier: Callable[..., Any], watch: Watch, **kwargs: Any) -> Any:
    return call(LinearClassifier, "LinearClassifier", watch.function(), **kwargs)


def grade_train(LinearClassifier: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `history`, `batches`, `descent`, `regulariser`, `start`, `sampling`, `continues`, `same weights`, `learns`."""
    parts = Parts()

    @cache
    def softmax_run() -> tuple[Run, Run]:
        X, y = _blobs(61, 30, 5, 4)
        watch = Watch(softmax_loss, 5, 4)
        model = _make(LinearClassifier, watch, seed=17)
        settings = dict(rate=0.3, reg=0.2, batch_size=7)
        return (
            _train(model, watch, X, y, num_iters=12, **settings),  # type: ignore[arg-type]
            _train(model, watch, X, y, num_iters=5, **settings),  # type: ignore[arg-type]
        )

    @cache
    def svm_run() -> Run:
        # The default seed; two classes; float32.
        X, y = _blobs(62, 14, 3, 2)
        watch = Watch(svm_loss, 3, 2)
        return _train(
            _make(LinearClassifier, watch),
            watch,
            X.astype(np.float32),
            y,
            rate=0.05,
            reg=0.4,
            num_iters=8,
            batch_size=9,
        )

    @cache
    def large_batch_run() -> Run:
        # More examples in a minibatch than there are.
        X, y = _blobs(65, 4, 3, 2)
        watch = Watch(svm_loss, 3, 2)
        return _train(
            _make(LinearClassifier, watch, seed=9), watch, X, y, rate=0.05, reg=0.1, num_iters=2, batch_size=9
        )

    @cache
    def absent_class_run() -> Run:
        problem = random_problem(63, 9, 4, 5, absent=1)
        y = np.where(problem.y == 3, 4, problem.y)
        watch = Watch(softmax_loss, 4, 5)
        return _train(
            _make(LinearClassifier, watch, seed=3), watch, problem.X, y, rate=0.1, reg=0.0, num_iters=1, batch_size=4
        )

    def both() -> list[Run]:
        return [softmax_run()[0], svm_run()]

    @parts.part("history", points["history"])
    def _() -> None:
        for run in both():
            losses = _history_numbers(run.history, run.num_iters, "LinearClassifier.train")
            if not is_close(losses, [seen.loss for seen in run.steps[: run.num_iters]]):
                raise CheckFailed(
                    "LinearClassifier.train: the history does not hold what the loss function returned for each minibatch, "
                    f"in the order of the steps.{READ_LOOP}", diagnoses=["history-wrong"],
                )  # fmt: skip

    @parts.part("batches", points["batches"])
    def _() -> None:
        for run in both():
            _check_batches(run)

    @parts.part("descent", points["descent"])
    def _() -> None:
        for run in both():
            _check_descent(run)

    @parts.part("regulariser", points["regulariser"])
    def _() -> None:
        for run in both():
            if any(not is_close(seen.reg, run.reg) for seen in run.steps):
                raise CheckFailed(
                    "LinearClassifier.train: the loss function is not given the regularisation strength that train was called "
                    f"with.{READ_LOOP}", diagnoses=["reg-ignored"],
                )  # fmt: skip

    @parts.part("start", points["start"])
    def _() -> None:
        for run, seed in ((softmax_run()[0], 17), (svm_run(), 0), (absent_class_run(), 3)):
            expected = 0.001 * np.random.default_rng(seed).standard_normal(run.W.shape)
            got = run.steps[0].W
            if is_close(got, expected):
                continue
            if not np.any(got):
                raise CheckFailed(
                    "LinearClassifier.train: W starts as zeros, not as small random numbers.", diagnoses=["zero-start"]
                )
            raise CheckFailed(
                "LinearClassifier.train: the first W is not 0.001 * self.rng.standard_normal((D, C)), drawn from the generator of "
                f"the classifier's seed before anything else.{READ_LOOP}", diagnoses=["seed-ignored"],
            )  # fmt: skip

    @parts.part("sampling", points["sampling"])
    def _() -> None:
        for run, seed in ((softmax_run()[0], 17), (svm_run(), 0), (large_batch_run(), 9)):
            for seen, indices in zip(run.steps, _indices(run, seed), strict=False):
                if seen.X.shape != run.X[indices].shape or not is_close(seen.X, run.X[indices]):
                    raise CheckFailed(
                        "LinearClassifier.train: the minibatches are not those that self.rng.choice(N, size=batch_size, "
                        "replace=True), called once a step, would pick. Draw nothing else from self.rng in between."
                        + READ_BATCH, diagnoses=["other-batches"],
                    )  # fmt: skip

    @parts.part("continues", points["continues"])
    def _() -> None:
        first, second = softmax_run()
        if not is_close(second.steps[0].W, first.W):
            raise CheckFailed(
                "LinearClassifier.train: when it is called a second time it starts again from new weights. It should go on from "
                f"self.W.{READ_LOOP}", diagnoses=["restarts"],
            )  # fmt: skip
        if _seeded_again(first, second, 17):
            raise CheckFailed(
                "LinearClassifier.train: a second call starts the random numbers from the seed again. Use the generator that "
                "__init__ has made, self.rng, and make no new one in train.", diagnoses=["fresh-generator"],
            )  # fmt: skip

    @parts.part("same weights", points["same weights"])
    def _() -> None:
        for run, seed, loss in ((softmax_run()[0], 17, softmax_loss), (svm_run(), 0, svm_loss)):
            right = reference.LinearClassifier(loss, seed)
            right.train(run.X.astype(float), run.y, run.rate, run.reg, run.num_iters, run.batch_size)
            assert right.W is not None
            if not is_close(run.W, right.W, TOLERANCE):
                raise CheckFailed(
                    "LinearClassifier.train: with the same seed and the same data, W does not end where it should. The other parts "
                    "of this test say which step of the recipe differs."
                )

    @parts.part("learns", points["learns"])
    def _() -> None:
        X, y = _blobs(64, 40, 6, 3)
        watch = Watch(softmax_loss, 6, 3)
        run = _train(
            _make(LinearClassifier, watch, seed=4), watch, X, y, rate=0.3, reg=1e-3, num_iters=30, batch_size=20
        )
        losses = [seen.loss for seen in run.steps]
        if np.mean(losses[-5:]) > 0.3 * losses[0]:
            raise CheckFailed(
                "LinearClassifier.train: on a problem with well separated classes the loss hardly falls, or rises."
            )

    return parts.score()


def _indices(run: Run, seed: int) -> list[np.ndarray]:
    generator = np.random.default_rng(seed)
    generator.standard_normal(run.W.shape)
    return [generator.choice(len(run.y), size=run.batch_size, replace=True) for _ in range(run.num_iters)]


def _seeded_again(first: Run, second: Run, seed: int) -> bool:
    """Whether the second call meets the batches of a generator that has just been made."""
    without_weights = np.random.default_rng(seed)
    indices = [without_weights.choice(len(second.y), size=second.batch_size, replace=True) for _ in second.steps]
    whole = any(len(seen.y) == len(first.y) for seen in first.steps)
    repeats = all(np.array_equal(a.X, b.X) for a, b in zip(first.steps, second.steps, strict=False))
    fresh = all(np.array_equal(seen.X, second.X[i]) for seen, i in zip(second.steps, indices, strict=False))
    return (repeats and not whole) or fresh


def _check_batches(run: Run) -> None:
    name = "LinearClassifier.train"
    if len(run.steps) != run.num_iters:
        raise CheckFailed(
            f"{name}: in {run.num_iters} steps it looks at {len(run.steps)} minibatches. Draw one for each step.{READ_LOOP}"
        )
    sizes = {len(seen.y) for seen in run.steps}
    if sizes == {len(run.y)}:
        raise CheckFailed(
            f"{name}: every step works on the whole training set, whatever batch_size is.{READ_BATCH}",
            diagnoses=["batch-size-ignored"],
        )
    if sizes != {run.batch_size}:
        raise CheckFailed(
            f"{name}: the loss function does not get batch_size examples in each step, but {', '.join(map(str, sorted(sizes)))}.{READ_BATCH}",
            diagnoses=["batch-size-ignored"],
        )
    for seen in run.steps:
        for row, label in zip(seen.X, seen.y, strict=True):
            at = np.flatnonzero(np.all(np.abs(run.X - row) < 1e-9, axis=1))
            if not len(at):
                raise CheckFailed(f"{name}: a minibatch holds a row that is no row of X.{READ_BATCH}")
            if not np.any(run.y[at] == label):
                raise CheckFailed(
                    f"{name}: in a minibatch, labels do not belong to their rows. Use the same indices for X and for y.{READ_BATCH}",
                    diagnoses=["pairs-broken"],
                )
    if all(np.array_equal(seen.X, run.steps[0].X) for seen in run.steps):
        raise CheckFailed(
            f"{name}: every step works on the same minibatch. Draw a new one in each step.{READ_BATCH}",
            diagnoses=["same-batch"],
        )


def _check_descent(run: Run) -> None:
    name = "LinearClassifier.train"
    after = [seen.W for seen in run.steps[1:]] + [run.W]
    moves = [(later - seen.W, run.rate * seen.dW) for seen, later in zip(run.steps, after, strict=True)]

    def all_are(factor: float) -> bool:
        # The size of W sets the rounding error of a difference of two W.
        return all(is_close(move, factor * step, 1e-5) for move, step in moves)

    if all_are(-1.0):
        return
    if all_are(1.0):
        raise CheckFailed(
            f"{name} walks uphill: the step along the gradient must be subtracted.{READ_LOOP}", diagnoses=["ascent"]
        )
    if all_are(0.0) or not any(np.any(move) for move, _ in moves):
        raise CheckFailed(f"{name}: W never changes.{READ_LOOP}", diagnoses=["no-step"])
    if all_are(-1.0 / run.batch_size) or all_are(-1.0 / len(run.y)):
        raise CheckFailed(
            f"{name}: the step is too small by the number of examples. The loss function has taken the mean already.{READ_LOOP}",
            diagnoses=["averaged-twice"],
        )
    if all_are(-1.0 / run.rate):
        raise CheckFailed(
            f"{name}: the step does not use learning_rate.{READ_LOOP}", diagnoses=["learning-rate-ignored"]
        )
    raise CheckFailed(
        f"{name}: a step should change W by minus the learning rate times the dW that the loss function returned for this minibatch; "
        f"yours does something else.{READ_LOOP}"
    )


def grade_predict_and_loss(LinearClassifier: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `predict`, `labels` (shape, dtype, one row), `loss`."""
    parts = Parts()
    D, C = 5, 3
    generator = np.random.default_rng(71)
    X, y = generator.normal(size=(8, D)), np.array([0, 1, 2, 2, 1, 0, 2, 1])
    aim = generator.normal(size=(D, C))

    @cache
    def model() -> tuple[Any, np.ndarray, Watch]:
        # One step of rate 1 along a fixed gradient: weights of order 1, whichever sign the student's step has.
        watch = Watch(lambda W, X, y, reg: (1.0, -aim), D, C)
        run = _train(_make(LinearClassifier, watch, seed=2), watch, X, y, rate=1.0, reg=0.0, num_iters=1, batch_size=4)
        return run.model, run.W, watch

    def labels(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        trained, W, _ = model()
        got = call(trained.predict, "LinearClassifier.predict", rows)
        if not isinstance(got, np.ndarray):
            raise CheckFailed(
                f"LinearClassifier.predict should return an array of labels, but returned {kind_of(got)}.", layer="type"
            )
        got = np.asarray(got)
        if got.shape != (len(rows),):
            raise CheckFailed(
                f"LinearClassifier.predict should return shape (N,), one label a row, but for N = {len(rows)} returned {got.shape}. "
                "The best class of a row is found along axis 1.", layer="shape", diagnoses=["argmax-axis"],
            )  # fmt: skip
        return got, np.argmax(rows @ W, axis=1)

    @parts.part("predict", points["predict"])
    def _() -> None:
        for N in (12, 7):
            rows = np.random.default_rng(72 + N).normal(size=(N, D))
            got, right = labels(rows)
            if not is_close(got, right):
                worst = np.argmin(rows @ model()[1], axis=1)
                raise CheckFailed(
                    "LinearClassifier.predict: the labels are not those of the largest scores X @ W in each row."
                    + (" They are those of the smallest." if is_close(got, worst) else "")
                )

    @parts.part("labels", points["labels"])
    def _() -> None:
        for N in (1, C):  # as many rows as classes: no shape can tell the axes apart
            rows = np.random.default_rng(90 + N).normal(size=(N, D))
            got, right = labels(rows)
            if got.dtype.kind not in "iu":
                raise CheckFailed(
                    f"LinearClassifier.predict should return integers, but its dtype is {got.dtype}.", layer="dtype"
                )
            if not is_close(got, right):
                raise CheckFailed(
                    "LinearClassifier.predict is wrong for a few rows only (one, or as many as classes).",
                    diagnoses=["argmax-axis"],
                )

    @parts.part("loss", points["loss"])
    def _() -> None:
        trained, W, watch = model()
        watch.calls = []
        got = call(trained.loss, "LinearClassifier.loss", X, y, 0.6)
        if not isinstance(got, (tuple, list)) or len(got) != 2:
            raise CheckFailed("LinearClassifier.loss should return two things, (loss, dW).", layer="type")
        if not watch.calls or watch.complaint:
            raise CheckFailed("LinearClassifier.loss does not ask the loss function that the classifier was given.")
        seen = watch.calls[-1]
        if (
            not is_close(seen.W, W)
            or not is_close(seen.X, X)
            or not np.array_equal(seen.y, y)
            or not is_close(seen.reg, 0.6)
        ):
            raise CheckFailed("LinearClassifier.loss should hand on self.W, X, y and reg as they are.")
        if not is_close(as_number(got[0], "LinearClassifier.loss: the loss"), 1.0) or not is_close(
            as_float_array(got[1], (D, C), "LinearClassifier.loss: the gradient dW"), -aim
        ):
            raise CheckFailed("LinearClassifier.loss should return what the loss function returned.")

    return parts.score()
