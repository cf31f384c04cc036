"""Grades the file of results: is what it claims true, honestly come by, and good enough?

What cannot be shown: that the table holds all that was tried (a student can search elsewhere and hand in the last search alone),
and that nobody has looked at the test images on the way (they are public, and the count in the file is the student's own word).
What can be: the weights of every setting of the finer search are here, so their accuracies are not a matter of belief; the choice
follows from the table by the rule; and weights that fit the test images, or the validation images, better than chance and
selection explain are told from honest ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import numpy as np

from autograder.grading import Parts, Score
from linearloss.data import load_cifar10
from linearloss.failure import CheckFailed
from linearloss.own_search import FEWEST_SETTINGS, RANGES
from linearloss.results_file import (
    FILE,
    PIXELS,
    SEARCHES,
    check_searches,
    check_test_use,
    check_weights_fit,
    ranges_of,
    read_results,
    rows_of,
)
from linearloss.sentences import say
from linearloss.submission import submitted_file
from linearloss.words import Named
from solutions.reference.tune_lambda import sample_log_uniform, standard_error

READ_PILES, READ_RULE = say("section 2, Three piles"), say("section 7, Choose")
READ_SEARCH = say("section 10, Your own search")
NUM_VAL = 1_000
CLAIM_TOLERANCE = 0.002
STEPS = (0.36, 0.38, 0.39)
# The validation images are the same for everybody, and slightly easier than the test images: of 252 honest weights, those that
# reach 0.3 were at most 0.01 better on test and at most 0.033 better on validation. Weights that were trained on test images, or
# on the validation images alone, are better there by 0.06 or more.
MOST_BETTER_ON_TEST, MOST_BETTER_ON_VALIDATION = 0.04, 0.06
ROWS_AT_ONCE = 100  # 1 MB of pixels: they stay in the cache


def grade_results_file(points: dict[str, float]) -> Score:
    """Parts `file`, `search`, `table`, `choice`, `test images`, and `validation accuracy …` for each of STEPS.

    The images come from the cache of the machine that grades. Where they are missing, the
    `DataError` is passed on: it is the grader's fault, not the student's.
    """
    parts, results = Parts(), _Results()
    tests: dict[str, Callable[[], None]] = {
        "file": results.read,
        "search": results.search,
        "table": results.table,
        "choice": results.choice,
        "test images": results.test_images,
        **{f"validation accuracy {step}": partial(results.reaches, step) for step in STEPS},
    }
    for name, worth in points.items():
        parts.part(name, worth)(tests[name])
    return parts.score()


class _Results:
    """The file that was handed in, and what its weights really reach: each found out once, when it is asked for."""

    def __init__(self) -> None:
        self._on_test: dict[int, float] = {}

    @cached_property
    def arrays(self) -> dict[str, np.ndarray]:
        return read_results(submitted_file(FILE))

    @cached_property
    def on_validation(self) -> np.ndarray:
        """The true accuracy of each setting of the finer search."""
        given, cifar = self.arrays, load_cifar10(fetch=False)
        return true_accuracies(given, given["W"], cifar.X_train[-NUM_VAL:], cifar.y_train[-NUM_VAL:])

    def on_test(self, row: int) -> float:
        """The true accuracy of one setting of the finer search: found with the others that will be asked for, in one pass."""
        if row not in self._on_test:
            given, cifar = self.arrays, load_cifar10(fetch=False)
            chosen = {int(given["chosen"].item())} & {*range(len(given["W"]))}
            rows = sorted({row, self.best} | chosen)
            found = true_accuracies(given, given["W"][rows], cifar.X_test, cifar.y_test)
            self._on_test.update(zip(rows, found.tolist(), strict=True))
        return self._on_test[row]

    @property
    def best(self) -> int:
        """The setting of the finer search that is best on the validation images."""
        return int(np.argmax(self.on_validation))

    @property
    def chosen(self) -> int:
        check_weights_fit(self.arrays)
        return int(self.arrays["chosen"].item())

    def read(self) -> None:
        _ = self.arrays  # reading it is the check

    def search(self) -> None:
        check_searches(self.arrays)
        for search in SEARCHES:
            _check_drawn(self.arrays, search)

    def table(self) -> None:
        check_weights_fit(self.arrays)
        claimed, true = rows_of(self.arrays, "finer")["val_accuracy"], self.on_validation
        off = np.flatnonzero(np.abs(claimed - true) > CLAIM_TOLERANCE)
        if len(off):
            raise _named(
                "claim-not-true",
                say(
                    "The weights in {file} do not have the validation accuracies of your table: {wrong} of {count} settings of the finer search differ, the first of them number {first}, counted from 0 (the last 1,000 of the training images are meant). Do weights, table, mean and std come from one run?",
                    file=FILE,
                    wrong=len(off),
                    count=len(true),
                    first=off[0],
                ),
            )
        self.check_not_trained_on_validation()

    def choice(self) -> None:
        row, table = self.chosen, rows_of(self.arrays, "finer")
        validation, reg = table["val_accuracy"], table["reg"]
        if len(reg) < FEWEST_SETTINGS:
            raise CheckFailed(
                say(
                    "{file}: among {count} settings there is not enough to choose: {fewest} are the fewest.",
                    file=FILE,
                    count=len(reg),
                    fewest=FEWEST_SETTINGS,
                )
            )
        best = float(np.max(validation))
        near = validation >= best - standard_error(best, NUM_VAL) - 1e-9
        if not near[row]:
            raise _named(
                "not-the-best",
                say("The setting that you chose in {file} is more than one standard error worse, on the validation images, than the best one of your own table.", file=FILE), READ_RULE,
            )  # fmt: skip
        if reg[row] < np.max(reg[near]) * (1 - 1e-9):
            raise _named(
                "not-the-simplest",
                say("Within one standard error of the best setting, your table in {file} has one with a larger lambda than the one that you chose: by the one-standard-error rule, take the largest.", file=FILE), READ_RULE,
            )  # fmt: skip

    def test_images(self) -> None:
        row = self.chosen
        check_test_use(self.arrays)
        on_test = self.on_test(row)
        if abs(float(self.arrays["test_accuracy"].item()) - on_test) > CLAIM_TOLERANCE:
            raise _named(
                "claim-not-true",
                say(
                    "The chosen weights in {file} do not have the claimed accuracy on the test images. Do W, mean and std belong together, and is it the test accuracy of these weights?",
                    file=FILE,
                ),
            )
        if on_test > self.on_validation[row] + MOST_BETTER_ON_TEST:
            raise _named(
                "trained-on-test",
                say("The chosen weights in {file} are so much better on the test images than on the validation images that the test images seem to have taken part in the training.", file=FILE), READ_PILES,
            )  # fmt: skip

    def reaches(self, step: float) -> None:
        """By the best setting of the finer search, so that the rule costs nobody a point."""
        if np.max(self.on_validation) < step:
            raise CheckFailed(
                say(
                    "{file}: no setting of your finer search reaches {step:g} on the validation images. Where do the good ones of your first search lie: in the middle of its ranges, or at an edge? And do the losses still fall when the steps end?",
                    file=FILE,
                    step=step,
                ),
                read=READ_SEARCH,
            )
        self.check_not_trained_on_validation()

    def check_not_trained_on_validation(self) -> None:
        if self.on_validation[self.best] > self.on_test(self.best) + MOST_BETTER_ON_VALIDATION:
            raise _named(
                "trained-on-validation",
                say("The weights in {file} are so much better on the validation images than on the test images that the validation images seem to have taken part in the training.", file=FILE), READ_PILES,
            )  # fmt: skip


def _check_drawn(arrays: dict[str, np.ndarray], search: str) -> None:
    """Where the table shows what these ranges and seed give, it must show all of it.

    Another sampler than the course's gives other settings, all of them; then nothing can be said here.
    """
    ranges, rows = ranges_of(arrays, search), rows_of(arrays, search)
    known = []
    for shift, key in enumerate(RANGES):
        low, high = ranges[key]
        drawn = sample_log_uniform(low, high, ranges["number"], ranges["seed"] + shift)
        known.append(np.isclose(rows[key][:, None], drawn, rtol=1e-4, atol=0).any(axis=1))
    if 0.3 <= np.mean(known) < 1:
        raise CheckFailed(
            say(
                "{file}: the settings of the {search} search are not those that your ranges, number and seed give: some have been changed or exchanged. Hand in the table as your search has made it.",
                file=FILE,
                search=search,
            ),
            read=READ_SEARCH,
        )


def true_accuracies(arrays: dict[str, np.ndarray], W: np.ndarray, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The accuracy of each of several weights (K, D + 1, C), a few images at a time; 0 for weights that are not finite."""
    K = len(W)
    right = np.zeros(K, dtype=int)
    with np.errstate(all="ignore"):
        mean, std = arrays["mean"].astype(np.float64), arrays["std"].astype(np.float64)
        # ((X - mean) / std) W + b = X (W / std) + (b - mean (W / std)): no pass over all pixels but the product.
        side_by_side = np.concatenate(list(W), axis=1).astype(np.float64)  # (D + 1, K * C)
        weights = side_by_side[:-1] / std[:, None]
        bias = side_by_side[-1] - mean @ weights
        weights, bias = weights.astype(np.float32), bias.astype(np.float32)
        for start in range(0, len(images), ROWS_AT_ONCE):
            X = images[start : start + ROWS_AT_ONCE].reshape(-1, PIXELS).astype(np.float32)
            scores = (X @ weights + bias).reshape(len(X), K, -1)
            right += np.count_nonzero(np.argmax(scores, axis=2) == labels[start : start + len(X), None], axis=0)
    return np.where(np.isfinite(W).all(axis=(1, 2)), right / len(images), 0.0)


def _named(code: str, says: str, read: str = "") -> CheckFailed:
    return CheckFailed(names=[Named(code, "certain", says)], read=read)
