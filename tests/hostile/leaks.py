"""What may not come out of grading, and what may not act where it is read."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import nbformat

from autograder.course import Course
from autograder.judge.records import Record

from .course import MARKERS

# Success in something forbidden, what a test was called with, and what is the instructor's.
FORBIDDEN = ("ESCAPED", "PRINTED_IN_A_TEST", "canary", *MARKERS)
MOST_OUTPUT_CHARACTERS = 30_000_000
# As control characters stand in a file that a terminal may show: all but tabulator and line end.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def in_records(records: Iterable[Record]) -> list[str]:
    return [f"record of {r.student!a}: {word}" for r in records for word in FORBIDDEN if word in r.message]


def in_files(course: Course) -> list[str]:
    """Where a forbidden text stands in what grading wrote: results, outputs, gradebook, pages."""
    found = []
    for path in (course.root / "results").glob("*/*.json"):
        found += _words(path, path.read_text(encoding="utf-8"))
    for path in _files(course.root / "autograded"):
        found += _in_autograded(path)
    for path in (course.root / "feedback").rglob("*.html"):
        found += _words(path, path.read_text(encoding="utf-8"))
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        for table in ("comment", "grade", "student", "submitted_assignment"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            found += [f"table {table} of the gradebook: {word}" for word in FORBIDDEN if word in str(rows)]
    connection.close()
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def _in_autograded(path: Path) -> list[str]:
    """Outputs of notebooks (nbgrader keeps hidden tests in their sources), and whatever else lies there."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return [f"{path} is no plain file"]
    if path.name != "trial.ipynb":
        return _words(path, path.read_bytes().decode("latin-1"))
    outputs = json.dumps([cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells])
    too_long = [f"{path}: {len(outputs)} characters of outputs"] if len(outputs) > MOST_OUTPUT_CHARACTERS else []
    return _words(path, outputs) + too_long


def _words(path: Path, text: str) -> list[str]:
    return [f"{path}: {word}" for word in FORBIDDEN if word in text]


class _Acting(HTMLParser):
    """Collects what would act in a page: scripts, handlers, links with code, whatever is fetched from elsewhere.

    The attacks of this suite carry the word `attack`: nbgrader's own pages have scripts of their own.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag in ("script", "style")
        text = " ".join(f"{key}={value}" for key, value in attrs)
        if "attack" not in text:
            return
        scheme = re.compile(r"\s*(javascript|vbscript|data:text|data:image/svg)", re.IGNORECASE)
        active = [key for key, value in attrs if key.startswith("on") or scheme.match(value or "")]
        embeds = tag in ("iframe", "object", "embed", "meta", "base", "form", "svg", "link")
        # A link leads somewhere only when it is clicked; all else is fetched when the page is opened.
        fetches = [
            key for key, value in attrs
            if "//attack" in (value or "") and key not in ("alt", "title", "cite") and not (tag == "a" and key == "href")
        ]  # fmt: skip
        if active or embeds or fetches:
            self.found.append(f"<{tag} {text[:120]}>")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script and "attack" in data:
            self.found.append(f"in a script or style: {data[:80]}")


def acting(page: str) -> list[str]:
    """What of a student's would act when the page is opened, escape codes included."""
    parser = _Acting()
    parser.feed(page)
    return parser.found + [f"control character {code!a}" for code in sorted(set(CONTROL.findall(page)))]
