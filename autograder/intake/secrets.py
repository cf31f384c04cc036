"""Hard links to what students must not read: one more name of a file of the course's own."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

# What holds answers: the sources, the build with its hidden tests, the gradebook, and the history of all of them.
_SECRET = ("solutions", "build", "gradebook.db", ".git")


class CourseSecrets:
    """Tells whether a file is one of the course's secrets under another name.

    A hard link is a plain file, and honest ones exist (backups made with `cp -al`, tools that merge
    equal files): having several names is no reason to refuse a file. But an archive may hold a hard
    link to `solutions/…`, which comes true when it is unpacked in the course's folder.
    """

    def __init__(self, root: Path):
        self.root = root

    def refused(self, found: os.stat_result) -> str:
        """Why the file is not taken in, or an empty text."""
        if found.st_nlink > 1 and (found.st_dev, found.st_ino) in self._files:
            return "is a hard link to a file of the course"
        return ""

    @cached_property
    def _files(self) -> frozenset[tuple[int, int]]:
        found = set()
        for name in _SECRET:
            paths = [self.root / name]
            for folder, _, files in os.walk(self.root / name):
                paths += [Path(folder, file) for file in files]
            for path in paths:
                if not path.is_symlink() and path.is_file():
                    status = path.stat()
                    found.add((status.st_dev, status.st_ino))
        return frozenset(found)
