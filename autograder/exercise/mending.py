"""Mends a program where an error stops it, as the error's own words say: one line is read as it was probably meant.

Programs are taken for text, and none is run here. What cannot be mended in one way alone stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from linearloss.errors import CodeError

from .names_in_text import BRACKETS, assigned, balance, code_of, nearest, renamed, with_two_arguments

# A longer program, or one with longer lines, is left alone: what looks at its text must not take long.
MOST_LINES, MOST_IN_A_LINE = 1000, 300


@dataclass(frozen=True)
class Mended:
    """A program with other lines than its own: the number of the first that was changed, and how it is read."""

    source: str
    line: int
    read_as: str


@dataclass(frozen=True)
class _Stopped:
    """A program, and the number of the line in which it has stopped."""

    lines: Sequence[str]
    number: int

    @property
    def line(self) -> str:
        return self.lines[self.number - 1]

    @property
    def source(self) -> str:
        return "\n".join(self.lines)


# What the error says -> the program's text as it is mended; None if this rule does not know how.
Rule = Callable[[_Stopped, "re.Match[str]"], str | None]

KEYWORDS = ("def", "for", "while", "return", "else", "elif", "import", "from", "if", "class")
OPTIONS = ("axis", "keepdims", "dtype", "size", "replace", "flags", "op_flags", "out", "where", "ord", "order")
REMOVED = {"int": "int", "float": "float", "bool": "bool", "object": "object", "str": "str", "complex": "complex", "long": "int",
           "product": "prod", "cumproduct": "cumprod", "sometrue": "any", "alltrue": "all", "ln": "log", "float_": "float64", "infty": "inf"}  # fmt: skip
MODULES = ("math", "random", "time", "copy", "itertools")
MATH = {"fabs": "abs", "pow": "power", "fsum": "sum"}


def mended(source: str, error: CodeError) -> Mended | None:
    """The program with the line mended in which an error has stopped it; None if nobody can say how."""
    lines = source.split("\n")
    if not 0 < error.line <= len(lines) <= MOST_LINES or max(map(len, lines)) > MOST_IN_A_LINE:
        return None
    program = _Stopped(lines, error.line)
    for kind, pattern, rule in RULES:
        found = re.search(pattern, error.text) if error.kind in kind.split("|") else None
        text = rule(program, found) if found else None
        if text is not None and text != source:
            return _mended(lines, text)
    return None


def _mended(before: Sequence[str], text: str) -> Mended:
    after = text.split("\n")
    number = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    return Mended(text, number + 1, after[number].strip())


def _line(change: Callable[[str, re.Match[str]], str]) -> Rule:
    """A rule that changes the line alone in which the program has stopped."""

    def rule(program: _Stopped, found: re.Match[str]) -> str | None:
        lines = [*program.lines]
        lines[program.number - 1] = change(program.line, found)
        return "\n".join(lines)

    return rule


def _compares(line: str, found: re.Match[str]) -> str:
    """The first = that is no comparison and stands in no bracket."""
    depth = 0
    for at, letter in enumerate(line):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "=" and not depth and line[at - 1] not in "=!<>" and line[at + 1 : at + 2] != "=":
            return f"{line[:at]}=={line[at + 1 :]}" if re.match(r"\s*(?:if|elif|while)\b", line) else line
    return line


def _closed(line: str, found: re.Match[str]) -> str:
    code, rest = code_of(line)
    missing = "".join(BRACKETS[letter] for letter in reversed(balance(code)[0]))
    end = ":" if code.endswith(":") and re.match(r"\s*(?:if|elif|while|for|def)\b", code) else ""
    return f"{code.removesuffix(end) if end else code}{missing}{end}{rest}"


def _one_less(line: str, found: re.Match[str]) -> str:
    extra = balance(line)[1]
    return line if extra is None else line[:extra] + line[extra + 1 :]


def _keyword(line: str, found: re.Match[str]) -> str:
    first = re.match(r"(\s*)(\w+)(\s+\w|\s*:)", line)
    if not first or first[2] in KEYWORDS:
        return line
    near = get_close_matches(first[2], KEYWORDS, 1, 0.7)
    return f"{first[1]}{near[0]}{line[first.end(2) :]}" if near else line


def _plain_signs(line: str, found: re.Match[str]) -> str:
    signs = str.maketrans("“”„‘’−–×·：，（）", '"""\'\'--**:,()')
    return unicodedata.normalize("NFKC", line.translate(signs)).replace("\u200b", "")


def _empty_block(program: _Stopped, found: re.Match[str]) -> str | None:
    number = int(found[1])
    if not 0 < number <= len(program.lines):
        return None
    head = program.lines[number - 1]
    inside = head[: len(head) - len(head.lstrip())] + "    pass"
    return "\n".join([*program.lines[:number], inside, *program.lines[number:]])


def _name(program: _Stopped, found: re.Match[str]) -> str | None:
    """Another name for one that has no value: the one that is nearest, or NumPy's, or a module that is not imported."""
    name, source = found[1], program.source
    if name == "xrange":
        return renamed(source, name, "range")
    if near := nearest(name, assigned(source) - {name}):
        if name not in assigned(source):
            return renamed(source, name, near)
        # Where one line stores and the next one loads, Python tells the first.
        at = next(
            (
                at
                for at, line in enumerate(program.lines)
                if at >= program.number - 1 and re.search(rf"\b{name}\b", line)
            ),
            None,
        )
        return (
            None
            if at is None
            else "\n".join([*program.lines[:at], renamed(program.lines[at], name, near), *program.lines[at + 1 :]])
        )
    if name in MODULES:
        return f"import {name}\n{source}"
    if name == "numpy":
        return renamed(source, name, "np")
    if hasattr(np, name) and re.search(rf"(?<![\w.]){name}\(", source):
        return re.sub(rf"(?<![\w.]){name}\(", f"np.{name}(", source)
    return None


def _from_zero(program: _Stopped, found: re.Match[str]) -> str | None:
    """A sum that nothing begins: from 0."""
    name = found[1]
    begun = re.search(rf"(?<![\w.]){name}\s*=(?!=)|\bfor\s+{name}\b", program.source)
    added = re.search(rf"^(\s*){name}\s*[-+]=", program.source, re.MULTILINE)
    head = next(
        (at for at in range(program.number - 1, -1, -1) if re.match(r"\s*def\b.*:\s*(#.*)?$", program.lines[at])), None
    )
    if begun or not added or head is None:
        return None
    line = program.lines[head]
    start = line[: len(line) - len(line.lstrip())] + f"    {name} = 0.0"
    return "\n".join([*program.lines[: head + 1], start, *program.lines[head + 1 :]])


def _of_numpy(line: str, found: re.Match[str]) -> str:
    name = found[1]
    near = REMOVED.get(name) or next(iter(get_close_matches(name, dir(np), 1, 0.8)), "")
    if not near:
        return line
    own = name == near or name == "long"  # a type of Python's own
    return re.sub(rf"\b(np|numpy)\.{name}\b", near if own else rf"\1.{near}", line)


def _of_arrays(line: str, found: re.Match[str]) -> str:
    near = get_close_matches(found[1], [name for name in dir(np.ndarray) if not name.startswith("_")], 1, 0.8)
    return re.sub(rf"\.{found[1]}\b", f".{near[0]}", line) if near else line


def _entries(program: _Stopped, found: re.Match[str]) -> str | None:
    """An array that is called like a function."""
    known = "|".join(sorted(assigned(program.source)))
    return _line(lambda line, _: re.sub(rf"(?<![\w.])({known})\(([^()]*)\)", r"\1[\2]", line))(program, found)


def _option(line: str, found: re.Match[str]) -> str:
    name = found[1] or found[2]
    near = get_close_matches(name, OPTIONS, 1, 0.7)
    return re.sub(rf"\b{name}(?=\s*=)", near[0], line) if near else line


def _entry_by_entry(line: str, found: re.Match[str]) -> str:
    """Python's max of an array, and np.max of two things: the one that compares entry by entry."""
    for name, other in (("max", "maximum"), ("min", "minimum")):
        line = with_two_arguments(line, rf"(?<![\w.])(?:np\.|numpy\.)?a?{name}\(", f"np.{other}(")
        line = re.sub(rf"(?<![\w.]){name}\((?=\w+\))", f"np.{name}(", line)
    return line


def _kept_axis(program: _Stopped, found: re.Match[str]) -> str | None:
    """Sums and maxima along rows that do not fit beside the matrix that they are of: kept as columns."""
    names = {*re.findall(r"\w+", program.line)}
    lines = [*program.lines]
    for at, line in enumerate(lines):
        target = re.match(r"\s*(\w+)\s*=(?!=)", line)
        if at == program.number - 1 or (at < program.number and target and target[1] in names):
            lines[at] = re.sub(
                r"((?:np\.|\.)(?:sum|max|amax)\([^()]*(?:\([^()]*\)[^()]*)*?axis\s*=\s*(?:1|-1))\s*\)",
                r"\1, keepdims=True)",
                line,
            )
    return "\n".join(lines)


NUMBER = r"'(?:numpy\.)?(?:int|int32|int64|float|float32|float64)' object"
# (types, pattern in the text, rule): the first that changes anything.
RULES: tuple[tuple[str, str, Rule], ...] = (
    ("SyntaxError", r"[Mm]aybe you meant '=='", _line(_compares)),
    ("SyntaxError", r"expected ':'", _line(lambda line, _: "{}:{}".format(*code_of(line)))),
    ("SyntaxError", r"was never closed", _line(_closed)),
    ("SyntaxError", r"unmatched", _line(_one_less)),
    ("SyntaxError", r"Missing parentheses in call to 'print'", _line(lambda line, _: re.sub(r"\bprint\s+(.*)", r"print(\1)", line))),
    ("SyntaxError", r"invalid (?:non-printable )?character", _line(_plain_signs)),
    ("SyntaxError", r"^invalid syntax", _line(_keyword)),
    ("SyntaxError", r"invalid decimal literal", _line(lambda line, _: re.sub(r"(?<![\w.])(\d+(?:\.\d*)?)([A-Za-z_]\w*)", r"\1*\2", line))),
    ("TabError|IndentationError", r"tabs|unindent", lambda program, _: program.source.expandtabs(8)),
    ("IndentationError", r"expected an indented block after .* on line (\d+)", _empty_block),
    ("NameError", r"name '(\w+)' is not defined", _name),
    ("UnboundLocalError", r"variable '(\w+)'", _name),
    ("UnboundLocalError", r"variable '(\w+)'", _from_zero),
    ("NameError", r"name '(\w+)' is not defined", _from_zero),
    ("AttributeError", r"module 'numpy' has no attribute '(\w+)'", _line(_of_numpy)),
    ("AttributeError", r"`?np\.(\w+)`? was removed", _line(_of_numpy)),
    ("AttributeError", r"'numpy\.\w+' object has no attribute '(\w+)'", _line(_of_arrays)),
    ("TypeError", NUMBER + r" is not iterable", _line(lambda line, _: re.sub(r"\bin\s+([\w.]+(?:\[\d\])?)\s*:", r"in range(\1):", line))),
    ("TypeError", r"'tuple' object is not callable", _line(lambda line, _: re.sub(r"\.shape\((-?\d)\)", r".shape[\1]", line))),
    ("TypeError", r"'numpy.ndarray' object is not callable", _entries),
    ("TypeError", NUMBER + r" is not callable", _line(lambda line, _: re.sub(r"(?<![\w.])(\d+(?:\.\d*)?|\.\d+)\s*\(", r"\1*(", line))),
    ("TypeError", r"only (?:length-1|0-dimensional) arrays can be converted", _line(lambda line, _: re.sub(r"\bmath\.(\w+)", lambda one: f"np.{MATH.get(one[1], one[1])}", line))),
    ("TypeError", r"only integer scalar|cannot be interpreted as an integer|'tuple' object", _line(_entry_by_entry)),
    ("ValueError", r"truth value of an array", _line(_entry_by_entry)),
    ("TypeError", r"'(\w+)' is an invalid keyword argument|unexpected keyword argument '(\w+)'", _line(_option)),
    ("ValueError", r"could not be broadcast together|non-broadcastable", _kept_axis),
)  # fmt: skip
