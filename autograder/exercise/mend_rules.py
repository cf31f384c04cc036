"""Rules about the text of a program that has stopped with an error: how it is mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from linearloss.errors import OF_PANDAS, OF_PYTORCH

from .names_in_text import BRACKETS, assigned, balance, code_of, nearest, renamed, with_two_arguments


@dataclass(frozen=True)
class Stopped:
    """A program, and the number of the line in which it has stopped.

    Attributes:
        returns: what the function should return.
    """

    lines: Sequence[str]
    number: int
    returns: str = ""

    @property
    def line(self) -> str:
        """Its text."""
        return self.lines[self.number - 1]

    @property
    def source(self) -> str:
        """The program."""
        return "\n".join(self.lines)

    def with_line(self, line: str, number: int = 0) -> str:
        """The program with another line in place of this one, or of that number."""
        at = (number or self.number) - 1
        return "\n".join([*self.lines[:at], line, *self.lines[at + 1 :]])


# What the error says -> the program's text as it is mended; None if this rule does not know how.
Rule = Callable[[Stopped, "re.Match[str]"], "str | None"]


KEYWORDS = ("def", "for", "while", "return", "else", "elif", "import", "from", "if", "class")
OPTIONS = ("axis", "keepdims", "dtype", "size", "replace", "flags", "op_flags", "out", "where", "ord", "order")
REMOVED = {"int": "int", "float": "float", "bool": "bool", "object": "object", "str": "str", "complex": "complex", "long": "int",
           "product": "prod", "cumproduct": "cumprod", "sometrue": "any", "alltrue": "all", "ln": "log", "float_": "float64", "infty": "inf"}  # fmt: skip
# What these names stand for, wherever they are used.
SIZES = {
    "num_train": "X.shape[0]",
    "num_classes": "W.shape[1]",
    "num_class": "W.shape[1]",
    "N": "X.shape[0]",
    "C": "W.shape[1]",
    "D": "W.shape[0]",
}
MODULES = ("math", "random", "time", "copy", "itertools")
MATH = {"fabs": "abs", "pow": "power", "fsum": "sum"}


def in_line(change: Callable[[str, re.Match[str]], str]) -> Rule:
    """A rule that changes the line alone in which the program has stopped."""

    def rule(program: Stopped, found: re.Match[str]) -> str | None:
        return program.with_line(change(program.line, found))

    return rule


def compares(line: str, found: re.Match[str]) -> str:
    """The first = that is no comparison and stands in no bracket."""
    depth = 0
    for at, letter in enumerate(line):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "=" and not depth and line[at - 1] not in "=!<>" and line[at + 1 : at + 2] != "=":
            return f"{line[:at]}=={line[at + 1 :]}" if re.match(r"\s*(?:if|elif|while)\b", line) else line
    return line


def closed(line: str, found: re.Match[str]) -> str:
    code, rest = code_of(line)
    code = re.sub(r"(?<=\S)\s*[-+*/,]$", "", code)  # nothing stands behind it
    missing = "".join(BRACKETS[letter] for letter in reversed(balance(code)[0]))
    end = ":" if code.endswith(":") and re.match(r"\s*(?:if|elif|while|for|def)\b", code) else ""
    return f"{code.removesuffix(end) if end else code}{missing}{end}{rest}"


def one_less(line: str, found: re.Match[str]) -> str:
    extra = balance(line)[1]
    return line if extra is None else line[:extra] + line[extra + 1 :]


def keyword(line: str, found: re.Match[str]) -> str:
    first = re.match(r"(\s*)(\w+)(\s+\w|\s*:)", line)
    if not first or first[2] in KEYWORDS:
        return line
    near = get_close_matches(first[2], KEYWORDS, 1, 0.7)
    return f"{first[1]}{near[0]}{line[first.end(2) :]}" if near else line


def plain_signs(line: str, found: re.Match[str]) -> str:
    signs = str.maketrans("“”„‘’−–×·：，（）", '"""\'\'--**:,()')
    return unicodedata.normalize("NFKC", line.translate(signs)).replace("\u200b", "")


def empty_block(program: Stopped, found: re.Match[str]) -> str | None:
    number = int(found[1])
    if not 0 < number <= len(program.lines):
        return None
    head = program.lines[number - 1]
    inside = head[: len(head) - len(head.lstrip())] + "    pass"
    return "\n".join([*program.lines[:number], inside, *program.lines[number:]])


def another_name(program: Stopped, found: re.Match[str]) -> str | None:
    """Another name for one that has no value: the one that is nearest, or NumPy's, or a module that is not imported."""
    name, source = found[1], program.source
    if name == "xrange":
        return renamed(source, name, "range")
    if near := nearest(name, assigned(source) - {name}):
        if name not in assigned(source):
            return renamed(source, name, near)
        return program.with_line(renamed(program.line, name, near))
    if name in SIZES and (size := _size(name, program)):
        return renamed(source, name, size)
    if name in MODULES:
        return f"import {name}\n{source}"
    if name == "numpy":
        return renamed(source, name, "np")
    if hasattr(np, name) and re.search(rf"(?<![\w.]){name}\(", source):
        return re.sub(rf"(?<![\w.]){name}\(", f"np.{name}(", source)
    return None


def _size(name: str, program: Stopped) -> str:
    """What a name of a size stands for in a function that takes W and X, or one matrix in the first place; of a method, behind self."""
    if {"W", "X"} <= assigned(program.source):
        return SIZES[name]
    above = "\n".join(program.lines[: program.number])
    heads = re.findall(r"\bdef\s+\w+\s*\(\s*(?:self\s*,\s*)?([A-Za-z_]\w*)", above)
    return f"{heads[-1]}.shape[{0 if SIZES[name].startswith('X') else -1}]" if heads else ""


def from_zero(program: Stopped, found: re.Match[str]) -> str | None:
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


def of_numpy(line: str, found: re.Match[str]) -> str:
    name = found[1]
    if name == "np":
        return line.replace("np.np.", "np.")
    near = REMOVED.get(name) or next(iter(get_close_matches(name, dir(np), 1, 0.8)), "")
    if not near:
        return line
    own = name == near or name == "long"  # a type of Python's own
    return re.sub(rf"\b(np|numpy)\.{name}\b", near if own else rf"\1.{near}", line)


def of_arrays(line: str, found: re.Match[str]) -> str:
    """What is written of a table of pandas or a tensor of PyTorch as of the array that comes; else the nearest name."""
    if found[1] in (*OF_PANDAS, *OF_PYTORCH):
        return re.sub(rf"\.{found[1]}\b(?:\(\))?", "", line)
    near = get_close_matches(found[1], [name for name in dir(np.ndarray) if not name.startswith("_")], 1, 0.8)
    return re.sub(rf"\.{found[1]}\b", f".{near[0]}", line) if near else line


def as_entries(program: Stopped, found: re.Match[str]) -> str | None:
    """An array that is called like a function."""
    known = "|".join(sorted(assigned(program.source)))
    return in_line(lambda line, _: re.sub(rf"(?<![\w.])({known})\(([^()]*)\)", r"\1[\2]", line))(program, found)


def option(line: str, found: re.Match[str]) -> str:
    name = found[1] or found[2]
    near = get_close_matches(name, OPTIONS, 1, 0.7)
    return re.sub(rf"\b{name}(?=\s*=)", near[0], line) if near else line


def entry_by_entry(line: str, found: re.Match[str]) -> str:
    """Python's max of an array, and np.max of two things: the one that compares entry by entry."""
    for name, other in (("max", "maximum"), ("min", "minimum")):
        line = with_two_arguments(line, rf"(?<![\w.])(?:np\.|numpy\.)?a?{name}\(", f"np.{other}(")
    return line


def zero_below(program: Stopped, found: re.Match[str]) -> str | None:
    """np.max(A, 0), whose 0 is an axis, where the line that stops takes the maxima of the columns for a matrix."""
    for at in range(program.number - 1, 0, -1):
        line = program.lines[at - 1]
        target = re.match(r"\s*([A-Za-z_]\w*)\s*=(?!=).*\bmax\(.*,\s*0(?:\.0*)?\s*\)\s*(?:#.*)?$", line)
        if target and re.search(rf"(?<![\w.]){target[1]}\b", program.line):
            return program.with_line(entry_by_entry(line, found), at)
    return None


def of_all_entries(program: Stopped, found: re.Match[str]) -> str | None:
    """A loop that ends where an array says so: where all its entries do. What else an array in a condition means, nobody knows."""
    code, rest = code_of(program.line)
    asks = re.fullmatch(r"(\s*if\b)\s*(.*\S)\s*:\s*(break\b.*)?", code)
    inside = "".join(program.lines[program.number : program.number + 1])
    ends = asks and (asks[3] or re.match(r"\s*break\b", inside))
    return program.with_line(f"{asks[1]} np.all({asks[2]}):{asks[3] or ''}{rest}") if asks and ends else None


def with_return(program: Stopped, found: re.Match[str]) -> str | None:
    """The last line, where it is missing or returns the first of two things alone."""
    names = re.findall(r"\w+", program.returns)
    if not names or not {*names} <= assigned(program.source) or program.returns != ", ".join(names):
        return None
    bare = [at for at, line in enumerate(program.lines) if re.fullmatch(rf"\s+return\s*\(?(?:{names[0]})?\)?\s*", line)]
    if bare:
        line = program.lines[bare[-1]]
        return program.with_line(f"{line[: len(line) - len(line.lstrip())]}return {program.returns}", bare[-1] + 1)
    if re.search(r"\breturn\b", program.source):
        return None
    body = next((line for line in program.lines if re.match(r"\s+\S", line)), "    ")
    return f"{program.source.rstrip()}\n{body[: len(body) - len(body.lstrip())]}return {program.returns}"
