"""The language of the command line, and of pages for the instructor: that of the reader's locale, as of any program with gettext."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.course import CourseError, load_course
from autograder.languages import catalogues

# The first of these that is set counts; LANGUAGE may name several languages, the best first.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
ENGLISH = ("en", "C", "POSIX")


def of_the_reader() -> Mapping[str, str] | None:
    """What the package and the course here say in the reader's language; None for English, which every terminal can show."""
    language = next(_wanted(), "en")
    if language in ENGLISH or not _can_be_shown(catalogues.own_file(language, catalogues.COMMANDS)):
        return None
    domains = (catalogues.COMMANDS, catalogues.PAGES, catalogues.GRADING, catalogues.LIBRARY, catalogues.DATA)
    files = [catalogues.own_file(language, domain) for domain in domains]
    try:
        course = load_course()
    except CourseError:
        return catalogues.sentences(*files)
    files.append(catalogues.course_file(course, language, None, catalogues.COURSE))
    for assignment in course.assignments:
        files.append(catalogues.course_file(course, language, assignment, catalogues.MISTAKES))
    return catalogues.sentences(*files)


def _can_be_shown(commands: Path) -> bool:
    """Whether standard output has the letters of these sentences."""
    letters = "".join(filter(str.isalpha, "".join(catalogues.sentences(commands).values())))
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return letters.encode(encoding, "ignore").decode(encoding) == letters


def _wanted() -> Iterator[str]:
    """Languages that the reader wants and that there are: of `ko_KR.UTF-8`, `ko_KR` or `ko`."""
    said = next((value for variable in VARIABLES if (value := os.environ.get(variable))), "")
    for code in said.split(":"):
        code = code.split(".")[0].split("@")[0]
        for language in (code, code.split("_")[0]):
            if language in ENGLISH or (language.isidentifier() and (catalogues.OWN / language).is_dir()):
                yield language
