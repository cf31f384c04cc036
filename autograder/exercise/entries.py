"""The tables of `FUNCTION.mistakes.toml` as they are written: which keys there are, and what each may hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.course import CourseError

WORDS = ("title", "thinks", "says")
# How a mistake is made; each entry has one of these.
MADE_BY = ("old", "edits", "program")
TEXTS = ("code", *WORDS, "old", "new", "program", "seems")
LISTS = ("also", "only_if_right", "only_if_explained", "not_with")
KEYS = (*TEXTS, *LISTS, "loses", "edits", "number")


def entries(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """`file:line` and content of each table `[[mistake]]`.

    Raises:
        CourseError: the file is not TOML, holds anything else, or a key of an entry holds what it may not.
    """
    text = path.read_text(encoding="utf-8")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise CourseError(
            f"{path}:{place[1] if place else 1}: this is no TOML: {error}. Each entry begins with [[mistake]], and texts stand in quotes."
        ) from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\[\[ *mistake *\]\]", line)]
    found = content.get("mistake", [])
    if set(content) != {"mistake"} or len(lines) != len(found):
        raise CourseError(
            f"{path}:1: the file must hold tables [[mistake]], each on a line of its own, and nothing else."
        )
    for line, entry in zip(lines, found, strict=True):
        _check(entry, f"{path}:{line}")
    return [(f"{path}:{line}", entry) for line, entry in zip(lines, found, strict=True)]


def _check(entry: Mapping[str, Any], where: str) -> None:
    unknown = sorted(entry.keys() - {*KEYS})
    if unknown:
        raise CourseError(f"{where}: unknown key {unknown[0]!r}. Known: {', '.join(sorted(KEYS))}.")
    missing = [key for key in ("code", "loses") if not entry.get(key)]
    if missing:
        raise CourseError(f"{where}: {' and '.join(missing)} must be given.")
    for key, value in entry.items():
        _check_value(key, value, where)
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", entry["code"]):
        raise CourseError(f"{where}: code = {entry['code']!r} must be words of letters and digits, joined by hyphens.")
    if sum(key in entry for key in MADE_BY) != 1 or ("new" in entry) != ("old" in entry):
        raise CourseError(f"{where}: it needs old and new, or edits = [{{ old = …, new = … }}, …], or a whole program.")


def _check_value(key: str, value: Any, where: str) -> None:
    wanted = ""
    if key in TEXTS and not (isinstance(value, str) and (value.strip() or key == "new")):
        wanted = 'a text in quotes, "…"' if key == "new" else 'a text in quotes, "…", that is not empty'
    elif key in LISTS and not _are_texts(value):
        wanted = 'a list of texts, ["…", …]'
    elif key == "loses" and not all(map(_are_texts, value.values() if isinstance(value, dict) else [value])):
        wanted = 'a list of parts, ["…", …], one at least, or { test_… = ["…", …] }'
    elif key == "edits" and not (isinstance(value, list) and value and all(map(_is_an_edit, value))):
        wanted = 'a list of edits, [{ old = "…", new = "…" }, …], each with these two texts'
    elif key == "number" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        wanted = "a number"
    if wanted:
        raise CourseError(f"{where}: {key} must be {wanted}, not {value!r}.")


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)


def _is_an_edit(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"old", "new"}
        and all(isinstance(one, str) for one in value.values())
    )
