"""Fills in the templates, and writes files whole or not at all."""

from __future__ import annotations

import errno
import os
import re
from base64 import b64encode
from collections.abc import Callable, Set
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from autograder.course import Course
from autograder.intake import text
from autograder.lms.filling import number as rounded
from linearloss.sentences import Sentence, words
from linearloss.words import full_stop

from .comments import formatted

HANDED_IN = "handed-in"  # the folder of what was handed in, beside the class report
# (student, assignment) -> the path of a page from another, or an empty text.
Link = Callable[[str, str], str]
# Pages fetch nothing; the only script that may run in one is ours, known by its digest.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("autograder.report"),
        autoescape=True,  # for every template: jinja2's own choice by suffix would leave .j2 unescaped
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        line=text.one_line,
        text=text.clean,
        name=text.shown,
        points=points,
        percent=percent,
        code=code,
        sentence=full_stop,
        source=source,
        words=words,
        formatted=formatted,
    )
    environment.globals.update(
        policy=POLICY,
        sorting=_script(environment.get_template("sorting.js.j2")),
        say=told,
        strong=lambda text: Markup("<strong>{}</strong>").format(text),
        isolated=lambda text: Markup("<bdi>{}</bdi>").format(text),
    )
    return environment


def _script(template: jinja2.Template) -> dict[str, Markup]:
    """A script as it stands in a page, and the policy of a page that holds it."""
    text = Markup(template.render())
    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return {"script": text, "policy": Markup(f"{POLICY}; script-src 'sha256-{digest}'")}


def told(template: str, **values: Any) -> Markup:
    """A sentence in the language that is spoken, fit for a page: what is inserted is escaped, unless it is markup."""
    return Markup(words(Sentence(template, {name: escape(value) for name, value in values.items()})))


def code(name: str) -> Markup:
    """A name as code that may break after its underscores, and anywhere only if that is not enough."""
    parts = re.split(r"(?<=[_-])", text.one_line(name, 80))
    return Markup("<code>") + Markup("<wbr>").join(parts) + Markup("</code>")  # escapes what it joins


def source(program: str) -> str:
    """A student's code, spaces and all, without what no page can show."""
    return text.without_controls(program).encode("utf-8", "replace").decode("utf-8")


def points(number: float) -> str:
    """Points for the eye: two decimals at most, and none that say nothing; the same as other systems are told."""
    return rounded(number)


def percent(part: float) -> str:
    """0.25 -> `25`: for widths in charts and for the eye."""
    return points(100 * part)


def fill(template: str, **values: Any) -> str:
    """The page that a template gives."""
    return _environment().get_template(template).render(**values)


def check_can_be_written(path: Path) -> None:
    """Raises `OSError` where a file plainly cannot be written."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
    if path.parent.is_dir() and not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8), the same bytes on every system; nobody ever meets half a file.

    Raises:
        OSError: it cannot be written there.
    """
    check_can_be_written(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(path.name + ".part")
    scratch.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    scratch.replace(path)


def page_path(student: str, assignment: str) -> Path:
    """Where the page of a submission lies within a folder of pages."""
    return Path(text.file_name(student)) / f"{text.file_name(assignment)}.html"


def no_link(student: str, assignment: str) -> str:
    """Where there are no pages."""
    return ""


def links(page: Path, folder: Path) -> Link:
    """From a page to those pages in a folder that exist; to none if it does not lie below the page's own."""

    def link(student: str, assignment: str) -> str:
        found = folder / page_path(student, assignment)
        if not (found.is_file() and found.is_relative_to(page.parent)):
            return ""
        return found.relative_to(page.parent).as_posix()

    return link


def address(path: str) -> str:
    """A path in a link: quoted with its colons, so that it can be nothing else."""
    return quote(path)


def remove_others(course: Course, folder: Path, written: Set[Path]) -> None:
    """Remove pages that have been written before, of students or submissions that are not in the gradebook any more."""
    for assignment in course.assignments:
        for page in folder.glob(f"*/{text.file_name(assignment.name)}.html"):
            if page not in written:
                page.unlink()
                if not any(page.parent.iterdir()):
                    page.parent.rmdir()
