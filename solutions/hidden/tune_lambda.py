"""The hidden tests of the last notebook: its functions on small made-up data, and the file of results.

The file comes from a stranger. Nothing of it is unpickled, and nothing is allocated by what it
says of itself: each array's header is compared with what it must be before its bytes are read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.data import load_cifar10
from autograder.grading import Parts, Score
from autograder.grading.submission import submitted_file
from autograder.optimize import Curvature, accuracy, lbfgs
from solutions.reference import tune_lambda as reference
from solutions.reference.losses import softmax_loss

TOLERANCE = 1e-4  # float32
READ_PILES = " Read again: the section 'Three piles'."
READ_ERROR = " Read again: the section 'How sure can 1,000 images make us?'."
READ_PREPARE = " Read again: the section 'Prepare the images, and leak nothing'."
READ_LOOP = " Read again: the section 'Bring your losses, and your loop'."
READ_SEARCH = " Read again: the section 'Search: many settings'."
READ_CHOOSE = " Read again: the section 'Choose'."


# --------------------------------------------------------------------------- split_data


def grade_split_data(split_data: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `piles` and `edges` (one validation example, all but one, images as rows)."""
    parts = Parts()

    @parts.part("piles", points["piles"])
    def _() -> None:
        _check_split(split_data, 11, (11, 2, 3, 3), 4)
        _check_split(split_data, 12, (20, 4, 2, 3), 7)

    @parts.part("edges", points["edges"])
    def _() -> None:
        _check_split(split_data, 13, (5, 3), 1)
        _check_split(split_data, 14, (6, 2, 2), 5)

    return parts.score()


def _check_split(split_data: Callable[..., Any], seed: int, shape: tuple[int, ...], num_val: int) -> None:
    generator = np.random.default_rng(seed)
    images, labels = generator.normal(size=shape), generator.permutation(100)[: shape[0]]
    result = call(split_data, "split_data", images.copy(), labels.copy(), num_val)
    if not isinstance(result, (tuple, list)) or len(result) != 4:
        raise CheckFailed("split_data should return four arrays.", layer="type")
    right = reference.split_data(images, labels, num_val)
    names = ("images_train", "labels_train", "images_val", "labels_val")
    for name, got, expected in zip(names, result, right, strict=True):
        if not isinstance(got, np.ndarray):
            raise CheckFailed(f"split_data: {name} should be an array, but is {kind_of(got)}.", layer="type")
        if got.shape == expected.shape and np.array_equal(got, expected):
            continue
        if name == "labels_val" and got.shape == expected.shape and set(got.tolist()) == set(expected.tolist()):
            raise CheckFailed("split_data: the examples should stay in their order.", diagnoses=["split-order"])
        whole = images if "images" in name else labels
        swapped = whole[-len(got) :] if name.endswith("train") else whole[: len(got)]
        if got.shape == expected.shape and np.array_equal(got, swapped):
            raise CheckFailed(
                f"split_data holds back the first examples, but the last ones are for validation.{READ_PILES}",
                diagnoses=["split-first"],
            )
        overlap = name.endswith("train") and len(got) > len(expected)
        raise CheckFailed(
            f"split_data: {name} are not the right examples."
            + (" Validation images are among the training images." if overlap else "")
            + READ_PILES,
            diagnoses=["split-overlap"] if overlap else [],
        )


# --------------------------------------------------------------------------- standard_error


def grade_standard_error(standard_error: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `arrays`."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for p, n in ((0.41, 1000), (0.9, 37), (0.03, 10_000), (0.0, 5), (1.0, 8)):
            got = as_number(call(standard_error, "standard_error", p, n), "standard_error")
            if is_close(got, reference.standard_error(p, n), 1e-6):
                continue
            if is_close(got, p * (1 - p) / n, 1e-6):
                raise CheckFailed(f"standard_error: the square root is missing.{READ_ERROR}", diagnoses=["variance"])
            if n > 1 and is_close(got, np.sqrt(p * (1 - p) / (n - 1)), 1e-6):
                raise CheckFailed("standard_error: divide by n, not by n - 1, as the formula says.")
            raise CheckFailed(f"standard_error is not right for some accuracy and number of images.{READ_ERROR}")

    @parts.part("arrays", points["arrays"])
    def _() -> None:
        p = np.random.default_rng(21).uniform(size=(3, 4))
        got = as_float_array(
            call(standard_error, "standard_error", p.copy(), 250), p.shape, "standard_error of an array"
        )
        if not is_close(got, reference.standard_error(p, 250)):
            raise CheckFailed(f"standard_error is not right for an array of accuracies.{READ_ERROR}")

    return parts.score()


# --------------------------------------------------------------------------- pixel_statistics, standardise


def _images(seed: int, shape: tuple[int, ...]) -> np.ndarray:
    """Random uint8 images in which no two pixels have the same mean and deviation, and none is constant."""
    generator = np.random.default_rng(seed)
    level = generator.uniform(60, 190, size=shape[1:])
    spread = generator.uniform(5, 50, size=shape[1:])
    images = np.clip(level + spread * generator.normal(size=shape), 0, 255).astype(np.uint8)
    images[0, ...], images[1, ...] = 10, 240
    return images


def grade_pixel_statistics(pixel_statistics: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `mean`, `deviation` and `constant pixel`."""
    parts = Parts()

    def both(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        result = call(pixel_statistics, "pixel_statistics", images.copy())
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise CheckFailed("pixel_statistics should return two things, `return mean, std`.", layer="type")
        return result[0], result[1]

    def shaped(value: Any, D: int, what: str) -> np.ndarray:
        if isinstance(value, (np.ndarray, float)) and np.size(value) in (1, 3) and D > 3:
            raise CheckFailed(
                f"pixel_statistics: the {what} should have one entry for each pixel (and colour), shape (D,): average "
                f"over the images only.{READ_PREPARE}", layer="shape", diagnoses=["statistics-not-per-pixel"],
            )  # fmt: skip
        return as_float_array(value, (D,), f"pixel_statistics: the {what}")

    @parts.part("mean", points["mean"])
    def _() -> None:
        for seed, shape in ((31, (7, 3, 2, 3)), (32, (40, 4, 4, 3))):
            images = _images(seed, shape)
            mean = shaped(both(images)[0], int(np.prod(shape[1:])), "mean")
            if not is_close(mean, reference.pixel_statistics(images)[0], TOLERANCE):
                raise CheckFailed(f"pixel_statistics: the mean over the images is not right.{READ_PREPARE}")

    @parts.part("deviation", points["deviation"])
    def _() -> None:
        for seed, shape in ((33, (9, 3, 2, 3)), (34, (50, 6))):
            images = _images(seed, shape)
            right = reference.pixel_statistics(images)[1]
            std = shaped(both(images)[1], len(right), "standard deviation")
            if is_close(std, right, TOLERANCE):
                continue
            n = len(images)
            if is_close(std, right * np.sqrt(n / (n - 1)), TOLERANCE):
                raise CheckFailed("pixel_statistics: the deviation divides by N - 1; divide by N.", diagnoses=["ddof"])
            if is_close(std, right**2, TOLERANCE):
                raise CheckFailed("pixel_statistics: that is the variance, take its root.", diagnoses=["variance"])
            raise CheckFailed(f"pixel_statistics: the standard deviation over the images is not right.{READ_PREPARE}")

    @parts.part("constant pixel", points["constant pixel"])
    def _() -> None:
        images = _images(35, (8, 3, 3, 3))
        images[:, 1, 2, 0] = 77
        constant = 3 * (3 * 1 + 2)
        std = shaped(both(images)[1], 27, "standard deviation")
        if not is_close(std[constant], 1.0, 1e-6):
            raise CheckFailed(
                "pixel_statistics: where a pixel is the same in all images, std should be 1, so that one can divide by "
                f"it.{READ_PREPARE}", diagnoses=["zero-deviation"],
            )  # fmt: skip
        if not np.all(np.delete(std, constant) > 2):
            raise CheckFailed("pixel_statistics: a constant pixel spoils the deviations of the others.")

    return parts.score()


def grade_standardise(standardise: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `pixels`, `bias and dtype`, `no leak`."""
    parts = Parts()

    def run(images: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
        got = call(standardise, "standardise", images.copy(), mean.copy(), std.copy())
        N, D = len(images), len(mean)
        if isinstance(got, np.ndarray) and got.shape == (N, D):
            raise CheckFailed(
                f"standardise: the column of ones is missing.{READ_PREPARE}", layer="shape", diagnoses=["bias-missing"]
            )
        as_float_array(got, (N, D + 1), "standardise(images, mean, std)")
        return np.asarray(got)

    def pixels_of(X: np.ndarray) -> np.ndarray:
        first, last = np.all(X[:, 0] == 1), np.all(X[:, -1] == 1)
        return X[:, 1:] if first and not last else X[:, :-1]

    def problem(seed: int, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        # The training images lie elsewhere than those that are to be standardised.
        mean, std = reference.pixel_statistics(_images(seed, (30, *shape[1:])))
        return _images(seed + 100, shape), mean, std

    @parts.part("pixels", points["pixels"])
    def _() -> None:
        for seed, shape in ((41, (6, 3, 2, 3)), (42, (3, 4, 4, 3)), (43, (5, 7))):
            images, mean, std = problem(seed, shape)
            got, right = pixels_of(run(images, mean, std)), reference.standardise(images, mean, std)[:, :-1]
            if is_close(got, right, TOLERANCE):
                continue
            rows = images.reshape(len(images), -1)
            if is_close(got, rows - mean, TOLERANCE):
                raise CheckFailed("standardise does not divide by std.", diagnoses=["not-divided"])
            if is_close(got, (rows - mean) / std**2, TOLERANCE):
                raise CheckFailed("standardise divides by the square of std.")
            if is_close(got, rows / std - mean, TOLERANCE):
                raise CheckFailed("standardise divides before it subtracts: first the mean, then std.")
            own_mean, own_std = reference.pixel_statistics(images)
            if is_close(got, (rows - own_mean) / own_std, TOLERANCE):
                raise CheckFailed(
                    "standardise uses the mean and std of the images it is given. They must be those of the training "
                    f"images, which are its arguments.{READ_PREPARE}", diagnoses=["own-statistics"],
                )  # fmt: skip
            raise CheckFailed(f"standardise: the pixels are not (pixel - mean) / std.{READ_PREPARE}")

    @parts.part("bias and dtype", points["bias and dtype"])
    def _() -> None:
        X = run(*problem(44, (4, 2, 3, 3)))
        if not np.all(X[:, -1] == 1):
            where = " The ones stand in the first column." if np.all(X[:, 0] == 1) else ""
            raise CheckFailed(
                f"standardise: the last column must hold ones.{where}", diagnoses=["bias-first"] if where else []
            )
        if X.dtype != np.float32:
            raise CheckFailed(
                f"standardise should return float32, but returns {X.dtype}.", layer="dtype", diagnoses=["float64"]
            )

    @parts.part("no leak", points["no leak"])
    def _() -> None:
        # What becomes of an image must not depend on its neighbours: neither on what they are nor on how many.
        images, mean, std = problem(45, (6, 3, 2, 3))
        together = pixels_of(run(images, mean, std))
        others = images.copy()
        others[2:] = 255 - others[2:] // 2
        for what, got, kept in (
            ("other images beside it", pixels_of(run(others, mean, std))[:2], together[:2]),
            ("fewer images beside it", pixels_of(run(images[:2], mean, std)), together[:2]),
            ("no image beside it", pixels_of(run(images[4:5], mean, std)), together[4:5]),
        ):
            if not is_close(got, kept, TOLERANCE):
                raise CheckFailed(
                    f"standardise: an image becomes something else when there are {what}. So information leaks "
                    f"from one image into another, and from the test set into your results.{READ_PREPARE}",
                    diagnoses=["leak"],
                )

    return parts.score()


# --------------------------------------------------------------------------- train_sgd


@dataclass
class _Steps:
    """A loss of the judge's that notes how it is called. It never raises: a complaint waits."""

    aim: np.ndarray
    dtype: Any
    calls: list[tuple[np.ndarray, np.ndarray, np.ndarray, float]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, np.ndarray]:
        try:
            W, X, y, reg = np.array(W), np.array(X, dtype=float), np.array(y), float(reg)
        except (TypeError, ValueError):
            self.complaint = (
                self.complaint or "the loss function must be called as loss_function(W, X_batch, y_batch, reg)."
            )
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        if W.shape != self.aim.shape:
            self.complaint = (
                self.complaint or "W reaches the loss function with a wrong shape: it should be (D, C), C = max(y) + 1."
            )
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        self.calls.append((W, X, y, reg))
        pull = W.astype(float) - self.aim * (1 + 0.1 * len(y))
        if X.ndim == 2 and X.shape[1] == self.aim.shape[0]:
            pull = pull + 0.1 * X.mean(axis=0)[:, None]
        return float(np.sum(pull**2)), (2 * pull).astype(self.dtype)


def grade_train_sgd(train_sgd: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `minibatches`, `regulariser`, `dtype`."""
    parts = Parts()

    @cache
    def run(dtype: str) -> tuple[np.ndarray, _Steps, np.ndarray, np.ndarray, np.ndarray]:
        generator = np.random.default_rng(51)
        X, y = generator.normal(size=(13, 4)).astype(dtype), np.arange(13) % 3
        X[:, 0] = np.arange(13)  # tells the rows apart
        aim = generator.normal(size=(4, 3))
        steps = _Steps(aim, np.dtype(dtype))
        W = call(train_sgd, "train_sgd", steps, X.copy(), y.copy(), 0.07, 0.6, 6, 5, 23)
        if steps.complaint:
            raise CheckFailed(f"train_sgd: {steps.complaint}{READ_LOOP}")
        right = reference.train_sgd(_Steps(aim, np.dtype(dtype)), X, y, 0.07, 0.6, 6, 5, 23)
        return W, steps, X, y, right

    @parts.part("weights", points["weights"])
    def _() -> None:
        got, steps, _, _, right = run("float64")
        W = as_float_array(got, right.shape, "train_sgd: W")
        if is_close(W, right, TOLERANCE):
            return
        first = 0.001 * np.random.default_rng(23).standard_normal(right.shape)
        if steps.calls and not is_close(steps.calls[0][0], first, TOLERANCE):
            raise CheckFailed(
                "train_sgd: the first weights are not 0.001 * rng.standard_normal((D, C)), drawn first, with the given "
                f"seed.{READ_LOOP}", diagnoses=["start"],
            )  # fmt: skip
        if len(steps.calls) != 6:
            raise CheckFailed(
                "train_sgd should ask the loss function once a step, num_iters times.",
                diagnoses=["wrong-number-of-steps"],
            )
        before, after = np.sum((first - steps.aim) ** 2), np.sum((W - steps.aim) ** 2)
        if after > before:
            raise CheckFailed("train_sgd walks uphill: the step must be subtracted.", diagnoses=["ascent"])
        raise CheckFailed(
            "train_sgd: the weights after the last step are not right. Is each step W - learning_rate * dW, and does "
            f"each draw its rows by rng.choice(N, size=batch_size), with nothing else drawn between?{READ_LOOP}"
        )

    @parts.part("minibatches", points["minibatches"])
    def _() -> None:
        for dtype in ("float64", "float32"):
            _, steps, X, y, _ = run(dtype)
            if not steps.calls:
                raise CheckFailed("train_sgd never asks the loss function.")
            drawn = []
            for _, rows, labels, _ in steps.calls:
                if rows.shape != (5, 4) or labels.shape != (5,):
                    raise CheckFailed("train_sgd: a minibatch has not batch_size examples.", diagnoses=["full-batch"])
                numbers = np.rint(rows[:, 0]).astype(int)
                if np.any(numbers < 0) or np.any(numbers > 12) or not is_close(rows, X[numbers], TOLERANCE):
                    raise CheckFailed("train_sgd: the rows of a minibatch are not rows of X.")
                if not np.array_equal(labels, y[numbers]):
                    raise CheckFailed(
                        "train_sgd: labels and rows of a minibatch do not belong together.",
                        diagnoses=["labels-drawn-apart"],
                    )
                drawn.append(tuple(numbers.tolist()))
            if len(set(drawn)) == 1:
                raise CheckFailed("train_sgd uses the same minibatch in every step.", diagnoses=["same-batch"])

    @parts.part("regulariser", points["regulariser"])
    def _() -> None:
        _, steps, _, _, _ = run("float64")
        if not steps.calls or any(not is_close(reg, 0.6) for *_, reg in steps.calls):
            raise CheckFailed("train_sgd does not hand reg on to the loss function.", diagnoses=["reg-ignored"])

    @parts.part("dtype", points["dtype"])
    def _() -> None:
        got, steps, _, _, right = run("float32")
        as_float_array(got, right.shape, "train_sgd: W")
        if np.asarray(got).dtype != np.float32 or any(W.dtype != np.float32 for W, *_ in steps.calls):
            raise CheckFailed(
                "train_sgd: with float32 examples W should be float32 from the first step to the last.",
                layer="dtype",
                diagnoses=["float64"],
            )

    return parts.score()


# --------------------------------------------------------------------------- sample_log_uniform


def grade_sample_log_uniform(sample_log_uniform: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `range`, `spread`, `seed`."""
    parts = Parts()

    @cache
    def draw(low: float, high: float, size: int, seed: int) -> np.ndarray:
        return as_float_array(
            call(sample_log_uniform, "sample_log_uniform", low, high, size, seed), (size,), "sample_log_uniform"
        )

    ranges = ((1e-7, 1e-3), (0.5, 2.0), (3.0, 5e4))

    @parts.part("range", points["range"])
    def _() -> None:
        draw(0.1, 1.0, 1, 3)
        for low, high in ranges:
            values = draw(low, high, 2000, 61)
            if np.min(values) < low * (1 - 1e-9) or np.max(values) > high * (1 + 1e-9):
                raise CheckFailed(
                    "sample_log_uniform gives numbers outside low to high. Do the logarithm and the power belong "
                    "together?" + READ_SEARCH, diagnoses=["out-of-range"],
                )  # fmt: skip

    @parts.part("spread", points["spread"])
    def _() -> None:
        for low, high in ranges:
            values = draw(low, high, 2000, 62)
            if np.any(values <= 0):
                raise CheckFailed(f"sample_log_uniform gives numbers that are not positive: logarithms?{READ_SEARCH}")
            place = np.sort((np.log(values) - np.log(low)) / (np.log(high) - np.log(low)))
            # The largest distance from the uniform distribution: 0.05 is passed by chance once in ten thousand seeds.
            if np.max(np.abs(place - (np.arange(2000) + 0.5) / 2000)) > 0.05:
                uniform = np.mean((values - low) / (high - low))
                plain = abs(uniform - 0.5) < 0.03
                raise CheckFailed(
                    "sample_log_uniform: the logarithm of the values is not spread evenly."
                    + (" The values themselves are: take the logarithm of low and high first." if plain else "")
                    + READ_SEARCH, diagnoses=["uniform"] if plain else [],
                )  # fmt: skip
            if len(np.unique(np.round(place, 9))) < 1900:
                raise CheckFailed(
                    "sample_log_uniform: many values are equal; draw from the whole range, not from a grid."
                )

    @parts.part("seed", points["seed"])
    def _() -> None:
        first = draw(1e-3, 10.0, 50, 63)
        again = as_float_array(
            call(sample_log_uniform, "sample_log_uniform", 1e-3, 10.0, 50, 63), (50,), "sample_log_uniform"
        )
        if not is_close(first, again):
            raise CheckFailed(
                "sample_log_uniform: the same seed does not give the same values.", diagnoses=["seed-ignored"]
            )
        if is_close(first, draw(1e-3, 10.0, 50, 64)):
            raise CheckFailed("sample_log_uniform: another seed gives the same values.", diagnoses=["seed-ignored"])

    return parts.score()


# --------------------------------------------------------------------------- search


@dataclass
class _Trainer:
    """A `train` of the judge's: notes what it is given and returns the weights prepared for a setting."""

    X: np.ndarray
    y: np.ndarray
    weights: dict[float, np.ndarray]
    seen: list[tuple[float, float]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, X: Any, y: Any, learning_rate: Any, reg: Any) -> np.ndarray:
        shape = next(iter(self.weights.values())).shape
        try:
            X, y, learning_rate, reg = np.array(X, dtype=float), np.array(y), float(learning_rate), float(reg)
        except (TypeError, ValueError):
            self.complaint = self.complaint or "train must be called as train(X_train, y_train, learning_rate, reg)."
            return np.zeros(shape)
        if not (np.array_equal(X, self.X) and np.array_equal(y, self.y)):
            self.complaint = self.complaint or "train is not given exactly the training images and their labels."
        self.seen.append((learning_rate, reg))
        return self.weights.get(learning_rate, np.zeros(shape))


SETTINGS = [(0.5, 3.0), (0.125, 80.0), (2.0, 0.25), (0.25, 80.0), (1.0, 0.0)]


def grade_search(search: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `training`, `settings`, `train_accuracy`, `val_accuracy`."""
    parts = Parts()

    @cache
    def run() -> tuple[Any, _Trainer, list[dict[str, float]]]:
        generator = np.random.default_rng(71)
        X, X_val = generator.normal(size=(40, 5)), generator.normal(size=(24, 5))
        weights = {rate: generator.normal(size=(5, 3)) for rate, _ in SETTINGS}
        # Labels that the third setting knows best in training and the fourth in validation.
        y, y_val = np.argmax(X @ weights[2.0], axis=1), np.argmax(X_val @ weights[0.25], axis=1)
        y[::4], y_val[::5] = (y[::4] + 1) % 3, (y_val[::5] + 1) % 3
        trainer = _Trainer(X, y, weights)
        got = call(search, "search", trainer, list(SETTINGS), X.copy(), y.copy(), X_val.copy(), y_val.copy())
        right = reference.search(lambda _X, _y, rate, _reg: weights[rate], SETTINGS, X, y, X_val, y_val)
        return got, trainer, right

    def numbers(key: str) -> tuple[list[float], list[float]]:
        got, _, right = run()
        if not isinstance(got, (list, tuple)) or len(got) != len(SETTINGS):
            raise CheckFailed("search should return a list with one dictionary for each setting.", layer="type")
        for one in got:
            if not isinstance(one, dict) or key not in one:
                raise CheckFailed(f'search: a result has no key "{key}".', layer="type")
        return [as_number(one[key], f"search: {key}") for one in got], [one[key] for one in right]

    @parts.part("training", points["training"])
    def _() -> None:
        _, trainer, _ = run()
        if trainer.complaint:
            raise CheckFailed(f"search: {trainer.complaint}{READ_SEARCH}", diagnoses=["trains-on-validation"])
        if not trainer.seen:
            raise CheckFailed(f"search never calls train.{READ_SEARCH}")
        if sorted(trainer.seen) != sorted(SETTINGS):
            swapped = sorted(trainer.seen) == sorted((reg, rate) for rate, reg in SETTINGS)
            raise CheckFailed(
                "search should call train once for each setting, with its learning_rate and its reg."
                + (" You swap the two." if swapped else ""),
                diagnoses=["settings-swapped"] if swapped else [],
            )

    @parts.part("settings", points["settings"])
    def _() -> None:
        for key in ("learning_rate", "reg"):
            got, right = numbers(key)
            if not is_close(got, right):
                raise CheckFailed(f'search: "{key}" in the results is not that of the settings, in their order.')

    @parts.part("train_accuracy", points["train_accuracy"])
    def _() -> None:
        got, right = numbers("train_accuracy")
        if not is_close(got, right):
            raise CheckFailed(
                "search: train_accuracy is not the accuracy of the setting's weights on the training images."
            )

    @parts.part("val_accuracy", points["val_accuracy"])
    def _() -> None:
        got, right = numbers("val_accuracy")
        if is_close(got, right):
            return
        on_training = [one["train_accuracy"] for one in run()[2]]
        raise CheckFailed(
            "search: val_accuracy is not the accuracy of the setting's weights on the validation images."
            + (" It is that on the training images." if is_close(got, on_training) else ""),
            diagnoses=["validates-on-training"] if is_close(got, on_training) else [],
        )

    return parts.score()


# --------------------------------------------------------------------------- choose_best


def grade_choose_best(choose_best: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `validation` and `ties`."""
    parts = Parts()

    def results(rows: list[tuple[float, float, float]]) -> list[dict[str, float]]:
        return [
            {"learning_rate": 0.1 * number, "reg": reg, "train_accuracy": train, "val_accuracy": val}
            for number, (reg, train, val) in enumerate(rows, 1)
        ]

    def check(rows: list[tuple[float, float, float]], says: str, code: str) -> None:
        given = results(rows)
        right = reference.choose_best(given)
        got = call(choose_best, "choose_best", given)
        if not isinstance(got, dict) or not {"learning_rate", "reg"} <= set(got):
            raise CheckFailed("choose_best should return one of the dictionaries.", layer="type")
        if is_close(as_number(got["learning_rate"], "learning_rate"), right["learning_rate"]):
            return
        best_trained = max(given, key=lambda one: one["train_accuracy"])
        if is_close(got["learning_rate"], best_trained["learning_rate"]) and code != "tie":
            raise CheckFailed(
                f"choose_best chooses by training accuracy.{READ_CHOOSE}", diagnoses=["chooses-by-training"]
            )
        raise CheckFailed(f"choose_best: {says}{READ_CHOOSE}", diagnoses=[code] if code else [])

    @parts.part("validation", points["validation"])
    def _() -> None:
        wrong = "it does not return the result with the highest validation accuracy."
        check([(0.1, 0.7, 0.35), (1.0, 0.5, 0.31), (10.0, 0.6, 0.41), (0.01, 0.9, 0.2), (100.0, 0.3, 0.3)], wrong, "")
        check([(3.0, 0.5, 0.43), (30.0, 0.95, 0.42)], wrong, "")
        check([(5.0, 0.2, 0.1)], wrong, "")

    @parts.part("ties", points["ties"])
    def _() -> None:
        wrong = "of several results with the same validation accuracy, the one with the largest reg should be chosen."
        check([(0.1, 0.7, 0.4), (10.0, 0.5, 0.4), (1.0, 0.6, 0.4), (100.0, 0.5, 0.3)], wrong, "tie")
        check([(20.0, 0.4, 0.4), (2.0, 0.7, 0.4), (0.2, 0.8, 0.39)], wrong, "tie")
        check([(2.0, 0.7, 0.4), (500.0, 0.3, 0.25), (20.0, 0.4, 0.4)], wrong, "tie")

    return parts.score()


# --------------------------------------------------------------------------- the file of results

FILE = "tune_lambda_results.npz"
PIXELS, CLASSES = 3072, 10
NUM_VAL = 1_000
MOST_SETTINGS = 2_000
CLAIM_TOLERANCE = 0.002
ENOUGH = 0.36
# The validation images are the same for everybody, and slightly easier than the test images: honest
# weights were never more than 0.01 better on test. Weights trained on test images are 0.06 better, or more.
MOST_BETTER_ON_TEST = 0.04
ROWS_AT_ONCE = 2_000
WEIGHTS = {"W": (PIXELS + 1, CLASSES), "mean": (PIXELS,), "std": (PIXELS,)}
NUMBERS = ("learning_rate", "reg", "val_accuracy", "test_accuracy")
TABLE = ("table_learning_rate", "table_reg", "table_train_accuracy", "table_val_accuracy")
HOW = " Write it with save_results."


def read_results(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a results file, all finite and of the right shapes.

    Raises:
        CheckFailed: it is not such a file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > 40:
                raise CheckFailed(f"{FILE} has too many entries.{HOW}")
            by_name = {member.filename.removesuffix(".npy"): member for member in members}
            arrays = {}
            for name in (*WEIGHTS, *NUMBERS, *TABLE):
                if name not in by_name:
                    raise CheckFailed(f"{FILE} lacks {name}.{HOW}")
                arrays[name] = _read_array(archive, by_name[name], name)
    except CheckFailed:
        raise
    except Exception:  # zip and NumPy have a dozen ways to say so
        raise CheckFailed(f"{FILE} cannot be read.{HOW}") from None
    if len({len(arrays[name]) for name in TABLE}) != 1:
        raise CheckFailed(f"{FILE}: the columns of the table have different lengths.{HOW}")
    return arrays


def _read_array(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> np.ndarray:
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CheckFailed(f"{FILE}: {name} is packed in an unusual way.{HOW}")
    largest = 8 * int(np.prod(WEIGHTS[name])) if name in WEIGHTS else 8 * MOST_SETTINGS
    with archive.open(member) as stream:
        raw = io.BytesIO(stream.read(largest + 4096 + 1))
    if raw.getbuffer().nbytes > largest + 4096:
        raise CheckFailed(f"{FILE}: {name} is too large.{HOW}")
    version = np.lib.format.read_magic(raw)
    read_header = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}.get(
        version
    )
    if read_header is None:
        raise CheckFailed(f"{FILE}: {name} has an unknown format.{HOW}")
    shape, fortran, dtype = read_header(raw)
    if dtype.kind not in "fiu" or dtype.itemsize > 8 or dtype.subdtype is not None:
        raise CheckFailed(f"{FILE}: {name} should hold plain numbers.{HOW}")
    if name in WEIGHTS:
        fits = shape == WEIGHTS[name]
    elif name in NUMBERS:
        fits = shape in ((), (1,))
    else:
        fits = len(shape) == 1 and 1 <= shape[0] <= MOST_SETTINGS
    if not fits:
        raise CheckFailed(f"{FILE}: {name} has not the right shape.{HOW}")
    count = int(np.prod(shape, dtype=np.int64))
    data = raw.read()
    if len(data) != count * dtype.itemsize:
        raise CheckFailed(f"{FILE}: {name} is cut off.{HOW}")
    array = np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C").astype(np.float64)
    if not np.all(np.isfinite(array)):
        raise CheckFailed(f"{FILE}: {name} holds entries that are not finite.")
    if name == "std" and np.any(array <= 0):
        raise CheckFailed(f"{FILE}: std must be positive everywhere.")
    return array


def true_accuracy(arrays: dict[str, np.ndarray], images: np.ndarray, labels: np.ndarray) -> float:
    """The accuracy of the weights of a results file, computed a few images at a time."""
    right = 0
    with np.errstate(all="ignore"):
        W, mean, std = (arrays[name].astype(np.float32) for name in WEIGHTS)
        for start in range(0, len(images), ROWS_AT_ONCE):
            X = images[start : start + ROWS_AT_ONCE].reshape(-1, PIXELS).astype(np.float32)
            X -= mean
            X /= std
            right += int(
                np.count_nonzero(np.argmax(X @ W[:-1] + W[-1], axis=1) == labels[start : start + ROWS_AT_ONCE])
            )
    return right / len(images)


def grade_results_file(points: dict[str, float]) -> Score:
    """Parts `file`, `validation claim`, `test claim`, `accuracy`, `choice`.

    The images come from the cache of the machine that grades. Where they are missing, the
    `DataError` is passed on: it is the grader's fault, not the student's.
    """
    parts = Parts()

    @cache
    def arrays() -> dict[str, np.ndarray]:
        return read_results(submitted_file(FILE))

    @cache
    def on_test() -> float:
        given = arrays()
        cifar = load_cifar10(fetch=False)
        return true_accuracy(given, cifar.X_test, cifar.y_test)

    @parts.part("file", points["file"])
    def _() -> None:
        arrays()

    @cache
    def on_validation() -> float:
        given = arrays()
        cifar = load_cifar10(fetch=False)
        return true_accuracy(given, cifar.X_train[-NUM_VAL:], cifar.y_train[-NUM_VAL:])

    def claimed(name: str) -> float:
        return float(arrays()[name].item())

    @parts.part("validation claim", points["validation claim"])
    def _() -> None:
        if abs(claimed("val_accuracy") - on_validation()) > CLAIM_TOLERANCE:
            raise CheckFailed(
                f"{FILE}: the weights do not have the claimed accuracy on the validation images (the last 1,000 of the "
                "training images). Do W, mean and std belong together?", diagnoses=["claim-not-true"],
            )  # fmt: skip

    @parts.part("test claim", points["test claim"])
    def _() -> None:
        if abs(claimed("test_accuracy") - on_test()) > CLAIM_TOLERANCE:
            raise CheckFailed(
                f"{FILE}: the weights do not have the claimed accuracy on the test images. Do W, mean and std belong "
                "together, and is it the test accuracy of these weights?", diagnoses=["claim-not-true"],
            )  # fmt: skip
        if on_test() > on_validation() + MOST_BETTER_ON_TEST:
            raise CheckFailed(
                f"{FILE}: the weights are so much better on the test images than on the validation images that the "
                f"test images seem to have taken part in the training.{READ_PILES}", diagnoses=["trained-on-test"],
            )  # fmt: skip

    @parts.part("accuracy", points["accuracy"])
    def _() -> None:
        if on_test() < ENOUGH:
            raise CheckFailed(
                f"{FILE}: the weights reach less than {ENOUGH} on the test images. Is the search wide enough?"
            )

    @parts.part("choice", points["choice"])
    def _() -> None:
        given = arrays()
        validation = given["table_val_accuracy"]
        rows = np.flatnonzero(np.isclose(given["table_reg"], claimed("reg"), rtol=1e-6, atol=0))
        if not len(rows):
            raise CheckFailed(f"{FILE}: the chosen reg is not in your own table.")
        if np.max(validation[rows]) < np.max(validation) - 1e-9:
            raise CheckFailed(
                f"{FILE}: in your own table, another reg has a higher validation accuracy.{READ_CHOOSE}",
                diagnoses=["not-the-best"],
            )
        if abs(np.max(validation[rows]) - claimed("val_accuracy")) > CLAIM_TOLERANCE:
            raise CheckFailed(
                f"{FILE}: your table and your claim give different validation accuracies for the chosen reg."
            )

    return parts.score()


def write_example_results(folder: Path, num_images: int = 10_000) -> Path:
    """Train on the first `num_images` images, and write the file that the notebook would write.

    Raises:
        DataError: CIFAR-10 is not in the cache.
    """
    cifar = load_cifar10(fetch=False)
    images, labels, val_images, y_val = reference.split_data(cifar.X_train, cifar.y_train, NUM_VAL)
    images, y = images[:num_images], labels[:num_images]
    mean, std = reference.pixel_statistics(images)
    X, X_val = reference.standardise(images, mean, std), reference.standardise(val_images, mean, std)
    curvature = Curvature.of(X)
    W = np.zeros((PIXELS + 1, CLASSES), dtype=np.float32)
    results, weights = [], {}
    for reg in (0.3, 0.1, 0.03):
        loss = partial(_loss_of_weights, X=X, y=y, reg=reg)
        W = lbfgs(loss, W, tolerance=1e-2, precondition=curvature.preconditioner(reg)).W
        weights[reg] = W
        results.append(
            {
                "learning_rate": 0.0,
                "reg": reg,
                "train_accuracy": accuracy(W, X, y),
                "val_accuracy": accuracy(W, X_val, y_val),
            }
        )
    chosen = reference.choose_best(results)
    W = weights[chosen["reg"]]
    path = Path(folder) / FILE
    np.savez_compressed(
        path,
        W=W, mean=mean.astype(np.float32), std=std.astype(np.float32), learning_rate=0.0, reg=chosen["reg"],
        method="softmax, L-BFGS", val_accuracy=chosen["val_accuracy"],
        test_accuracy=accuracy(W, reference.standardise(cifar.X_test, mean, std), cifar.y_test),
        **{f"table_{key}": np.array([one[key] for one in results]) for key in results[0]},
    )  # fmt: skip
    return path


def _loss_of_weights(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    return softmax_loss(W, X, y, reg)
