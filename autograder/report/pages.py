"""Fills in the templates, and writes files whole or not at all."""

from __future__ import annotations

import errno
import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from autograder.intake import text
from linearloss.sentences import Sentence, words
from linearloss.words import full_stop


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
    )
    environment.globals.update(
        say=told,
        strong=lambda text: Markup("<strong>{}</strong>").format(text),
        isolated=lambda text: Markup("<bdi>{}</bdi>").format(text),
    )
    return environment


def told(template: str, **values: Any) -> Markup:
    """A sentence in the language that is spoken, fit for a page: what is inserted is escaped, unless it is markup."""
    return Markup(words(Sentence(template, {name: escape(value) for name, value in values.items()})))


def code(name: str) -> Markup:
    """A name as code that may break after its underscores, and anywhere only if that is not enough."""
    parts = re.split(r"(?<=[_-])", text.one_line(name, 80))
    return Markup("<code>") + Markup("<wbr>").join(parts) + Markup("</code>")  # escapes what it joins


def points(number: float) -> str:
    """Points for the eye: two decimals at most, and none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def percent(part: float) -> str:
    """0.25 -> `25`: for widths in charts and for the eye."""
    return points(100 * part)


def fill(template: str, **values: Any) -> str:
    """The page that a template gives."""
    return _environment().get_template(template).render(**values)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8), the same bytes on every system; nobody ever meets half a file.

    Raises:
        OSError: it cannot be written there.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(path.name + ".part")
    scratch.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    scratch.replace(path)
