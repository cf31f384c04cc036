"""Grades the file of results: is what it claims true, honestly come by, and good enough?"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from autograder.grading import Parts, Score
from linearloss.data import load_cifar10
from linearloss.failure import CheckFailed
from linearloss.submission import submitted_file
from linearloss.words import Named

from .reading_results import FILE, PIXELS, WEIGHTS, read_results

READ_PILES, READ_CHOOSE = "the section 'Three piles'", "the section 'Choose'"
NUM_VAL = 1_000
CLAIM_TOLERANCE = 0.002
ENOUGH = 0.36
# The validation images are the same for everybody, and slightly easier than the test images: honest
# weights were never more than 0.01 better on test. Weights trained on test images are 0.06 better, or more.
MOST_BETTER_ON_TEST = 0.04
ROWS_AT_ONCE = 2_000


def grade_results_file(points: dict[str, float]) -> Score:
    """Parts `file`, `validation claim`, `test claim`, `accuracy`, `choice`.

    The images come from the cache of the machine that grades. Where they are missing, the
    `DataError` is passed on: it is the grader's fault, not the student's.
    """
    parts, results = Parts(), _Results()
    parts.part("file", points["file"])(lambda: _check_file(results))
    parts.part("validation claim", points["validation claim"])(lambda: _check_validation_claim(results))
    parts.part("test claim", points["test claim"])(lambda: _check_test_claim(results))
    parts.part("accuracy", points["accuracy"])(lambda: _check_accuracy(results))
    parts.part("choice", points["choice"])(lambda: _check_choice(results))
    return parts.score()


class _Results:
    """The file that was handed in, and what its weights really reach: each found out once, when it is asked for."""

    @cached_property
    def arrays(self) -> dict[str, np.ndarray]:
        return read_results(submitted_file(FILE))

    @cached_property
    def on_validation(self) -> float:
        given = self.arrays
        cifar = load_cifar10(fetch=False)
        return true_accuracy(given, cifar.X_train[-NUM_VAL:], cifar.y_train[-NUM_VAL:])

    @cached_property
    def on_test(self) -> float:
        given = self.arrays
        cifar = load_cifar10(fetch=False)
        return true_accuracy(given, cifar.X_test, cifar.y_test)

    def claimed(self, name: str) -> float:
        return float(self.arrays[name].item())


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


def _check_file(results: _Results) -> None:
    _ = results.arrays  # reading it is the check


def _check_validation_claim(results: _Results) -> None:
    if abs(results.claimed("val_accuracy") - results.on_validation) > CLAIM_TOLERANCE:
        raise _named(
            "claim-not-true", "do not have the claimed accuracy on the validation images (the last 1,000 of the training images). "
            "Do W, mean and std belong together?",
        )  # fmt: skip


def _check_test_claim(results: _Results) -> None:
    if abs(results.claimed("test_accuracy") - results.on_test) > CLAIM_TOLERANCE:
        raise _named(
            "claim-not-true", "do not have the claimed accuracy on the test images. Do W, mean and std belong together, and is "
            "it the test accuracy of these weights?",
        )  # fmt: skip
    if results.on_test > results.on_validation + MOST_BETTER_ON_TEST:
        raise _named(
            "trained-on-test", "are so much better on the test images than on the validation images that the test images seem "
            "to have taken part in the training.", READ_PILES,
        )  # fmt: skip


def _named(code: str, what: str, read: str = "") -> CheckFailed:
    return CheckFailed(names=[Named(code, "certain", f"The weights in {FILE} {what}")], read=read)


def _check_accuracy(results: _Results) -> None:
    if results.on_test < ENOUGH:
        raise CheckFailed(
            f"{FILE}: the weights reach less than {ENOUGH} on the test images. Is the search wide enough?"
        )


def _check_choice(results: _Results) -> None:
    given = results.arrays
    validation = given["table_val_accuracy"]
    rows = np.flatnonzero(np.isclose(given["table_reg"], results.claimed("reg"), rtol=1e-6, atol=0))
    if not len(rows):
        raise CheckFailed(f"{FILE}: the chosen reg is not in your own table.")
    if np.max(validation[rows]) < np.max(validation) - 1e-9:
        says = f"In your own table in {FILE}, another reg has a higher validation accuracy."
        raise CheckFailed(names=[Named("not-the-best", "certain", says)], read=READ_CHOOSE)
    if abs(np.max(validation[rows]) - results.claimed("val_accuracy")) > CLAIM_TOLERANCE:
        raise CheckFailed(f"{FILE}: your table and your claim give different validation accuracies for the chosen reg.")
