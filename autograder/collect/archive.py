"""Reads zip files that may be hostile: bounded in number, bytes, depth and ratio; names and kinds are looked at first.

Nothing is unpacked by its name: a member's bytes are returned beside the parts of its path.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from autograder.intake.beside import Parts, check_name
from autograder.intake.bounds import MIB, Bounds, is_noise
from autograder.intake.remarks import LeftOut, Remarks
from linearloss.sentences import say

MOST_RATIO = 200  # unpacked bytes for one packed: a notebook packs ten to one
_BELOW_ANY_RATIO = 5 * MIB
MOST_ZIPS_WITHIN = 3
_NAME_FOLLOWS = b"PK\x01\x02"  # how each entry of a zip file's directory begins

# What the download of a class may hold, and what one student's zip in it may.
OF_A_CLASS = Bounds(
    file_bytes=200 * MIB, all_bytes=20_000 * MIB, files=100_000, entries=200_000, depth=12, path_bytes=1_000
)
OF_A_STUDENT = Bounds(file_bytes=50 * MIB, all_bytes=500 * MIB, files=5_000, entries=20_000, depth=12, path_bytes=1_000)


@dataclass
class Budget:
    """What may still be taken from one archive and those within it."""

    bounds: Bounds
    files: int
    bytes: int

    @classmethod
    def of(cls, bounds: Bounds) -> Budget:
        """All that the bounds allow."""
        return cls(bounds, bounds.files, bounds.all_bytes)


def is_zip(name: str) -> bool:
    """Whether a file is to be looked into, by its name."""
    return name.lower().endswith(".zip")


def members(
    archive: Path | bytes, where: Parts, remarks: Remarks, budget: Budget, within: int = 0
) -> Iterator[tuple[Parts, bytes]]:
    """Each plain file of a zip file and of the zip files in it, notebooks first; what is left out is named in `remarks`.

    Args:
        where: the names that lead to the archive, its own last.
        within: how many zip files it lies in.
    """
    try:
        if isinstance(archive, bytes):  # opened, a million names take half a gigabyte
            _check_number(archive.count(_NAME_FOLLOWS), budget)
        with zipfile.ZipFile(BytesIO(archive) if isinstance(archive, bytes) else archive) as opened:
            entries = opened.infolist()
            _check_number(len(entries), budget)
            if not any(map(_is_file, entries)):  # else nobody would hear that it was handed in
                raise LeftOut(say("holds no file"))
            for entry in sorted(entries, key=_turn):
                yield from _member(opened, entry, where, remarks, budget, within)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        remarks.add("/".join(where), say("is no zip file that can be read ({error})", error=str(error)))
    except LeftOut as why:
        remarks.add("/".join(where), why)


def _turn(entry: zipfile.ZipInfo) -> tuple[bool, int]:
    """Notebooks and upper folders first: an environment of thousands of files, packed with them, leaves them their room."""
    name = _name(entry)
    return not name.endswith(".ipynb"), len(re.findall(r"[/\\]", name))


def _check_number(count: int, budget: Budget) -> None:
    most = budget.bounds.entries
    if count > most:
        raise LeftOut(say("holds {count} names, more than the {entries} that are looked at", count=count, entries=most))


def _member(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, where: Parts, remarks: Remarks, budget: Budget, within: int
) -> Iterator[tuple[Parts, bytes]]:
    name = _name(entry)
    try:
        if not _is_file(entry):
            return
        below = _parts(name)
        path = (*where, *below)
        check_name(path, budget.bounds)
        if len(below) > budget.bounds.depth:
            raise LeftOut(say("lies deeper than {depth} folders", depth=budget.bounds.depth))
        _check(entry, budget)
        data = _read(opened, entry, budget)
    except Exception as error:  # of what is damaged, each way of packing raises an error of its own
        why = error if isinstance(error, LeftOut) else say("cannot be unpacked ({error})", error=str(error))
        remarks.add("/".join((*where, name)), why)
        return
    if not is_zip(name):
        yield path, data
    elif within + 1 > MOST_ZIPS_WITHIN:
        remarks.add("/".join(path), say("lies within more than {most} zip files", most=MOST_ZIPS_WITHIN))
    else:
        # What one student packed may not use up what the others need.
        yield from members(data, path, remarks, budget if within else Budget.of(OF_A_STUDENT), within + 1)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: without the flag for UTF-8, most systems write UTF-8 all the same.

    A Korean Windows writes its own code page, where a western name would hardly be valid; else it is that of the format.
    """
    if entry.flag_bits & 0x800:
        return entry.orig_filename
    data = entry.orig_filename.encode("cp437", "surrogateescape")
    for encoding in ("utf-8", "euc_kr"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return entry.orig_filename


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether it is no folder, and nothing that a system or an editor has added."""
    name = _name(entry)
    return not name.endswith(("/", "\\")) and not any(map(is_noise, re.split(r"[/\\]", name)))


def _parts(name: str) -> Parts:
    """The folders and the name; Windows writes them with backslashes.

    Raises:
        LeftOut: it leads out of the archive.
    """
    parts = tuple(part for part in re.split(r"[/\\]", name) if part != ".")
    if not parts or "" in parts or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name:
        raise LeftOut(say("has a name that leads out of the zip file"))
    return parts


def _check(entry: zipfile.ZipInfo, budget: Budget) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise LeftOut(say("is a link") if kind == stat.S_IFLNK else say("is no plain file"))
    if entry.flag_bits & 0x1:
        raise LeftOut(say("is encrypted"))
    if budget.files == 0:
        raise LeftOut(say("comes after the {files} files that are taken from one zip file", files=budget.bounds.files))
    most = min(budget.bounds.file_bytes, budget.bytes)
    if entry.file_size > most:
        raise LeftOut(
            say(
                "would have {size} bytes, more than the {most} that are taken",
                size=entry.file_size,
                most=most,
            )
        )
    if entry.file_size > max(_BELOW_ANY_RATIO, MOST_RATIO * entry.compress_size):
        raise LeftOut(say("unpacks to more than {most} times its size", most=MOST_RATIO))


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    with opened.open(entry) as file:
        data = file.read(entry.file_size + 1)  # bounded by what the entry says, which has been looked at
    budget.files -= 1
    budget.bytes -= len(data)
    return data
