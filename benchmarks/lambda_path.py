"""The converged lambda path of the softmax loss on CIFAR-10: the course's minimiser against scikit-learn and Cyanure.

The objective, mean cross-entropy + lambda sum(W**2), is strongly convex with constant 2 lambda: so at any weights its gap to
the optimum is at most |gradient|**2 / (4 lambda), computed here in float64 whatever the weights are in. The course's
minimiser goes first; each peer is run with ever smaller tolerances until its certified gap is as small, and that last run
counts; the tolerance that was small enough is the first for the next lambda, which needs no larger one. One thread, CPU time.

    python benchmarks/lambda_path.py [--images 49000] [--dtype float32] [--gap 1e-5] [--peer Cyanure]
"""

from __future__ import annotations

import os

os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})

import argparse
import platform
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from linearloss.data import load_cifar10
from linearloss.optimize import Curvature, lbfgs
from solutions.reference.losses import softmax_loss
from solutions.reference.tune_lambda import pixel_statistics, standardise

LAMBDAS = (1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 3e-4)
TOLERANCES = (1e-4, 1e-5, 1e-6, 1e-7)
MOST_ITERATIONS = 10_000
CLASSES = 10
PEERS = ("scikit-learn", "Cyanure")
# (lambda, tolerance) -> weights (D, C)
Solve = Callable[[float, float], np.ndarray]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=49_000)
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--gap", type=float, default=1e-5, help="to be certified for each lambda")
    parser.add_argument("--peer", choices=PEERS, help="this one alone; all that are installed if not given")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # a peer that has not converged says so: its gap says more
    X, y = images(options.images, options.dtype)
    print(f"{len(X)} x {X.shape[1]}, {options.dtype}, {len(LAMBDAS)} lambdas, gap at most {options.gap:g}; "
          f"{platform.machine()}, NumPy {np.__version__}, scikit-learn {version('scikit-learn')}, one thread")  # fmt: skip
    check = np.asarray(X, np.float64)
    ours, since = [], time.process_time()
    for reg, W in path(X, y, options.gap):
        ours.append(time.process_time() - since)
        row("course", reg, ours[-1], gap(check, y, W, reg))
        since = time.process_time()
    for name, solve in peers(X, y):
        if options.peer not in (None, name):
            continue
        theirs, tolerance = [], TOLERANCES[0]
        for reg, own in zip(LAMBDAS, accumulate(ours), strict=True):
            spent, found, tolerance = until_as_good(solve, reg, tolerance, check, y, options.gap)
            theirs.append(spent)
            row(name, reg, spent, found, f"   so far {sum(theirs):.1f} s, {sum(theirs) / own:.1f} times the course's")


def row(name: str, reg: float, seconds: float, found: float, more: str = "") -> None:
    """A line as soon as it is known: at 49,000 images a peer takes many minutes for the smallest lambda."""
    print(f"{name:12}  lambda {reg:<6g} {seconds:8.1f} s   gap {found:.1e}{more}", flush=True)


def images(number: int, dtype: str) -> tuple[np.ndarray, np.ndarray]:
    """Standardised pixels with a column of ones, and labels."""
    data = load_cifar10()
    pixels, labels = data.X_train[:number], data.y_train[:number]
    return standardise(pixels, *pixel_statistics(pixels)).astype(dtype), np.asarray(labels, np.int64)


def path(X: np.ndarray, y: np.ndarray, wanted: float) -> Iterator[tuple[float, np.ndarray]]:
    """The course's way: from the largest lambda down, each from the last, with one decomposition for all."""
    curvature, W = Curvature.of(X), np.zeros((X.shape[1], CLASSES), X.dtype)
    for reg in LAMBDAS:
        tolerance = float(np.sqrt(4 * reg * wanted)) * 0.9
        W = lbfgs(
            lambda weights, reg=reg: softmax_loss(weights, X, y, reg),  # type: ignore[misc]
            W,
            tolerance=tolerance,
            max_iterations=MOST_ITERATIONS,
            precondition=curvature.preconditioner(reg),
        ).W
        yield reg, W


def gap(X: np.ndarray, y: np.ndarray, W: np.ndarray, reg: float) -> float:
    """A bound on the objective at W less its minimum."""
    _, gradient = softmax_loss(np.asarray(W, np.float64), X, y, reg)
    return float(np.sum(gradient**2)) / (4 * reg)


def until_as_good(
    solve: Solve, reg: float, largest: float, X: np.ndarray, y: np.ndarray, wanted: float
) -> tuple[float, float, float]:
    """CPU seconds, gap and tolerance of the first run whose gap is small enough, or of the last."""
    for tolerance in TOLERANCES[TOLERANCES.index(largest) :]:
        start = time.process_time()
        W = solve(reg, tolerance)
        taken, found = time.process_time() - start, gap(X, y, W, reg)
        if found <= wanted:
            break
    return taken, found, tolerance


def peers(X: np.ndarray, y: np.ndarray) -> Iterator[tuple[str, Solve]]:
    """Those that are installed."""
    from sklearn.linear_model import LogisticRegression

    def sklearn(reg: float, tolerance: float) -> np.ndarray:
        model: Any = LogisticRegression(
            C=1 / (2 * reg * len(X)), tol=tolerance, fit_intercept=False, max_iter=MOST_ITERATIONS
        )
        return np.asarray(model.fit(X, y).coef_).T

    yield PEERS[0], sklearn
    with suppress(ImportError):
        from cyanure.estimators import Classifier

        def cyanure(reg: float, tolerance: float) -> np.ndarray:
            model: Any = Classifier(
                loss="multiclass-logistic", penalty="l2", lambda_1=2 * reg, fit_intercept=False, tol=tolerance,
                max_iter=MOST_ITERATIONS, verbose=False, duality_gap_interval=5, n_threads=1,
            )  # fmt: skip
            return np.asarray(model.fit(X, y).get_weights())

        yield PEERS[1], cyanure


if __name__ == "__main__":
    main()
