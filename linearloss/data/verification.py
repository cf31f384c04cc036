"""Is this really CIFAR-10, every pixel and every label of it?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from ..sentences import say
from .cifar10 import BATCH_NAMES, CLASS_NAMES, Cifar10
from .errors import DataError


@dataclass(frozen=True)
class Facts:
    """What a data set must be like; the tests put those of a small one here."""

    n_train: int
    n_test: int
    first_labels: tuple[int, ...]
    first_pixel: tuple[int, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    batch_sha256: tuple[str, ...]


CIFAR10_FACTS = Facts(
    n_train=50_000,
    n_test=10_000,
    first_labels=(6, 9, 9, 4, 1),
    first_pixel=(59, 62, 63),
    means=(125.307, 122.950, 113.865),
    deviations=(62.993, 62.089, 66.705),
    # SHA-256 of data_batch_1.bin ... test_batch.bin in the authors' "binary
    # version", which several libraries publish. Both sources we fetch from
    # can be written in that layout, so these six prove that all 60,000 images
    # and labels are the authors' own, in the authors' order.
    batch_sha256=(
        "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
        "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
        "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
        "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
        "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
        "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b",
    ),
)

_TOLERANCE = 0.01


def verify(cifar: Cifar10, facts: Facts | None = None) -> None:
    """Check that ``cifar`` is CIFAR-10, whole and in order.

    Looks at shapes, dtypes, the number of images a class, the first labels,
    the first pixel, the mean and deviation of each channel (to 0.01), and at
    last the SHA-256 of each batch. The last check alone would do; the others
    come first because they can say what is wrong.

    Raises:
        DataError: naming the first thing that is off, with both values.
    """
    facts = facts or CIFAR10_FACTS
    _check_arrays(cifar, facts)
    _check_labels(cifar, facts)
    _check_pixels(cifar, facts)
    for (name, images, labels), expected in zip(cifar.batches(), facts.batch_sha256, strict=True):
        _same(f"SHA-256 of {name}", expected, batch_sha256(images, labels))


def batch_sha256(images: np.ndarray, labels: np.ndarray) -> str:
    """Digest of one batch in the authors' binary layout.

    One row an image: the label as one byte, then 1,024 red, 1,024 green and
    1,024 blue bytes.
    """
    n = len(images)
    rows = np.empty((n, 1 + 3 * 32 * 32), dtype=np.uint8)
    rows[:, 0] = labels
    rows[:, 1:] = images.transpose(0, 3, 1, 2).reshape(n, -1)
    return hashlib.sha256(rows.data).hexdigest()


def channel_statistics(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and deviation of each channel, exact, without float copies.

    A pixel has only 256 values, so counting them is enough; a float64 copy
    of the training images would take 1.2 GB.
    """
    counts = np.zeros((3, 256), dtype=np.int64)
    for start in range(0, len(images), 5_000):  # a slice at a time: bincount widens to 64 bits
        part = images[start : start + 5_000]
        for channel in range(3):
            counts[channel] += np.bincount(part[..., channel].ravel(), minlength=256)
    values = np.arange(256)
    total = counts.sum(axis=1)
    means = counts @ values / total
    return means, np.sqrt(counts @ values**2 / total - means**2)


def _check_arrays(cifar: Cifar10, facts: Facts) -> None:
    for name, n in (("train", facts.n_train), ("test", facts.n_test)):
        X, y = getattr(cifar, f"X_{name}"), getattr(cifar, f"y_{name}")
        _same(f"shape of X_{name}", (n, 32, 32, 3), X.shape)
        _same(f"dtype of X_{name}", "uint8", str(X.dtype))
        _same(f"shape of y_{name}", (n,), y.shape)
        _same(f"dtype of y_{name}", "int64", str(y.dtype))
    _same("class names", CLASS_NAMES, tuple(cifar.class_names))


def _check_labels(cifar: Cifar10, facts: Facts) -> None:
    for name, y in (("y_train", cifar.y_train), ("y_test", cifar.y_test)):
        if y.min() < 0 or y.max() > 9:
            raise _wrong(f"range of {name}", "0 to 9", f"{y.min()} to {y.max()}")
        counts = np.bincount(y, minlength=10).tolist()
        _same(f"images a class in {name}", [len(y) // 10] * 10, counts)
    first = tuple(cifar.y_train[: len(facts.first_labels)].tolist())
    _same("first training labels", facts.first_labels, first)


def _check_pixels(cifar: Cifar10, facts: Facts) -> None:
    _same("first training pixel", facts.first_pixel, tuple(cifar.X_train[0, 0, 0].tolist()))
    means, deviations = channel_statistics(cifar.X_train)
    for what, expected, got in (
        ("channel means of X_train", facts.means, means),
        ("channel deviations of X_train", facts.deviations, deviations),
    ):
        if not np.allclose(got, expected, rtol=0, atol=_TOLERANCE):
            raise _wrong(what, expected, tuple(float(value) for value in got.round(3)))


def _same(what: str, expected: object, got: object) -> None:
    if expected != got:
        raise _wrong(what, expected, got)


def _wrong(what: str, expected: object, got: object) -> DataError:
    names = ", ".join(BATCH_NAMES)
    return DataError(
        say(
            "This is not CIFAR-10 as its authors published it: {what} should be {expected}, but is {got}. The data must come unchanged from the six batches ({names}).",
            what=what,
            expected=expected,
            got=got,
            names=names,
        )
    )
