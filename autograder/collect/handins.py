"""Sorts what was found into hand-ins: by the names that systems give, else by the folders that it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from autograder.course import Assignment, Course
from autograder.intake.beside import Parts
from autograder.intake.text import shown
from autograder.intake.timestamps import TIMESTAMP
from autograder.lms import downloads
from autograder.lms.downloads import HandIn, Owner
from autograder.lms.roster import Roster
from linearloss.sentences import say

from .archive import is_zip
from .names import assignment_called, student_words, without_zip
from .sources import Item

SUBMITTED = "submitted"
LOOSE = "a loose file"
# Folders of the course itself, as in a clone of it: nobody is called so.
_OF_THE_COURSE = ("notebooks", "source", "release", "autograded", "feedback")
# Where a file timestamp.txt is the instructor's, or nbgrader's own.
TRUSTED = ("", LOOSE, "exchange")


@dataclass
class Unit:
    """The files of one hand-in of one student (or of the several who handed it in together).

    Attributes:
        files: where each lies within the hand-in, and what it is.
        attachments: Canvas's numbers of those that have one.
        stated: the assignment that a folder on the way says.
        several: whether it holds notebooks of several assignments.
    """

    given: int
    root: Parts
    handed_in: list[HandIn]
    files: list[tuple[Parts, Item]] = field(default_factory=list)
    attachments: dict[Item, int] = field(default_factory=dict)
    stated: Assignment | None = None
    several: bool = False

    @property
    def system(self) -> str:
        """Whose download it comes from; empty for an instructor's own folders."""
        return self.handed_in[0].owner.system


def units(items: Iterable[Item], course: Course, roster: Roster) -> list[Unit]:
    """All hand-ins, in the order in which they were found."""
    items = list(items)
    metadata = _metadata(items)
    found: dict[tuple[int, Parts], Unit] = {}
    for item in items:
        if (item.given, item.where[:-1]) in metadata and item.name == downloads.GRADESCOPE_METADATA:
            continue
        unit, within = _place(item, course, roster, metadata)
        known = found.setdefault((item.given, unit.root), unit)
        known.files.append((within, item))
        known.attachments |= unit.attachments
        if unit.handed_in[0].late:
            known.handed_in = unit.handed_in
    return list(found.values())


def told_by_metadata(items: Sequence[Item]) -> list[tuple[str, str]]:
    """What Gradescope says was handed in, and is not in its download; and where what it says cannot be read."""
    there = {(item.given, item.where[:-depth]) for item in items for depth in range(1, len(item.where))}
    told = []
    for (given, folder), metadata in _metadata(items).items():
        if metadata.damaged:
            told.append((shown("/".join((*folder, downloads.GRADESCOPE_METADATA)), 200), _damage(metadata)))
        for name, submitters in metadata.submitters.items():
            if submitters and (given, (*folder, name)) not in there:
                reason = say(
                    "has no file in the download, and is in its {metadata}: {who}",
                    metadata=downloads.GRADESCOPE_METADATA,
                    who=", ".join(
                        shown(one.owner.name or one.owner.ids[0][1], 60)
                        for one in submitters
                        if one.owner.name or one.owner.ids
                    ),
                )
                told.append((shown("/".join((*folder, name)), 200), reason))
    return told


def _damage(metadata: downloads.Metadata) -> str:
    if not metadata.unreadable:
        return say("is damaged: {count} entries could be read, each by itself", count=len(metadata.submitters))
    return say(
        "is damaged: {count} entries could be read, each by itself, and not those of {names}",
        count=len(metadata.submitters),
        names=", ".join(metadata.unreadable[:50]),
    )


def _metadata(items: Sequence[Item]) -> dict[tuple[int, Parts], downloads.Metadata]:
    """Who handed in what, by the files of Gradescope's that say it."""
    return {
        (item.given, item.where[:-1]): downloads.gradescope(item.data())
        for item in items
        if item.name == downloads.GRADESCOPE_METADATA and len(item.where) <= 3
    }


def _place(
    item: Item, course: Course, roster: Roster, metadata: dict[tuple[int, Parts], downloads.Metadata]
) -> tuple[Unit, Parts]:
    """The hand-in that a file belongs to, and where in it the file lies."""
    where = item.where
    for index, name in enumerate(where):
        last = index == len(where) - 1
        root = where[: index + 1]
        submitters = metadata.get((item.given, where[:index]), downloads.Metadata({})).submitters.get(name)
        if not submitters and not last and downloads.GRADESCOPE.fullmatch(name):
            submitters = [HandIn(Owner("Gradescope"))]
        if submitters:
            return Unit(item.given, root, submitters), where[index + 1 :]
        if (moodle := downloads.moodle(name)) and (not last or moodle[1]):
            unit = Unit(item.given, root, [moodle[0]])
            return unit, (moodle[1],) if last else where[index + 1 :]
        if (last or is_zip(name)) and (canvas := downloads.canvas(name)):
            # A student's files lie side by side: what they have in common is the owner.
            unit = Unit(item.given, (*where[:index], str(canvas[0].owner)), [canvas[0]])
            unit.attachments[item] = canvas[2]
            return unit, (canvas[1],) if last else where[index + 1 :]
        if (last or is_zip(name)) and (blackboard := downloads.blackboard(name)):
            unit = Unit(item.given, (*where[:index], *blackboard[0].owner.texts, blackboard[0].order), [blackboard[0]])
            return unit, (blackboard[1],) if last else where[index + 1 :]
        if not last and (exchange := downloads.exchange(name)):
            stated = assignment_called(name.split("+")[1], course)
            return Unit(item.given, root, [exchange], stated=stated), where[index + 1 :]
        if name == SUBMITTED or (not last and _is_whose(name, course, roster)):
            break  # an instructor's own folders: a student may call a file as a system would
    return _in_folders(item, course, roster)


def _in_folders(item: Item, course: Course, roster: Roster) -> tuple[Unit, Parts]:
    """A hand-in by its folders: `STUDENT/ASSIGNMENT/…`, `ASSIGNMENT/STUDENT/…`, `STUDENT/…`, or a loose file."""
    *folders, name = item.where
    stated = next(
        ((index, one) for index, part in enumerate(folders) if (one := assignment_called(part, course))), None
    )
    known = [index for index, part in enumerate(folders) if _is_whose(part, course, roster)]
    if SUBMITTED in folders:
        start = folders.index(SUBMITTED) + 1
        whose = [index for index in range(start, min(start + 2, len(folders))) if not stated or index != stated[0]][:1]
    elif stated:
        # The folder within the assignment's, else the one that holds it.
        inner = stated[0] + 1 < len(folders) and not (known and known[0] < stated[0])
        above = [index for index in range(stated[0]) if folders[index] not in _OF_THE_COURSE]
        whose = [stated[0] + 1] if inner else above[-1:]
    else:
        whose = known[:1]
    texts = tuple(without_zip(folders[index]) for index in (known[:1] or whose))
    end = max([index for index in (*known[:1], *whose, *([stated[0]] if stated else []))], default=-1) + 1
    if not texts:  # a loose file: its own name may say whose it is, and each is a hand-in of its own
        texts, end = student_words(name, course), len(folders)
        loose = Unit(
            item.given, item.where, [HandIn(Owner(LOOSE, (), "", texts))], stated=stated[1] if stated else None
        )
        return loose, (name,)
    unit = Unit(item.given, item.where[:end], [HandIn(Owner("", (), "", texts))], stated=stated[1] if stated else None)
    return unit, item.where[end:]


def is_timestamp(within: Parts) -> bool:
    """Whether a file of a hand-in is nbgrader's note of the time."""
    return within[-1] == TIMESTAMP


def _is_whose(folder: str, course: Course, roster: Roster) -> bool:
    """Whether a folder is called as a student is."""
    return assignment_called(folder, course) is None and bool(roster.meant(without_zip(folder)))
