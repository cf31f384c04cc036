"""The reference losses with their gradients against their two matrix products alone: 500 x 3073 x 10, float64, one thread.

The products are those that the references use, in the order that is fastest here: scores `X @ W`, and `(dS.T @ X).T`. Beside
them `X.T @ dS`, as it is mostly written. All are timed in every round, in an order drawn anew, in CPU time of the thread; the median of each counts.

X is standardised here, as images are before training. That frees an array of its size, after which glibc keeps freed memory for the
next call. In a process that has never freed one so large, it gives two arrays of W's size back to the system after every call
and takes them anew: 104 page faults, which cost more than all that the losses do besides their products.

    python benchmarks/reference_losses.py
"""

from __future__ import annotations

import os

os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})

import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from solutions.reference.losses import softmax_loss, svm_loss

N, D, C, REG = 500, 3073, 10, 1e-3
ROUNDS = 200


def main() -> None:
    """Measure and print."""
    numbers = np.random.default_rng(0)
    W, X, dS = 0.01 * numbers.normal(size=(D, C)), numbers.normal(size=(N, D)), numbers.normal(size=(N, C))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    y = numbers.integers(C, size=N)
    seconds = timed({
        "products": lambda: (X @ W, (dS.T @ X).T),
        "products as mostly written": lambda: (X @ W, X.T @ dS),
        "svm_loss": lambda: svm_loss(W, X, y, REG),
        "softmax_loss": lambda: softmax_loss(W, X, y, REG),
    })  # fmt: skip
    print(f"{N} x {D} x {C}, float64, one thread; {platform.machine()}, NumPy {np.__version__}")
    for name, taken in seconds.items():
        print(f"{name:28} {1000 * taken:7.2f} ms   {taken / seconds['products']:.2f} times the two products")


def timed(functions: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The median CPU seconds of each; what ran before, and left its part of X in the cache, is another one in every round."""
    taken: dict[str, list[float]] = {name: [] for name in functions}
    order = np.random.default_rng(1)
    for _ in range(ROUNDS):
        for name in order.permutation(list(functions)):
            start = time.thread_time()
            functions[name]()
            taken[name].append(time.thread_time() - start)
    return {name: median(those) for name, those in taken.items()}


if __name__ == "__main__":
    main()
