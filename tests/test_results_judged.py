"""The file of results of the last notebook, judged on CIFAR-10: true claims are paid, false ones are not, each with its sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from results_files import ACCURACIES, FILE, POINTS, Arrays, diagnoses, graded, lost

from linearloss.data import Cifar10, fetch_cifar10, load_cifar10
from linearloss.data.progress import silent
from linearloss.optimize import accuracy
from solutions.hidden.tune_lambda import write_example_results
from solutions.reference.tune_lambda import standardise

pytestmark = pytest.mark.network
NUMBER = 8  # settings of each of the example's searches


@pytest.fixture(scope="module")
def cifar() -> Cifar10:
    fetch_cifar10(progress=silent, report=lambda line: None)
    return load_cifar10(fetch=False)


@pytest.fixture(scope="module")
def example(cifar: Cifar10, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a right submission; not to be changed."""
    folder = tmp_path_factory.mktemp("example")
    write_example_results(folder)
    return folder


@pytest.fixture
def right(example: Path) -> Arrays:
    with np.load(example / FILE) as file:
        return dict(file)


class Measure:
    """The true accuracies of weights, with the example's mean and std."""

    def __init__(self, cifar: Cifar10, example: Path):
        with np.load(example / FILE) as file:
            self.mean, self.std = file["mean"], file["std"]
        self.X_test, self.y_test = standardise(cifar.X_test, self.mean, self.std), cifar.y_test
        self.X_val, self.y_val = standardise(cifar.X_train[-1000:], self.mean, self.std), cifar.y_train[-1000:]

    def on_test(self, W: np.ndarray) -> float:
        return accuracy(W, self.X_test, self.y_test)

    def on_validation(self, W: np.ndarray) -> float:
        return accuracy(W, self.X_val, self.y_val)


@pytest.fixture(scope="module")
def measure(cifar: Cifar10, example: Path) -> Measure:
    return Measure(cifar, example)


def test_a_right_file_gets_full_marks(example: Path, right: Arrays) -> None:
    assert lost(graded(example)) == set()
    finer = right["table_val_accuracy"][NUMBER:]
    assert finer[right["chosen"]] < np.max(finer)  # so the rule, not the best, was followed


def test_a_right_file_after_hostile_ones_still_gets_full_marks(example: Path, tmp_path: Path) -> None:
    """Nothing is kept from one submission to the next."""
    (tmp_path / FILE).write_bytes(b"PK nonsense")
    assert lost(graded(tmp_path)) == set(POINTS)
    shutil.copy(example / FILE, tmp_path / FILE)
    assert lost(graded(tmp_path)) == set()


EQUAL: dict[str, Callable[[Arrays], Arrays]] = {
    "float64, column by column": lambda right: {"W": np.asfortranarray(right["W"].astype(float))},
    "big-endian": lambda right: {"W": right["W"].astype(">f4"), "test_time": right["test_time"].astype(">f8")},
    "numbers in arrays of one": lambda right: {"chosen": np.ones(1) * right["chosen"]},
    "more than is asked for": lambda right: {"notes": np.array("my notes"), "history": np.arange(10**5)},
    "claims rounded": lambda right: {name: np.round(right[name], 3) for name in ("table_val_accuracy", "test_accuracy")},
    "settings by another sampler": lambda right: {name: 1.001 * right[name] for name in ("table_reg", "table_learning_rate")},
    "a setting that was not good and diverged": lambda right: diverged(right),
}  # fmt: skip


def diverged(right: Arrays) -> Arrays:
    """The first setting of the finer search, if it is not the chosen one, became infinite."""
    W, table = right["W"].copy(), right["table_val_accuracy"].copy()
    worst = int(np.argmin(table[NUMBER:]))
    W[worst], table[NUMBER + worst] = np.nan, 0.0
    return {"W": W, "table_val_accuracy": table}


@pytest.mark.parametrize("change", EQUAL.values(), ids=EQUAL)
def test_the_same_results_written_otherwise_get_full_marks(
    right: Arrays, tmp_path: Path, change: Callable[[Arrays], Arrays]
) -> None:
    np.savez(tmp_path / FILE, **(right | change(right)))
    assert lost(graded(tmp_path)) == set()


def table(right: Arrays, rows: Any, **others: Any) -> Arrays:
    """Only these rows of the table."""
    return {name: column[rows] for name, column in right.items() if name.startswith("table_")} | others


def without_the_best(right: Arrays, number: int = NUMBER) -> Arrays:
    best = int(np.argmax(right["table_val_accuracy"][NUMBER:]))
    W = np.delete(right["W"], best, axis=0)
    chosen = right["chosen"] - (right["chosen"] > best)
    return table(right, np.arange(2 * NUMBER) != NUMBER + best, W=W, chosen=chosen, finer_number=number)


def with_more_rows(right: Arrays) -> Arrays:
    """Three rows of invention, with weights that are copies of the first."""
    rows = [*range(2 * NUMBER), NUMBER, NUMBER, NUMBER]
    made = table(right, rows, W=np.concatenate([right["W"], right["W"][[0, 0, 0]]]), finer_number=NUMBER + 3)
    made["table_reg"][-3:] *= (1.05, 1.1, 1.15)
    made["table_learning_rate"][-3:] *= (1.05, 1.1, 1.15)
    return made


def one_run(right: Arrays) -> Arrays:
    rows = [0, NUMBER + int(right["chosen"])]
    return table(right, rows, W=right["W"][[right["chosen"]]], chosen=0, first_number=1, finer_number=1)


def chosen_by(right: Arrays, row: int, measure: Measure) -> Arrays:
    return {"chosen": np.array(row), "test_accuracy": np.array(measure.on_test(right["W"][row]))}


def moved(column: np.ndarray, row: int, by: float) -> np.ndarray:
    other = column.copy()
    other[row] += by
    return other


FORGED: dict[str, tuple[Callable[[Arrays], Arrays], set[str], str]] = {
    "an accuracy of the table is invented": (
        lambda right: {"table_val_accuracy": moved(right["table_val_accuracy"], NUMBER + int(right["chosen"]), 0.05)},
        {"table"}, "do not have the validation accuracies of your table: 1 of 8"),
    "rows are invented": (with_more_rows, {"search"}, "some have been changed or exchanged"),
    "rows are invented, without weights": (
        lambda right: with_more_rows(right) | {"W": right["W"]}, {"search", "table", "choice", "test images"}, "of 11, and there are 8"),
    "weights of another run": (
        lambda right: {"W": np.roll(right["W"], 1, axis=0)}, {"table", "test images"}, "come from one run"),
    "mean of another run": (
        lambda right: {"mean": 0 * right["mean"]}, {"table", "test images", *ACCURACIES}, "come from one run"),
    "weights never trained": (
        lambda right: {"W": 0 * right["W"]}, {"table", "test images", *ACCURACIES}, "no setting of your finer search reaches 0.36"),
    "weights that are not finite": (
        lambda right: {"W": np.nan * right["W"]}, {"table", "test images", *ACCURACIES}, "no setting of your finer search reaches 0.36"),
    "test accuracy too good": (
        lambda right: {"test_accuracy": right["test_accuracy"] + 0.003}, {"test images"}, "claimed accuracy on the test images"),
    "test images used twice": (lambda right: {"test_count": 2}, {"test images"}, "with 2 different weights"),
    "test images used before the search": (
        lambda right: {"test_time": right["finer_ended"] - 60}, {"test images"}, "before the finer search had ended"),
    "test images never used": (lambda right: {"test_count": 0}, {"test images"}, "the test accuracy is missing"),
    "the best setting is hidden": (without_the_best, {"search", "choice"}, "8 settings, but your table shows 7"),
    "the best setting is hidden, and the number changed": (
        lambda right: without_the_best(right, 7), {"search", "choice"}, 'should be a whole number from 8 to 40'),
    "ranges of the tour": (
        lambda right: {"first_learning_rate": [3e-7, 5e-6], "first_reg": [10.0, 1e4]}, {"search"}, "are the ranges of the tour"),
    "a finer search that is none": (
        lambda right: {"finer_learning_rate": [1e-6, 1.0], "finer_reg": [1e-6, 1e3]}, {"search"}, "are not finer than the first ranges"),
    "settings outside of the ranges": (
        lambda right: {"finer_reg": [1.0, 9.0]}, {"search"}, "a reg of your table lies outside of your ranges"),
    "one run in place of a search": (one_run, {"search", "choice"}, "should be a whole number from 8 to 40"),
    "a choice that is no setting": (lambda right: {"chosen": 8}, {"table", "choice", "test images"}, "the chosen setting is none"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "parts", "said"), FORGED.values(), ids=FORGED)
def test_a_false_claim_loses_its_own_parts(
    right: Arrays, tmp_path: Path, change: Callable[[Arrays], Arrays], parts: set[str], said: str
) -> None:
    np.savez(tmp_path / FILE, **(right | change(right)))

    score = graded(tmp_path)

    assert lost(score) == parts
    assert said in " ".join(part.message for part in score.parts)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (lambda right: np.argmax(right["table_val_accuracy"][NUMBER:]), "not-the-simplest"),
        (lambda right: np.argmin(right["table_val_accuracy"][NUMBER:]), "not-the-best"),
        (lambda right: np.argmax(right["table_train_accuracy"][NUMBER:]), "not-the-simplest"),
    ],
    ids=["by validation alone", "the worst", "by training accuracy"],
)
def test_another_choice_than_by_the_rule_loses_the_choice(
    right: Arrays, measure: Measure, tmp_path: Path, key: Callable[[Arrays], Any], code: str
) -> None:
    np.savez(tmp_path / FILE, **(right | chosen_by(right, int(key(right)), measure)))
    score = graded(tmp_path)
    assert lost(score) == {"choice"} and diagnoses(score) == {code}


def test_whoever_chooses_by_the_test_images_loses_what_can_be_shown(
    right: Arrays, measure: Measure, tmp_path: Path
) -> None:
    """The choice does not follow from the table, or the file tells of the test; one that does neither passes."""
    best = int(np.argmax([measure.on_test(W) for W in right["W"]]))
    assert best != right["chosen"]
    np.savez(tmp_path / FILE, **(right | chosen_by(right, best, measure) | {"test_count": np.array(8)}))
    assert lost(graded(tmp_path)) == {"choice", "test images"}


def least_squares(images: np.ndarray, labels: np.ndarray, measure: Measure) -> np.ndarray:
    """The weights of ridge regression onto -1 and 1: trained in a second."""
    X = standardise(images, measure.mean, measure.std)
    targets = np.where(labels[:, None] == np.arange(10), 1, -1).astype(np.float32)
    return np.linalg.solve(X.T @ X + 10_000 * np.eye(3073, dtype=np.float32), X.T @ targets)


def with_weights(right: Arrays, W: np.ndarray, measure: Measure) -> Arrays:
    """A file about other weights, the same for each setting, in which every number is true."""
    table = right["table_val_accuracy"].copy()
    table[NUMBER:] = measure.on_validation(W)
    largest = np.argmax(right["table_reg"][NUMBER:])
    return right | {
        "W": np.repeat(W[None], NUMBER, axis=0), "table_val_accuracy": table, "chosen": largest,
        "test_accuracy": np.array(measure.on_test(W)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "parts", "codes"),
    [
        (("X_train", slice(6_000)), ACCURACIES, set()),
        (("X_test", slice(6_000)), ACCURACIES | {"test images"}, {"trained-on-test"}),
        (("X_train", slice(-6_000, None)), ACCURACIES | {"table"}, {"trained-on-validation"}),
    ],
    ids=["honest", "test", "validation"],
)
def test_weights_trained_on_the_wrong_images_are_caught(
    right: Arrays, cifar: Cifar10, measure: Measure, tmp_path: Path,
    rows: tuple[str, slice], parts: set[str], codes: set[str],
) -> None:  # fmt: skip
    """Every number in these files is true."""
    name, which = rows
    W = least_squares(getattr(cifar, name)[which], getattr(cifar, name.replace("X", "y"))[which], measure)
    np.savez(tmp_path / FILE, **with_weights(right, W, measure))
    score = graded(tmp_path)
    assert lost(score) - ACCURACIES == parts - ACCURACIES and diagnoses(score) == codes


def test_honest_weights_that_are_not_good_enough_lose_steps_only(
    right: Arrays, measure: Measure, tmp_path: Path
) -> None:
    W = right["W"][right["chosen"]].copy()
    while measure.on_validation(W) >= 0.38:  # automobile is named less and less often
        W[-1, 1] -= 0.05
    assert measure.on_validation(W) >= 0.36
    np.savez(tmp_path / FILE, **with_weights(right, W, measure))
    assert lost(graded(tmp_path)) == {"validation accuracy 0.38", "validation accuracy 0.39"}
