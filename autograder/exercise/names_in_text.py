"""Names and brackets in the text of a program that may be no Python: what is seen line by line."""

from __future__ import annotations

import io
import re
import tokenize
from difflib import SequenceMatcher
from itertools import accumulate

BRACKETS = {"(": ")", "[": "]", "{": "}"}
NEAR_ENOUGH = 0.8
FUNCTIONS = ("f", "loss_function", "train")  # what arguments are called that are functions
_TARGETS = re.compile(r"^[ \t]*([\w \t,()]+?)[ \t]*(?:[-+*/@]|//|\*\*)?=(?!=)", re.MULTILINE)
_LOOPS = re.compile(r"\bfor[ \t]+([\w \t,()]+?)[ \t]+in\b")
_PARAMETERS = re.compile(r"\bdef[ \t]+\w+[ \t]*\(([^()]*)\)|\blambda[ \t]+([\w \t,]*):")


def assigned(source: str) -> set[str]:
    """The names that a program gives a value, or takes as parameters."""
    groups = [match[1] for match in (*_TARGETS.finditer(source), *_LOOPS.finditer(source))]
    groups += [re.sub(r"=[^,]*|:[^,]*", "", match[1] or match[2] or "") for match in _PARAMETERS.finditer(source)]
    return {name for group in groups for name in re.findall(r"[A-Za-z_]\w*", group)}


def nearest(name: str, names: set[str]) -> str:
    """The one name that differs by its case, by letters too many or too few, or by their order; empty if there is none, or more."""
    alike = [one for one in names if one.lower() == name.lower()]
    if not alike:
        letters = sorted(name.lower())
        near = [one for one in names if len(one) != len(name) or sorted(one.lower()) == letters]
        alike = [one for one in near if min(len(one), len(name)) > 2 and _likeness(one, name) >= NEAR_ENOUGH]
        best = max((_likeness(one, name) for one in alike), default=0.0)
        alike = [one for one in alike if _likeness(one, name) == best]
    return alike[0] if len(alike) == 1 else ""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()


def renamed(text: str, name: str, other: str) -> str:
    """Another name in place of one, but for attributes and options of that name, and what stands in quotes on one line."""

    def new(found: re.Match[str]) -> str:
        is_option = found[1] and found[2]
        stays = is_option or found["quote"]
        return found[0] if stays else f"{found[1] or ''}{other}{found[2] or ''}"

    quoted = r"(?<![fF])(?P<quote>['\"])(?:\\.|(?!(?P=quote)).)*(?P=quote)"
    return re.sub(rf"([(,]\s*)?(?<![\w.]){name}\b(\s*=(?!=))?|{quoted}", new, text)


def code_of(line: str) -> tuple[str, str]:
    """A line without the blanks and the comment at its end, and these; a # in quotes is taken for no comment."""
    quote = ""
    for at, letter in enumerate(line):
        if letter in "'\"":
            quote = "" if quote == letter else quote or letter
        elif letter == "#" and not quote:
            code = line[:at].rstrip()
            return code, line[len(code) :]
    code = line.rstrip()
    return code, line[len(code) :]


def replaced_in_code(pattern: str, new: str, source: str) -> str:
    """Another text in place of a pattern, but in comments and strings; a program that is no Python stays as it is."""
    try:
        tokens = [*tokenize.generate_tokens(io.StringIO(source).readline)]
    except (tokenize.TokenError, SyntaxError):
        return source
    lengths = [0, *accumulate(len(line) for line in io.StringIO(source))]
    spans = [
        range(lengths[one.start[0] - 1] + one.start[1], lengths[one.end[0] - 1] + one.end[1])
        for one in tokens
        if one.type in (tokenize.COMMENT, tokenize.STRING)
    ]

    def changed(found: re.Match[str]) -> str:
        return found[0] if any(found.start() in span for span in spans) else new

    return re.sub(pattern, changed, source, flags=re.MULTILINE)


def balance(text: str) -> tuple[str, int | None]:
    """The brackets that a text opens and does not close, and where the first one stands that it closes and has not opened."""
    opened: list[str] = []
    for at, letter in enumerate(text):
        if letter in BRACKETS:
            opened.append(letter)
        elif letter in BRACKETS.values():
            if not opened or BRACKETS[opened[-1]] != letter:
                return "".join(opened), at
            opened.pop()
    return "".join(opened), None


def with_two_arguments(line: str, name: str, other: str) -> str:
    """A call by another name, where it has two arguments, none of them by name.

    Args:
        name: a pattern of the call, with its opening bracket.
    """
    for found in reversed([*re.finditer(name, line)]):
        depth, commas, end = 1, 0, found.end()
        while end < len(line) and depth:
            depth += (line[end] in "([{") - (line[end] in ")]}")
            commas += line[end] == "," and depth == 1
            end += 1
        if commas == 1 and depth == 0 and not re.search(r",\s*\w+\s*=(?!=)", line[found.end() : end]):
            line = line[: found.start()] + other + line[found.end() :]
    return line
