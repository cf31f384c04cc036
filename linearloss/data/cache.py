"""Where the arrays are kept, how they get there whole, and how they load at once."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from ..sentences import say
from .cifar10 import Cifar10
from .errors import DataError, StorageError

ARRAYS = ("X_train", "y_train", "X_test", "y_test")
_FOLDER = "cifar10"  # inside the cache folder; holds the arrays and the record
_RECORD = "record.json"  # the source and the size of each file; written last
_TEMPORARY = ".partial-"
_BLOCK = 2**24


@dataclass(frozen=True)
class CacheStatus:
    """What the cache holds: its folder, whether whole, from where, how many bytes."""

    path: Path
    present: bool
    source: str | None
    bytes: int


def cache_folder(cache: str | os.PathLike[str] | None = None) -> Path:
    """The folder named, or ``$CIFAR10_CACHE``, or the platform's usual place."""
    chosen = cache or os.environ.get("CIFAR10_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "emscripten":
        return Path("/drive")  # in a browser: beside the notebooks' folders, where the site may have put a part of it
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "linear-loss-course"


def arrays_folder(root: Path) -> Path:
    """The folder inside the cache folder that holds the arrays."""
    return root / _FOLDER


def status(root: Path) -> CacheStatus:
    """Look at the cache without reading the arrays: files and their sizes only."""
    folder = arrays_folder(root)
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
        sizes = {name: int(record["bytes"][name]) for name in ARRAYS}
        source = str(record["source"])
        whole = all((folder / f"{n}.npy").stat().st_size == size for n, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError):
        return CacheStatus(folder, False, None, 0)
    return CacheStatus(folder, whole, source, sum(sizes.values()) if whole else 0)


def read(root: Path) -> Cifar10 | None:
    """Open the cached arrays, or return None where there are no whole ones.

    The files are mapped, not read: that takes milliseconds, many processes
    share one copy in memory, and nobody can change the data by mistake.
    Under WebAssembly, which maps no files, they are read.
    """
    found = status(root)
    if not found.present:
        return None
    mode: Literal["r"] | None = None if sys.platform in ("emscripten", "wasi") else "r"
    try:
        # np.asarray: a plain array, not a memmap, is what students expect.
        arrays = [np.asarray(np.load(found.path / f"{name}.npy", mode, allow_pickle=False)) for name in ARRAYS]
    except (OSError, ValueError):
        return None
    for array in arrays:
        array.flags.writeable = False
    X_train, y_train, X_test, y_test = arrays
    return Cifar10(X_train, y_train, X_test, y_test, source=found.source or "")


def write(root: Path, cifar: Cifar10) -> Path:
    """Put the arrays into the cache, all of them or none.

    They are written in a temporary folder beside their place, forced to
    disk, and moved with one rename. A process that is killed in between
    leaves a temporary folder that no load looks at.
    """
    final = arrays_folder(root)
    with temporary(root) as folder:
        new, old = folder / "new", folder / "old"
        new.mkdir()
        sizes = {}
        for name in ARRAYS:
            path = new / f"{name}.npy"
            array = np.ascontiguousarray(getattr(cifar, name))
            with path.open("wb") as file:
                # Not np.save: on a full disk it raises an error that does not say so.
                header = np.lib.format.header_data_from_array_1_0(array)
                np.lib.format.write_array_header_1_0(file, header)
                content = array.reshape(-1).view(np.uint8).data
                for start in range(0, len(content), _BLOCK):  # WebAssembly takes no 150 MB at once
                    file.write(content[start : start + _BLOCK])
                file.flush()
                os.fsync(file.fileno())
            sizes[name] = path.stat().st_size
        record = {"source": cifar.source, "bytes": sizes}
        (new / _RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        if final.exists():  # a folder cannot be renamed onto one that holds files
            final.rename(old)
        new.rename(final)
    return final


@contextlib.contextmanager
def temporary(root: Path) -> Iterator[Path]:
    """A fresh folder inside the cache folder, gone afterwards whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_stale(root: Path) -> None:
    """Remove what killed fetches left. Only for who holds the lock on the cache."""
    for folder in root.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(folder, ignore_errors=True)


def make_folder(root: Path) -> None:
    """Create the cache folder, or say why it cannot be used."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(root, error) from error


def check_room(root: Path, needed: int) -> None:
    """Refuse to begin what the disk cannot hold."""
    if not hasattr(shutil, "disk_usage"):
        return  # WebAssembly, which has no disk
    free = shutil.disk_usage(root).free
    if free < needed:
        raise _no_room(
            root,
            say(
                "{needed:.0f} MB are needed and {free:.0f} MB are free",
                needed=needed / 1000000.0,
                free=free / 1000000.0,
            ),
        )


def storage_error(root: Path, error: OSError) -> DataError:
    """Turn the system's error about the cache folder into advice."""
    # A disk can be full, or a person's share of it (a name that Windows lacks).
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _no_room(root, say("about 190 MB are needed for the arrays, and 280 MB to download"))
    return StorageError(
        say(
            "The cache folder {root} cannot be used: {reason}. Set CIFAR10_CACHE to a folder where you can write, and run `linearloss data` again.",
            root=root,
            reason=error.strerror or str(error),
        )
    )


def _no_room(root: Path, numbers: str) -> StorageError:
    return StorageError(
        say(
            "There is no room for CIFAR-10 in {root}: {numbers}. Free some space, or set CIFAR10_CACHE to a folder on another disk (CIFAR10_CACHE=/big/disk/cifar10), and run `linearloss data` again.",
            root=root,
            numbers=numbers,
        )
    )
