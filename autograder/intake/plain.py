"""Opens folders and plain files below a folder that can be trusted, whatever lies in their place.

Every step is taken by a descriptor of the folder before it and without following a link, so that no
name can lead elsewhere, not even one that is exchanged meanwhile. A FIFO or a device is never opened.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from linearloss.sentences import joined, say

from .remarks import Denied, Failing, LeftOut

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
# What names and kinds of files lead to, that somebody has handed in.
_THEIRS = (errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ENXIO, errno.ENODEV)
_NO_RIGHT = (errno.EACCES, errno.EPERM)
_KINDS = {
    stat.S_IFLNK: say("is a link"),
    stat.S_IFDIR: say("is a folder"),
    stat.S_IFIFO: say("is a named pipe"),
    stat.S_IFSOCK: say("is a socket"),
    stat.S_IFBLK: say("is a device"),
    stat.S_IFCHR: say("is a device"),
}
Refused = Callable[[os.stat_result], str]


def no_reason(found: os.stat_result) -> str:
    """Refuses nothing."""
    return ""


@contextmanager
def open_folder(start: Path | int, below: Sequence[str] = ()) -> Iterator[int]:
    """A descriptor of the folder at `start` and then `below`, where no step may be a link.

    Raises:
        LeftOut: it cannot be opened (`Denied` or `Failing` if that is the grader's own trouble), or is no folder.
    """
    current = -1
    try:
        with _named_errors():
            current = os.dup(start) if isinstance(start, int) else os.open(start, os.O_RDONLY | os.O_DIRECTORY)
            for name in below:
                if not stat.S_ISDIR(mode := os.stat(name, dir_fd=current, follow_symlinks=False).st_mode):
                    raise LeftOut(joined(_kind(mode), say("and not a folder")))
                following = os.open(name, _FOLDER, dir_fd=current)
                os.close(current)
                current = following
        yield current
    finally:
        if current >= 0:
            os.close(current)


def read_plain(folder: int, name: str, most: int, refused: Refused = no_reason) -> bytes:
    """The bytes of a plain file, which is judged by its size before anything is read.

    Raises:
        LeftOut: it is no plain file, larger than `most`, cannot be read (`Denied` or `Failing` if that is the grader's own
            trouble), changes meanwhile, or is `refused`.
        FileNotFoundError: there is nothing of that name.
    """
    with _named_errors():
        _check(os.stat(name, dir_fd=folder, follow_symlinks=False), most, refused)
        with os.fdopen(os.open(name, _FILE, dir_fd=folder), "rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            _check(before, most, refused)  # once more: the name may have got another file in between
            data = _read(file.fileno(), before.st_size)
            after = os.fstat(file.fileno())
    if len(data) != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise LeftOut(say("was changed while it was read"))
    return data


def _check(found: os.stat_result, most: int, refused: Refused) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise LeftOut(_kind(found.st_mode))
    if found.st_size > most:
        raise LeftOut(
            say("has {size}, more than the {most} that are taken", size=_size(found.st_size), most=_size(most))
        )
    if reason := refused(found):
        raise LeftOut(reason)


def _read(file: int, size: int) -> bytes:
    chunks, left = [], size + 1  # one more than it should have: whether it has grown
    while left > 0 and (chunk := os.read(file, min(left, 2**20))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise left_out(error) from error


def left_out(error: OSError | ValueError) -> LeftOut:
    """What an error of the system means for who has handed it in."""
    if not isinstance(error, OSError):
        return LeftOut(say("could not be opened ({reason})", reason=str(error)))
    kind = LeftOut if error.errno in _THEIRS else Denied if error.errno in _NO_RIGHT else Failing
    return kind(say("could not be opened ({reason})", reason=str(error.strerror)))


def _kind(mode: int) -> str:
    return _KINDS.get(stat.S_IFMT(mode), say("is no plain file"))


def _size(number: int) -> str:
    return f"{number} bytes" if number < 2**20 else f"{number / 2**20:.0f} MiB"
