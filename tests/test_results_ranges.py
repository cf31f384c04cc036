"""Which ranges of the last notebook's searches reach every step of accuracy, with CIFAR-10."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from results_files import ACCURACIES, graded, lost

from linearloss.data import fetch_cifar10
from linearloss.data.progress import silent
from solutions.hidden.tune_lambda import write_example_results

pytestmark = [pytest.mark.network, pytest.mark.long]


SENSIBLE = {
    "around the best": {"learning_rate": (1e-3, 1e-2), "reg": (1e-3, 1.0), "number": 8, "steps": 500, "seed": 1},
    "slowly, with more steps": {
        "learning_rate": (5e-4, 5e-3),
        "reg": (1e-3, 3.0),
        "number": 10,
        "steps": 1_000,
        "seed": 2,
    },
    "few steps": {"learning_rate": (3e-3, 1e-2), "reg": (0.05, 0.5), "number": 8, "steps": 300, "seed": 5},
}
CARELESS = {
    "learning rates of other pixels": {
        "learning_rate": (1e-6, 1e-4),
        "reg": (1e-3, 1.0),
        "number": 8,
        "steps": 500,
        "seed": 1,
    },
    "steps too large": {"learning_rate": (3e-2, 1.0), "reg": (1e-3, 1.0), "number": 8, "steps": 500, "seed": 1},
    "lambda of other pixels": {
        "learning_rate": (1e-3, 1e-2),
        "reg": (5.0, 100.0),
        "number": 8,
        "steps": 500,
        "seed": 1,
    },
    "hardly any steps": {"learning_rate": (1e-4, 1e-2), "reg": (1e-3, 1.0), "number": 8, "steps": 50, "seed": 1},
}


@pytest.mark.parametrize("ranges", (SENSIBLE | CARELESS).values(), ids=SENSIBLE | CARELESS)
def test_sensible_ranges_reach_every_step_and_careless_ones_not_the_last(
    tmp_path: Path, ranges: dict[str, Any]
) -> None:
    fetch_cifar10(progress=silent, report=lambda line: None)
    write_example_results(tmp_path, finer=ranges)
    accuracies = lost(graded(tmp_path)) & ACCURACIES
    assert "validation accuracy 0.39" in accuracies if ranges in CARELESS.values() else accuracies == set()
