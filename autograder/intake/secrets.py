"""Hard links to what students must not read: one more name of a file of the course's own."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course, Folders
from linearloss.sentences import say

ATTEMPTS = "attempts"  # the folder of what a later attempt has replaced
_MOST_NAMES = 1_000_000  # looked at in the course's folder
_SECONDS = 600.0  # for which what was found there is used again
_MARGIN = 2.0  # seconds by which the clock of a file system may be behind

_Identity = tuple[int, int]
_Where = tuple[Path, Folders, tuple[Path, ...]]


class CourseSecrets:
    """Tells whether a file is one of the course's secrets under another name.

    A hard link is a plain file, and honest ones exist: having several names is no reason to refuse a file.
    But an archive may hold a hard link to `solutions/…`, which comes true when it is unpacked in the course's
    folder. So everything in that folder is the course's, but for two things that are students' own: what lies in
    a folder named as `submitted` is (in attempts and copies of it, too), and what has been graded and is no notebook.
    """

    def __init__(self, course: Course, *apart: Path):
        """`apart`: a file or folder within the course's that is taken in, and so is no secret itself."""
        self._where: _Where = (course.root, course.folders, apart)

    def refused(self, found: os.stat_result) -> str:
        """Why the file is not taken in, or an empty text."""
        if found.st_nlink == 1:
            return ""
        known = _known.get(self._where)
        # A new link to a file sets the time of the file's state, which nobody else can set.
        if known is None or time.time() > known.made + _SECONDS or found.st_ctime > known.made - _MARGIN:
            known = _known[self._where] = _look(*self._where)
        if (found.st_dev, found.st_ino) in known.files:
            return say("is a hard link to a file of the course")
        return "" if known.whole else say("is a hard link, and the course has too many files to find its other names")


@dataclass(frozen=True)
class _Known:
    """The course's files of several names; whether all of it was looked at; when that was begun."""

    files: frozenset[_Identity]
    whole: bool
    made: float


_known: dict[_Where, _Known] = {}


def _look(root: Path, folders: Folders, apart: tuple[Path, ...]) -> _Known:
    made, names = time.time(), 0
    found: set[_Identity] = set()
    seen: set[_Identity] = set()
    apart = (*apart, Path(os.path.realpath(folders.submitted)))
    waiting = [
        (Path(os.path.realpath(start)), start.name == folders.autograded.name) for start in _starts(root, folders)
    ]
    while waiting:
        path, graded = waiting.pop()
        try:
            status = path.lstat()
        except OSError:
            continue
        names += 1
        if names > _MOST_NAMES:
            return _Known(frozenset(found), False, made)
        identity = (status.st_dev, status.st_ino)
        if path in apart or identity in seen:
            continue
        if stat.S_ISDIR(status.st_mode):
            seen.add(identity)
            waiting += [
                (below, graded or below.name == folders.autograded.name)
                for below in _within(path)
                if below.name != folders.submitted.name
            ]
        elif status.st_nlink > 1 and (path.suffix == ".ipynb" or not graded):
            found.add(identity)
    return _Known(frozenset(found), True, made)


def _starts(root: Path, folders: Folders) -> Iterator[Path]:
    """The course's folder, what in it is a link to where it really is, and nbgrader's folders, wherever they are."""
    yield from (root, folders.autograded, folders.feedback)
    yield from (path for path in _within(root) if path.is_symlink() and path.name != folders.submitted.name)
    if folders.gradebook:
        kept = folders.gradebook  # with its journals and copies
        yield from (path for path in _within(kept.parent) if path.name.startswith(kept.name))


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
