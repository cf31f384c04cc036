"""Scratch folders of workers: made, handed over, and removed whatever a worker has put there.

Each fork server has a root folder that its grader holds by a lock, so that what a grader left that was killed can be
known and removed. A worker cannot write in the root itself.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

_PREFIX = "autograder-scratch-"
SHORT = "/tmp"  # where a folder lies whose path must be short, if TMPDIR is long
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def make_root(open_to_others: bool) -> Path:
    """A folder for the scratch folders of one fork server.

    Args:
        open_to_others: workers are another user and must be able to enter it.
    """
    root = _held_folder()
    root.chmod(0o511 if open_to_others else 0o500)
    return root


# The descriptors that hold the folders of this process.
_held: dict[Path, int] = {}


def _held_folder(base: str | None = None) -> Path:
    """A folder with a lock on it as long as this process lives; in `base`, which is `SHORT`, or the usual one.

    A lock, since a process id says nothing where graders in several containers share the folder, nor a time of start.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base)).resolve()
        try:
            descriptor = os.open(folder, _OPEN_FOLDER)
        except FileNotFoundError:  # a grader that starts now has taken it for what another one left
            continue
        with suppress(OSError):  # such a file system has no locks on folders, and nothing is cleared there
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if folder.exists():
            _held[folder] = descriptor
            return folder
        os.close(descriptor)


@contextmanager
def staging(base: str | None = None) -> Iterator[Path]:
    """A folder of the grader's own, for what is taken in or tried; if the grader is killed, the next one removes it."""
    folder = _held_folder(base)
    try:
        yield folder
    finally:
        remove(folder)


@contextmanager
def writable(root: Path) -> Iterator[None]:
    """While no worker runs: things may be made and removed in the root."""
    mode = stat.S_IMODE(root.stat().st_mode)
    root.chmod(mode | stat.S_IWUSR)
    try:
        yield
    finally:
        root.chmod(mode)


def create(root: Path) -> Path:
    """An empty scratch folder below a root."""
    with writable(root):
        return Path(tempfile.mkdtemp(prefix="worker-", dir=root))


def discard(folder: Path) -> bool:
    """Remove a scratch folder when its worker has ended; whether it is gone."""
    with writable(folder.parent):
        return remove(folder)


def hand_over(folder: Path, uid: int | None) -> None:
    """Give a folder with all that is in it to the worker's user, if it has one of its own."""
    if uid is None:
        return
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.lchown(os.path.join(parent, name), uid, uid)  # noqa: PTH118 (many files)
    os.lchown(folder, uid, uid)


def clear_stale() -> list[Path]:
    """Remove what graders have left that are no longer alive; called at the start of a batch."""
    removed = []
    bases = {Path(base).resolve() for base in (tempfile.gettempdir(), SHORT)}
    for path in (path for base in sorted(bases) for path in base.glob(f"{_PREFIX}*")):
        try:
            descriptor = os.open(path, _OPEN_FOLDER)
        except OSError:
            continue
        try:
            if os.fstat(descriptor).st_uid != os.geteuid():
                continue
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(path)
            removed.append(path)
        except OSError:  # it is held
            continue
        finally:
            os.close(descriptor)
    return removed


def remove(folder: Path) -> bool:
    """Remove a folder whatever is in it: any depth, any length of path, any mode. Whether it is gone.

    What lies deep is moved to the top first, so that neither recursion nor a long path is needed.
    """
    try:
        parent = os.open(folder.parent, _OPEN_FOLDER)
    except OSError:
        return not os.path.lexists(folder)
    try:
        _make_writable(folder.name, parent)
        _empty(folder.name, parent)
        os.rmdir(folder.name, dir_fd=parent)
    except OSError:
        return not os.path.lexists(folder)
    finally:
        os.close(parent)
        if not os.path.lexists(folder) and folder in _held:
            os.close(_held.pop(folder))
    return True


def remove_of_user(folder: Path, uid: int) -> None:
    """Remove what a user has left in a folder that everybody may write in."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            about = entry.stat(follow_symlinks=False)
            if about.st_uid != uid:
                continue
            if stat.S_ISDIR(about.st_mode):
                remove(Path(entry.path))
            else:
                Path(entry.path).unlink()
        except OSError:
            continue


def mib_of_user(folder: Path, uid: int) -> float:
    """Size of what a user has in a folder that everybody may write in; what others have there is not entered."""
    blocks, waiting = 0, [str(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            try:
                about = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            if about.st_uid == uid:
                blocks += about.st_blocks
                if stat.S_ISDIR(about.st_mode):
                    waiting.append(entry.path)
    return blocks * 512 / 2**20


def _make_writable(name: str, parent: int) -> None:
    if os.geteuid() != 0:  # root needs no rights, and must not follow a link that somebody puts in its place
        os.chmod(name, 0o700, dir_fd=parent)


def _empty(name: str, parent: int) -> None:
    top = os.open(name, _OPEN_FOLDER, dir_fd=parent)
    names = (f"{os.urandom(8).hex()}-{number}" for number in count())
    try:
        waiting = _unlink_files(top)
        while waiting:
            folder = waiting.pop()
            try:
                _lift(folder, top, names, waiting)
                os.rmdir(folder, dir_fd=top)
            except OSError:
                continue
    finally:
        os.close(top)


def _lift(name: str, top: int, names: Iterator[str], lifted: list[str]) -> None:
    """Remove the files of one folder and move its folders to the top, adding their new names to `lifted`."""
    descriptor = os.open(name, _OPEN_FOLDER, dir_fd=top)
    try:
        for folder in _unlink_files(descriptor):
            new = next(names)
            os.rename(folder, new, src_dir_fd=descriptor, dst_dir_fd=top)
            lifted.append(new)
    finally:
        os.close(descriptor)


def _unlink_files(descriptor: int) -> list[str]:
    """Remove all that is no folder; the folders, writable now."""
    folders = []
    with os.scandir(descriptor) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in found:
        try:
            if is_folder:
                _make_writable(name, descriptor)
                folders.append(name)
            else:
                os.unlink(name, dir_fd=descriptor)
        except OSError:
            continue
    return folders
