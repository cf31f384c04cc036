"""Who has handed in what, in nbgrader's layout `submitted/STUDENT/ASSIGNMENT/`; nothing is passed over in silence."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course
from linearloss.sentences import say

from .bounds import is_noise
from .text import shown

# What takes things to where they belong, by what is in them.
SORT_IN = say("autograder collect submitted puts it into its place")


@dataclass(frozen=True)
class Stray:
    """Something in `submitted/` that is nobody's submission of anything: where it lies, and why it cannot be."""

    name: str
    reason: str


def submissions_in(course: Course) -> tuple[list[tuple[str, Assignment]], list[Stray]]:
    """(student, assignment) for each submission, by student in the order of the course; and what is none."""
    folder, found, strays = course.folders.submitted, [], []
    names = _names(folder)
    if isinstance(names, str):
        return [], [Stray("", names)] if os.path.lexists(folder) else []
    for name in names:
        try:
            reason = _no_student(folder, name)
        except FileNotFoundError:  # it has gone since the folder was listed, as a download's half file does
            continue
        entries = _names(folder / name) if not reason else []
        if isinstance(entries, str):
            reason = entries
        if reason:
            strays.append(Stray(shown(name), reason))
            continue
        theirs = [assignment for assignment in course.assignments if assignment.name in entries]
        found += [(name, assignment) for assignment in theirs]
        known = {assignment.name for assignment in theirs}
        strays += [
            Stray(
                f"{shown(name)}/{shown(entry)}",
                say("is no folder of an assignment: the course has none of that name; {advice}", advice=SORT_IN),
            )
            for entry in entries
            if entry not in known
        ]
    return found, strays


def _names(folder: Path) -> list[str] | str:
    """What lies in a folder, without what systems leave behind; or why it cannot be opened."""
    try:
        return sorted((path.name for path in folder.iterdir() if not is_noise(path.name)), key=os.fsencode)
    except OSError as error:
        return say("could not be opened ({strerror})", strerror=error.strerror)


def _no_student(folder: Path, name: str) -> str:
    """Why this entry of `submitted/` cannot be a student's folder, or an empty text."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return say("has a name that is not UTF-8 text: rename it")
    if name.startswith("."):  # nbgrader's own commands, which look for `*`, would pass it over
        return say("has a name that begins with a dot: rename it")
    mode = (folder / name).lstat().st_mode
    if stat.S_ISLNK(mode):
        return say("is a link and not a student's folder: put the folder itself here")
    return "" if stat.S_ISDIR(mode) else say("is a file and not a student's folder: {advice}", advice=SORT_IN)
