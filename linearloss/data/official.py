"""The authors' own archive: download it, and read it packed or unpacked."""

from __future__ import annotations

import tarfile
from pathlib import Path

from ..sentences import say
from .archives import OFFICIAL, identify
from .cifar10 import BATCH_BYTES, BATCH_NAMES, Batch, Cifar10, assemble
from .errors import DataError
from .progress import Bar, Progress
from .safe_pickle import MAX_BATCH_BYTES, read_batch

URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
FOLDER = "cifar-10-batches-py"

# Seconds to connect, and seconds without a byte. Short, because somebody is
# waiting and there is another source to try.
TIMEOUT = (5, 15)


def download(folder: Path, progress: Progress) -> Path:
    """Download the archive into ``folder`` and check its SHA-256.

    Raises:
        DataError: no connection within seconds, a download that was cut, or
            a file with another size or SHA-256.
    """
    # Imported here: reading the cache must not need them.
    import requests
    from pooch import HTTPDownloader

    path = folder / OFFICIAL.name
    with progress(say("Downloading CIFAR-10"), OFFICIAL.size) as bar:
        fetch = HTTPDownloader(progressbar=_PoochBar(bar), chunk_size=1 << 18, timeout=TIMEOUT)
        try:
            fetch(URL, path, None)
        except requests.HTTPError as error:
            raise DataError(say("{url} answered: {error}.", url=URL, error=str(error))) from error
        except requests.RequestException as error:
            got = path.stat().st_size if path.exists() else 0
            if got:
                raise DataError(
                    say(
                        "The download of {url} was cut after {got:,} of {size:,} bytes. Nothing of it was kept.",
                        url=URL,
                        got=got,
                        size=OFFICIAL.size,
                    )
                ) from error
            raise DataError(say("No connection to {url}: {error}.", url=URL, error=_reason(error))) from error
    identify(path, OFFICIAL, called=f"What {URL} sent")
    return path


def read_archive(path: Path, progress: Progress) -> Cifar10:
    """Read ``cifar-10-python.tar.gz``, whose SHA-256 has been checked already.

    Members are picked by their exact name and read into memory; nothing is
    unpacked to disk, so no path in the archive can lead anywhere.

    Raises:
        DataError: damaged, or a batch is missing, doubled, too big, or not a plain file.
    """
    wanted = {f"{FOLDER}/{name}": name for name in BATCH_NAMES}
    batches: dict[str, Batch] = {}
    try:
        with (
            progress(say("Reading CIFAR-10"), len(BATCH_NAMES) * BATCH_BYTES) as bar,
            # "r|gz" reads once from front to back; to jump about would mean
            # to unpack the whole archive again for every jump.
            tarfile.open(path, "r|gz") as archive,
        ):
            for member in archive:
                if member.size > MAX_BATCH_BYTES:
                    raise DataError(
                        say(
                            "{path}: {name} claims {size:,} bytes, more than any file of CIFAR-10 has. The archive was refused.",
                            path=path,
                            name=member.name,
                            size=member.size,
                        )
                    )
                name = wanted.pop(member.name, None)
                if name is None:
                    continue
                file = archive.extractfile(member) if member.isreg() else None
                if file is None:
                    raise DataError(say("{path}: {name} is not a plain file.", path=path, name=member.name))
                batches[name] = read_batch(file.read(), f"{path}: {member.name}")
                bar.to(len(batches) * BATCH_BYTES)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DataError(say("{path} is damaged ({error}). Download it again.", path=path, error=str(error))) from error
    if wanted:
        raise DataError(say("{path} holds no {names}.", path=path, names=", ".join(sorted(wanted))))
    return assemble(batches, str(path))


def read_folder(folder: Path, progress: Progress) -> Cifar10:
    """Read a folder that holds the six unpacked batches.

    Raises:
        DataError: a batch is missing, cannot be read, or was refused.
    """
    batches: dict[str, Batch] = {}
    with progress(say("Reading CIFAR-10"), len(BATCH_NAMES) * BATCH_BYTES) as bar:
        for name in BATCH_NAMES:
            path = folder / name
            try:
                with path.open("rb") as file:
                    raw = file.read(MAX_BATCH_BYTES + 1)
            except OSError as error:
                raise DataError(
                    say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
                ) from error
            batches[name] = read_batch(raw, str(path))
            bar.to(len(batches) * BATCH_BYTES)
    return assemble(batches, str(folder))


class _PoochBar:
    """What pooch asks of a progress bar, passed on to ours."""

    def __init__(self, bar: Bar) -> None:
        self.total = 0
        self._bar = bar
        self._done = 0

    def update(self, n: int) -> None:
        self._done += n
        # A server that sends without end must not fill the disk.
        if self._done > 2 * OFFICIAL.size + (1 << 20):
            raise DataError(say("{url} sends more than {size:,} bytes; stopped.", url=URL, size=OFFICIAL.size))
        self._bar.to(min(self._done, OFFICIAL.size))

    def reset(self) -> None:
        self._done = 0

    def close(self) -> None:
        """The owner of the bar closes it."""


def _reason(error: Exception) -> str:
    """The innermost reason in few words; requests wraps it three deep."""
    text = str(error)
    for sign, words in (
        ("timed out", say("no answer within {timeout} seconds", timeout=TIMEOUT[0])),
        ("refused", say("connection refused")),
        ("resolve", say("the site cannot be looked up, perhaps for want of a network")),
        ("CERTIFICATE", say("the site's certificate is not trusted")),
    ):
        if sign in text:
            return words
    return text[:200]
