"""Reads the file of results, which comes from a stranger.

Nothing of it is unpickled, and nothing is allocated by what it says of itself: each array's
header is compared with what it must be before its bytes are read.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np

from linearloss.failure import CheckFailed

FILE = "tune_lambda_results.npz"
PIXELS, CLASSES = 3072, 10
MOST_SETTINGS = 2_000
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
