"""Checks `solutions/course.toml`: types, ranges, unknown keys and names, each refused with its file and line."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from linearloss.sentences import say
from linearloss.slips import SAYS

_NAME = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"}
_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": r"^(https?://\S+)?$"}
_SECONDS = {
    "type": "number",
    "minimum": 1,
    "maximum": 86_400,
}  # within less, a busy machine decides and not the program
_AMOUNT = {"type": "integer", "minimum": 1, "maximum": 2**40}
_WORDS = {
    "string": say("a text in quotes"), "number": say("a number"), "integer": say("a whole number"), "array": say("a list in [ ]"),
    "object": say("a table"), "boolean": say("true or false"),
}  # fmt: skip
_TABLE = re.compile(r"\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?\s*(#.*)?$")
_TEST = re.compile(r"^# ?%%.*\btest=[\"'](\w+)[\"']", re.MULTILINE)
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*=")

Place = tuple[str | int, ...]


class ManifestError(Exception):
    """The manifest is wrong; the message starts with the line."""


def read_manifest(path: Path, limits: type) -> dict[str, Any]:
    """The content of a manifest, checked.

    Args:
        limits: the dataclass of the table `[limits]`; fields of type float are seconds, all others whole numbers.

    Raises:
        ManifestError: the first thing that is wrong.
        OSError: it cannot be read.
    """
    from jsonschema import Draft202012Validator

    try:
        text = path.read_text(encoding="utf-8")
        if text.startswith("\ufeff"):
            raise ManifestError(
                say("{path}:1: it begins with a byte-order mark: save it as UTF-8 without one.", path=path)
            )
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise ManifestError(say("{path}: it is not UTF-8 text: {error}", path=path, error=str(error))) from error
    lines = _lines(text)
    # What is missing may be there under a name that is mistyped: that is told first.
    found = sorted(
        Draft202012Validator(_schema(limits)).iter_errors(data),
        key=lambda one: (one.validator == "required", _line(lines, one.path)),
    )
    for one in found:
        where, what = _in_words(one)
        raise ManifestError(say("{path}:{line}: {what}", path=path, line=_line(lines, where), what=what))
    for where, number in _numbers(data, ()):
        if not math.isfinite(number):
            raise ManifestError(
                say(
                    "{path}:{line}: {where} must be a finite number.",
                    path=path,
                    line=_line(lines, where),
                    where=_name(where),
                )
            )
    for key in ("name", "notebook"):
        first: dict[str, int] = {}
        for index, entry in enumerate(data["assignments"]):
            line = _line(lines, ("assignments", index, key))
            if entry[key] in first:
                raise ManifestError(
                    say(
                        "{path}:{line}: the {key} {entry} is taken at line {first}.",
                        path=path,
                        line=line,
                        key=key,
                        entry=repr(entry[key]),
                        first=first[entry[key]],
                    )
                )
            first[entry[key]] = line
    return data


def check_names(path: Path, data: dict[str, Any], scripts: Sequence[Path]) -> None:
    """Compare the notebooks, languages, tests and mistakes that the manifest names with those that there are.

    Args:
        scripts: the sources of all notebooks, in the order of the manifest.

    Raises:
        ManifestError: there is none of that name.
    """
    repeated = data.get("repeated_mistakes", {})
    lines = _lines(path.read_text(encoding="utf-8"))
    for index, script in enumerate(scripts):
        if not script.is_file():
            _refuse_missing(path, script, _line(lines, ("assignments", index, "name")))
    for language in data.get("complete_languages", ()):
        if not (path.parent / "locale" / language).is_dir():
            line = _line(lines, ("complete_languages",))
            raise ManifestError(
                say(
                    "{path}:{line}: there is no folder locale/{language} beside it.",
                    path=path,
                    line=line,
                    language=language,
                )
            )
    tests = [_TEST.findall(script.read_text(encoding="utf-8")) for script in scripts]
    codes = set(SAYS) | {
        code
        for folder in {script.parent for script in scripts}
        for file in folder.glob("*.mistakes.toml")
        for code in re.findall(r"^code = \"([^\"]+)\"", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    pairs = repeated.get("priced_in", {})
    for key, names, known, what in (
        ("priced_in", [name for pair in pairs.items() for name in pair], {*chain(*tests)}, "test"),
        ("never", repeated.get("never", ()), codes, "mistake"),
    ):
        for name in names:
            if name not in known:
                line = _line(lines, ("repeated_mistakes", key))
                raise ManifestError(
                    say(
                        "{path}:{line}: there is no {what} {name}.{known}",
                        path=path,
                        line=line,
                        what=what,
                        name=repr(name),
                        known=_meant(name, known),
                    )
                )
    _check_order(path, lines, pairs, tests)


def _check_order(path: Path, lines: dict[Place, int], pairs: dict[str, str], tests: Sequence[list[str]]) -> None:
    for later, earlier in pairs.items():
        # Anything else would price a mistake nowhere: a test that names itself, or two that name each other.
        if not any(earlier in of_one[: of_one.index(later)] for of_one in tests if later in of_one):
            raise ManifestError(
                say(
                    "{path}:{line}: {later} is priced in {earlier}, which does not stand above it in the same notebook.",
                    path=path,
                    line=_line(lines, ("repeated_mistakes", "priced_in", later)),
                    later=later,
                    earlier=earlier,
                )
            )


def _refuse_missing(path: Path, script: Path, line: int) -> NoReturn:
    there = {f"{one.parent.name}/{one.name}" for one in path.parent.glob("[0-9]*/*.py") if one.name.count(".") == 1}
    name = f"{script.parent.name}/{script.name}"
    raise ManifestError(
        say(
            "{path}:{line}: there is no {name} beside it, the source of this notebook.{known}",
            path=path,
            line=line,
            name=name,
            known=_meant(name, there),
        )
    )


def _schema(limits: type) -> dict[str, Any]:
    def table(required: Sequence[str] = (), **properties: Any) -> dict[str, Any]:
        return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}

    assignment = table(
        ("name", "notebook", "title", "minutes"),
        name=_NAME, notebook=_NAME, title=_TEXT, minutes={"type": "integer", "minimum": 0, "maximum": 100_000},
        files={"type": "array", "items": _NAME},
    )  # fmt: skip
    amounts: Any = {field.name: _SECONDS if field.type == "float" else _AMOUNT for field in fields(limits)}
    repeated = table(
        priced_in={"type": "object", "additionalProperties": _TEXT}, never={"type": "array", "items": _TEXT}
    )
    return table(
        ("title", "assignments"),
        title=_TEXT,
        answers_checked_at_once={"type": "boolean"},
        library_address=_ADDRESS,
        repository_address=_ADDRESS,
        complete_languages={"type": "array", "items": _NAME},
        assignments={"type": "array", "minItems": 1, "items": assignment},
        limits=table(**amounts),
        repeated_mistakes=repeated,
    )


def _in_words(error: Any) -> tuple[Place, str]:
    """Where an error is, and what it is, of jsonschema's own error."""
    where: Place = tuple(error.absolute_path)
    name, value = _name(where), error.instance
    if error.validator == "additionalProperties":
        known = list(error.schema["properties"])
        key = next(key for key in value if key not in known)
        return (*where, key), say(
            "unknown key {key} in {name}.{known}", key=repr(key), name=name or say("the file"), known=_meant(key, known)
        )
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in value)
        return where, say("{name} must have {missing}.", name=name or say("the file"), missing=missing)
    if error.validator == "type":
        return where, say(
            "{name} must be {words}, not {value}.", name=name, words=_WORDS[error.validator_value], value=repr(value)
        )
    if error.validator in ("minimum", "maximum"):
        words = {"minimum": say("at least"), "maximum": say("at most")}[error.validator]
        return where, say(
            "{name} must be {words} {limit}, not {value}.",
            name=name,
            words=words,
            limit=error.validator_value,
            value=repr(value),
        )
    if error.schema is _ADDRESS:
        return where, say("{name} must be empty or begin with https://, not {value}.", name=name, value=repr(value))
    if error.validator == "pattern":
        return (
            where,
            say(
                "{name} must be made of letters, digits and . _ -, and begin with a letter or digit, not {value}.",
                name=name,
                value=repr(value),
            ),
        )
    return where, f"{name}: {error.message}."


def _meant(name: str, known: Sequence[str] | set[str]) -> str:
    close = get_close_matches(name, sorted(known), 1, 0.6)
    return (
        say(" Did you mean {close}?", close=repr(close[0]))
        if close
        else say(" Known: {names}.", names=", ".join(sorted(known)[:12]))
    )


def _name(where: Place) -> str:
    """As a reader of the file would call it: `limits.memory_mib`, `assignments[2].name`."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")


def _numbers(value: Any, where: Place) -> Iterator[tuple[Place, float]]:
    if isinstance(value, float):
        yield where, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _numbers(inner, (*where, key))


def _lines(text: str) -> dict[Place, int]:
    """Where each table and key stands; `tomllib` does not tell. What it has refused never comes here."""
    found: dict[Place, int] = {(): 1}
    counts: dict[str, int] = {}
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(line):
            names = tuple(part.strip("\"'") for part in match[2].split("."))
            table = names
            if match[1] == "[[":
                counts[match[2]] = counts.get(match[2], -1) + 1
                table = (*names, counts[match[2]])
                found.setdefault(names, number)
            found.setdefault(table, number)
        elif match := _KEY.match(line):
            found.setdefault((*table, match[1].strip("\"'")), number)
    return found


def _line(lines: dict[Place, int], where: Any) -> int:
    """The line of the nearest thing around a place."""
    place = tuple(where)
    while place not in lines:
        place = place[:-1]
    return lines[place]
