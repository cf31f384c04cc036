"""Sixteen settings of learning rate and lambda trained side by side in one product, against sixteen runs one after the other.

python benchmarks/many_settings.py [--images 5000] [--steps 300]
"""

from __future__ import annotations

import os

os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})

import argparse
import platform
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from linearloss.optimize import sgd_many
from solutions.reference.losses import softmax_loss

D, C = 3073, 10
RATES, REGS = np.meshgrid((1e-3, 3e-4, 1e-4, 3e-5), (1e-1, 1e-2, 1e-3, 1e-4))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=5_000)
    parser.add_argument("--steps", type=int, default=300)
    options = parser.parse_args()
    numbers = np.random.default_rng(0)
    X = numbers.normal(size=(options.images, D)).astype(np.float32)
    y = numbers.integers(C, size=options.images)
    rates, regs = RATES.ravel(), REGS.ravel()
    start = time.process_time()
    together = sgd_many(softmax_loss, X, y, rates, regs, num_iters=options.steps)
    one = time.process_time() - start
    start = time.process_time()
    alone = [sgd_many(softmax_loss, X, y, rates[[k]], regs[[k]], num_iters=options.steps)[0] for k in range(len(regs))]
    many = time.process_time() - start
    apart = float(np.max(np.abs(together - np.stack(alone))) / np.max(np.abs(together)))
    print(
        f"{len(regs)} settings, {options.images} x {D}, float32, one thread; {platform.machine()}, NumPy {np.__version__}"
    )
    print(f"in one product {one:.2f} s, one after the other {many:.2f} s of CPU: {many / one:.1f} times; "
          f"weights differ by {apart:.0e} of the largest")  # fmt: skip


if __name__ == "__main__":
    main()
