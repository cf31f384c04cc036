"""The `po` files of a language: where they lie, what of them is translated, and which language a notebook is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.course import Assignment, Course
from autograder.notebook.reading import LANGUAGE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

# What holds nothing of the course lies in the package; the rest gives answers away, and lies in solutions/.
OWN = Path(__file__).parent.parent / "locale"
# Domains of the package: what the students' library says, and its part that fetches images; what the judge says, pages, the command line.
LIBRARY, DATA, GRADING, PAGES, COMMANDS = "library", "data", "grading", "pages", "commands"
# Domains of a notebook: what students are handed, what its checks say, what its mistakes are told as.
NOTEBOOK, CHECKS, MISTAKES = "notebook", "checks", "mistakes"
COURSE = "course"  # titles
_CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


def languages(course: Course) -> tuple[str, ...]:
    """The languages beside English in which the course can be had."""
    folder = course_folder(course)
    found = (path.name for path in folder.glob("*") if path.is_dir() and _CODE.fullmatch(path.name))
    return tuple(sorted(found))


def course_folder(course: Course) -> Path:
    """Where the course's own `po` files lie, a folder for each language."""
    return course.root / "solutions" / "locale"


def own_file(language: str, domain: str) -> Path:
    """The `po` file of a domain of the package."""
    return OWN / language / f"{domain}.po"


def course_file(course: Course, language: str, assignment: Assignment | None, domain: str) -> Path:
    """The `po` file of a domain of a notebook, or of the course."""
    folder = course_folder(course) / language
    return (folder / assignment.name if assignment else folder) / f"{domain}.po"


def language_of(notebook: Mapping[str, Any], known: tuple[str, ...]) -> str:
    """What the texts of a notebook that was handed in are written in; English ("") if it says anything else than `known`."""
    said = notebook["metadata"].get(LANGUAGE)
    return said if isinstance(said, str) and said in known else ""


def sentences(*paths: Path) -> dict[str, str]:
    """English -> the other language, of all that is translated; of two files the first counts. A file may be missing."""
    found: dict[str, str] = {}
    for path in reversed(paths):
        if path.is_file():
            found |= _sentences(path.read_bytes())
    return found


def told_to_students(course: Course, language: str, assignment: Assignment) -> Mapping[str, str]:
    """All sentences that may be told of a notebook when it is graded."""
    return sentences(
        course_file(course, language, assignment, CHECKS),
        *mistakes_files(course, language, assignment),
        course_file(course, language, None, COURSE),
        *(own_file(language, domain) for domain in (LIBRARY, GRADING, PAGES)),
    )


def told_of(course: Course, language: str, assignment: str) -> Mapping[str, str] | None:
    """The same of an assignment by its name; None for English, and for what the course does not have."""
    known = next((one for one in course.assignments if one.name == assignment), None)
    return told_to_students(course, language, known) if known and language else None


def told_by_package(notebook: Mapping[str, Any]) -> Mapping[str, str] | None:
    """What the package says of a notebook, wherever it lies, in the notebook's language; None for English."""
    language = language_of(notebook, tuple(path.name for path in OWN.glob("*")))
    return sentences(*(own_file(language, domain) for domain in (LIBRARY, GRADING, PAGES))) if language else None


def handed_out(course: Course, language: str, assignment: Assignment) -> Mapping[str, str]:
    """All sentences of a notebook as it is handed out."""
    return sentences(course_file(course, language, assignment, NOTEBOOK), course_file(course, language, None, COURSE))


def mistakes_files(course: Course, language: str, assignment: Assignment) -> list[Path]:
    """What the mistakes of a notebook are told as: its own file, and others, where an earlier entry has said it."""
    ordered = sorted(course.assignments, key=lambda one: one != assignment)
    return [course_file(course, language, one, MISTAKES) for one in ordered]


@cache
def _sentences(content: bytes) -> dict[str, str]:
    """By the content: a clock may stand still between two writings."""
    return {str(one.id): str(one.string) for one in entries(_read(content)) if is_translated(one)}


def read(path: Path) -> Catalog:
    """The `po` file at `path`."""
    return _read(path.read_bytes())


def _read(content: bytes) -> Catalog:
    from babel.messages.pofile import read_po  # not where everything is English

    return read_po(BytesIO(content))


def entries(catalog: Catalog) -> Iterator[Message]:
    """The sentences of a catalogue, in order, without its head."""
    return (message for message in catalog if message.id)


def is_translated(message: Message) -> bool:
    """Whether a sentence is told in the other language: there is one, and it is not out of date."""
    return bool(message.string) and not message.fuzzy
