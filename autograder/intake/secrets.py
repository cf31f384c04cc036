"""Hard links to what students must not read: one more name of a file of the course's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from autograder.course import Course
from linearloss.sentences import say

ATTEMPTS = "attempts"  # the folder of what a later attempt has replaced
# What holds answers or marks, beside nbgrader's own folders: the sources, the build with its hidden tests, the history of
# all of them, results, and at the top tables, reports and copies of the gradebook. Of what has been graded, notebooks alone
# are added: they hold hidden tests, and what lies beside them is the student's.
_SECRET = ("solutions", "build", ".git", "results", "*.csv", "*.html", "*.db*")


class CourseSecrets:
    """Tells whether a file is one of the course's secrets under another name.

    A hard link is a plain file, and honest ones exist (backups made with `cp -al`, tools that merge
    equal files): having several names is no reason to refuse a file. But an archive may hold a hard
    link to `solutions/…`, which comes true when it is unpacked in the course's folder.
    """

    def __init__(self, course: Course):
        self._course = course

    def refused(self, found: os.stat_result) -> str:
        """Why the file is not taken in, or an empty text."""
        if found.st_nlink > 1 and (found.st_dev, found.st_ino) in self._files:
            return say("is a hard link to a file of the course")
        return ""

    @cached_property
    def _files(self) -> frozenset[tuple[int, int]]:
        found = set()
        for place in self._places():
            paths = [place]
            for folder, _, files in os.walk(place):
                paths += [Path(folder, file) for file in files]
            for path in paths:
                if not path.is_symlink() and path.is_file():
                    status = path.stat()
                    found.add((status.st_dev, status.st_ino))
        return frozenset(found)

    def _places(self) -> Iterator[Path]:
        root, folders = self._course.root, self._course.folders
        for pattern in (*_SECRET, f"{ATTEMPTS}/*/*/*/autograded/*.ipynb"):
            yield from root.glob(pattern)
        yield from folders.autograded.glob("*/*/*.ipynb")
        yield folders.feedback
        if folders.gradebook:
            yield folders.gradebook
