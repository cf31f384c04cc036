"""Makes text from submissions fit to be read: no control characters, bounded, safe as a file name.

Escaping for HTML is not done here: the templates do it, everywhere, by autoescape.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Colour codes, cursor movements, window titles: whole sequences, so that no "[31m" stays behind.
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_JOINERS = "\u200c\u200d"  # zero-width (non-)joiner: part of how some scripts and emoji are written
_MOST_MARKS = 4  # accents piled on one letter; more would paint over the lines around it

# What makes a spreadsheet take a cell for a formula; the last four are their full-width forms.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# Where commas are decimal, a semicolon ends a cell, also in a file with commas between its cells.
_FORMULA_IN_THE_NEXT_CELL = re.compile(rf"(;[\s\"]*)(?=[{re.escape(''.join(_FORMULA))}])")

# Capitals are not plain: on some systems two names that differ by case only are one file.
_PLAIN_NAME = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,79}")
_RESERVED_BY_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def clean(text: object, most: int = 2000) -> str:
    """`text` without terminal codes, control and direction-changing characters, cut to `most` characters."""
    raw = str(text)
    # Long before the cut: a sequence that is taken out must not be split by it.
    head = _TERMINAL.sub("", raw[: 4 * most]).replace("\r\n", "\n").replace("\r", "\n")
    # Nearly all text is plain; only the rest is looked at character by character.
    result = head if head.isascii() and head.replace("\n", "").isprintable() else _readable(head)
    if len(result) > most or len(raw) > 4 * most:
        return result[:most].rstrip() + " … (shortened)"
    return result


def without_controls(text: str) -> str:
    """`text` as it is, tabs and all, without terminal codes, control and direction-changing characters."""
    return CONTROLS.sub("", _TERMINAL.sub("", text.replace("\r\n", "\n")))


def _readable(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        if character == "\n":
            kept.append(character)
        elif category in ("Zl", "Zp") or character == "\t":
            kept.append(" ")
        elif category == "Cs":  # half a character: cannot be written as UTF-8
            kept.append("\ufffd")
        elif (category in ("Cc", "Cf") and character not in _JOINERS) or marks > _MOST_MARKS:
            continue
        else:
            kept.append(character)
    return "".join(kept)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula, also behind control characters or spaces."""
    return text.startswith(("\t", "\r", "\n")) or clean(text).lstrip().startswith(_FORMULA)


def as_cell(text: str) -> str:
    """`clean` text that no spreadsheet executes: what would start a formula starts with an apostrophe."""
    plain = _FORMULA_IN_THE_NEXT_CELL.sub(r"\1'", clean(text))
    return f"'{plain}" if is_formula(text) else plain


def one_line(text: object, most: int = 200) -> str:
    """As `clean`, on one line."""
    return " ".join(clean(text, most).split())


def file_name(name: str) -> str:
    """A file name for a student or an assignment: the name itself if it is plain, else one made from it.

    Names that differ, be it by case only, get file names that differ by more than that.

    A made name holds a `~`, which no plain name may: nobody can choose a name that lands on
    another student's page.
    """
    plain = _PLAIN_NAME.fullmatch(name) and not name.endswith(".") and not _RESERVED_BY_WINDOWS.fullmatch(name)
    if plain:
        return name
    stem = re.sub(r"[^\w-]+", "_", one_line(name, 40)).strip("_-")[:40]
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{stem or 'student'}~{digest}"


def shown(name: str, most: int = 80) -> str:
    """A name that others must tell apart: what cannot be seen in it is written as an escape."""
    escaped = visible(name[:most])
    return escaped[:most] + (" …" if len(name) > most or len(escaped) > most else "")


def visible(text: str) -> str:
    """`text`, in which each character that cannot be seen is written as an escape."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if "\udc80" <= character <= "\udcff":  # a byte of a name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
