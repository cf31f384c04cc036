"""What the tests of the last notebook's file of results share."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from autograder.grading import Score
from linearloss.results_file import SHAPES
from linearloss.submission import handed_in
from solutions.hidden.tune_lambda import grade_results_file

FILE = "tune_lambda_results.npz"
POINTS = {
    "file": 1, "search": 2, "table": 2, "choice": 2, "test images": 2,
    "validation accuracy 0.36": 1, "validation accuracy 0.38": 1, "validation accuracy 0.39": 1,
}  # fmt: skip
ACCURACIES = {name for name in POINTS if name.startswith("validation accuracy")}
Arrays = dict[str, np.ndarray]


def graded(folder: Path) -> Score:
    with handed_in(folder):
        return grade_results_file(dict(POINTS))


def lost(score: Score) -> set[str]:
    assert not [part for part in score.parts if part.status == "grader_error"], score.parts
    assert {part.name: part.max_points for part in score.parts} == POINTS
    assert float(score) == sum(part.max_points for part in score.parts if part.status == "passed")
    return {part.name for part in score.parts if part.status != "passed"}


def diagnoses(score: Score) -> set[str]:
    return {code for part in score.parts for code in part.diagnoses}


def made_up() -> dict[str, Any]:
    """Arrays of the right shapes that were never trained."""
    arrays: dict[str, Any] = {
        name: np.full([8 if n is None else n for n in shape], 0.5) for name, shape in SHAPES.items()
    }
    arrays |= {"W": np.full((8, 3073, 10), 0.5, np.float32), "chosen": 0, "test_count": 1, "test_time": 9.0}
    for number, search in enumerate(("first", "finer")):
        arrays |= {
            f"{search}_learning_rate": [0.1, 9.0 - number],
            f"{search}_reg": [0.1, 9.0 - number],
            f"{search}_steps": 100,
        }
        arrays |= {f"{search}_number": 8, f"{search}_seed": 1, f"{search}_ended": 5.0}
    arrays |= {name: np.full(16, 0.5) for name in SHAPES if name.startswith("table_")}
    return arrays | {"table_search": np.repeat([1, 2], 8)}


def npy(value: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, value)
    return stream.getvalue()


def header(shape: str, descr: str = "'<f4'", data: bytes = b"", version: int = 1) -> bytes:
    """An .npy file that says of itself whatever one likes."""
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY" + struct.pack("<BBH" if version == 1 else "<BBI", version, 0, len(text)) + text + data


def write_zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    whole = {f"{name}.npy": npy(value) for name, value in made_up().items()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in (whole | members).items():
            archive.writestr(name, content)


def refused(folder: Path, said: str, status: str = "failed") -> None:
    score = graded(folder)
    assert lost(score) == set(POINTS) and float(score) == 0
    for part in score.parts:
        assert part.status == status and part.message.startswith(FILE) and said in part.message, part
