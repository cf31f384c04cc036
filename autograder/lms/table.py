"""CSV files of other systems: read whatever their encoding and delimiter are, and written back in the same way."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from autograder.course import CourseError
from autograder.intake.plain import open_folder, read_plain
from autograder.intake.remarks import LeftOut
from autograder.intake.text import shown
from linearloss.sentences import say

MOST_BYTES = 50 * 2**20
_DELIMITERS = ",;\t"
_SEPARATOR = re.compile(r"\Asep=[,;\t]\r?\n", re.IGNORECASE)  # a line of Excel's alone: no system reads it


@dataclass
class Table:
    """A CSV file: its rows, the heading among them, and how it was written.

    Attributes:
        quote_all: whether every cell that holds text stood in quotes (Blackboard needs that).
    """

    name: str
    rows: list[list[str]]
    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\n"
    quote_all: bool = False
    heading: list[str] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.heading = [cell.strip() for cell in self.rows[0]] if self.rows else []

    def column(self, index: int) -> list[str]:
        """The cells below a heading, without the spaces around them; a row that is too short has an empty one."""
        return [cell_of(row, index) for row in self.rows[1:]]

    def encoded(self) -> bytes:
        """The file's bytes, as its system wrote them."""
        buffer = io.StringIO()
        quoting: Literal[0, 1] = csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL
        csv.writer(buffer, delimiter=self.delimiter, lineterminator=self.newline, quoting=quoting).writerows(self.rows)
        return buffer.getvalue().encode(self.encoding)


def cell_of(row: Sequence[str], index: int) -> str:
    """A cell without the spaces around it; empty beyond the row's end."""
    return row[index].strip() if 0 <= index < len(row) else ""


def parsed(text: str) -> float | None:
    """The number that a cell holds, with either decimal mark; None for anything else."""
    try:
        return float(text.strip().replace(",", ".")) if re.fullmatch(r"\s*\d+(?:[.,]\d+)?\s*", text) else None
    except ValueError:
        return None


def read_table(path: Path) -> Table:
    """Read a CSV file: UTF-8 or UTF-16, with commas, semicolons or tabs.

    Raises:
        CourseError: it cannot be read, or is no table.
    """
    try:
        with open_folder(path.parent) as folder:
            data = read_plain(folder, path.name, MOST_BYTES)
    except FileNotFoundError:
        raise CourseError(say("{path}: there is no such file.", path=path)) from None
    except LeftOut as why:
        raise CourseError(f"{path} {why}.") from why
    return parse_table(data, path.name)


def parse_table(data: bytes, name: str) -> Table:
    """The table in the bytes of a file.

    Raises:
        CourseError: it is no table.
    """
    text, encoding = _decoded(data, name)
    text = _SEPARATOR.sub("", text)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda one: _count_outside_quotes(first, one))
    try:
        # Strictly: a quote that does not close would make one cell of all rows below it.
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error as error:
        raise CourseError(
            say("{name} is no table of comma-separated values: {error}.", name=name, error=str(error))
        ) from error
    if len(rows) < 1 or len(rows[0]) < 2:
        raise CourseError(
            say("{name} is no table: its first line has no columns between commas, semicolons or tabs.", name=name)
        )
    for row in rows[1:]:
        if any(cell.strip() for cell in row[len(rows[0]) :]):
            raise CourseError(
                say(
                    "{name}: the line of {first} has more cells than there are headings. Is a comma in it, and no quotes around the cell?",
                    name=name,
                    first=shown(row[0], 40),
                )
            )
    quoted = first.lstrip().startswith('"') and first.count('"') >= 2 * len(rows[0])
    return Table(name, rows, encoding, delimiter, "\r\n" if "\r\n" in text else "\n", quoted)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding; a byte-order mark decides, and is written again."""
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16"), "utf-16"
        if data[:3] == b"\xef\xbb\xbf":
            return data.decode("utf-8-sig"), "utf-8-sig"
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        raise CourseError(
            say(
                "{name} is neither UTF-8 nor UTF-16 text: it was probably saved by a spreadsheet. Download it again and do not open it before, or save it as CSV in UTF-8.",
                name=name,
            )
        ) from error


def _count_outside_quotes(line: str, character: str) -> int:
    return sum(part.count(character) for part in line.split('"')[::2])
