"""Rules about what a name stands for, in the text of a program that has stopped with an error: a list for an array, round brackets."""

from __future__ import annotations

import re

from .mend_rules import Stopped
from .names_in_text import FUNCTIONS, assigned, code_of, nearest, renamed

COUNTERS = ("i", "j", "k")
_SIMPLE = r"(?:[A-Za-z_][\w.]*?)(?:\[[^\[\]]*\])?(?:\.T)?"


def as_array(program: Stopped, found: re.Match[str]) -> str | None:
    """Lists that a line takes for arrays: made arrays just before it."""
    names = dict.fromkeys(re.findall(r"(?<![\w.])[A-Za-z_]\w*", code_of(program.line)[0]))
    lists = [name for name in names if re.search(rf"^\s*{name}\s*=\s*(?:\[|list\()", program.source, re.MULTILINE)]
    start = program.line[: len(program.line) - len(program.line.lstrip())]
    made = [f"{start}{name} = np.array({name})" for name in lists]
    at = program.number - 1
    return "\n".join([*program.lines[:at], *made, *program.lines[at:]]) if made else None


def as_list(program: Stopped, found: re.Match[str]) -> str | None:
    """What Python 2 gave as a list, such as zip: made a list where a name stands for it."""
    return re.sub(
        rf"^(\s*[\w, ]+=\s*)({found[1]}\(.*\))[ \t]*(#.*)?$", r"\1list(\2)", program.source, flags=re.MULTILINE
    )


def in_round_brackets(line: str, found: re.Match[str]) -> str:
    """Functions that are called with square brackets."""
    return re.sub(r"(?<![\w.])((?:np\.|numpy\.)\w+|range|len|sum|max|min|abs)\[([^\[\]]*)\]", r"\1(\2)", line)


def another_variable(program: Stopped, found: re.Match[str]) -> str | None:
    """A variable with the name of one of Python's own functions, which is called as well: another name for it."""
    for name in ("sum", "max", "min", "abs", "len", "range"):
        if name in assigned(program.source) and re.search(rf"(?<![\w.]){name}\(", program.line):
            return re.sub(rf"(?<![\w.]){name}\b(?!\s*\()", f"{name}_", program.source)
    return None


def own_attribute(program: Stopped, found: re.Match[str]) -> str | None:
    """An attribute of the object's own that is spelt otherwise where it is set."""
    name = found[2]
    near = nearest(name, {*re.findall(r"\bself\.(\w+)", program.source)} - {name})
    return re.sub(rf"\.{name}\b", f".{near}", program.source) if near else None


def of_the_object(program: Stopped, found: re.Match[str]) -> str | None:
    """A name that only the object has."""
    name = found[1]
    has = re.search(rf"\bself\.{name}\b|\bdef {name}\(self\b", program.source)
    return program.with_line(renamed(program.line, name, f"self.{name}")) if has else None


def the_unused_argument(program: Stopped, found: re.Match[str]) -> str | None:
    """A name for the one argument that is used nowhere, unless it is what counters are called; what is called is a function."""
    head = re.search(r"\bdef\s+\w+\s*\(([^()]*)\)", program.source)
    if head is None or found[1] in COUNTERS:
        return None
    arguments = [one.strip() for one in re.sub(r"=[^,]*|:[^,]*", "", head[1]).split(",")]
    body = program.source[head.end() :]
    unused = [one for one in arguments if one.isidentifier() and not re.search(rf"(?<![\w.]){one}\b", body)]
    is_called = re.search(rf"(?<![\w.]){found[1]}\s*\(", program.source) is not None
    fits = len(unused) == 1 and (unused[0] in FUNCTIONS) is is_called
    return renamed(program.source, found[1], unused[0]) if fits else None


def changed_by_itself(program: Stopped, found: re.Match[str]) -> str | None:
    """The same for a name whose new value is made of its own: no sum that something begins."""
    own = re.search(rf"=.*(?<![\w.]){found[1]}\b", program.line)
    return the_unused_argument(program, found) if own else None


def without_import(program: Stopped, found: re.Match[str]) -> str | None:
    """A package that is not there: none."""
    if not re.match(r"\s*(?:import|from)\b", program.line):
        return None
    start = program.line[: len(program.line) - len(program.line.lstrip())]
    bar = re.search(r"\bimport\s+(tqdm|trange)\b", program.line)
    nothing = f"{bar[1]} = lambda one, *rest, **more: one" if bar else "pass"
    return program.with_line(start + nothing)


def swapped(line: str, found: re.Match[str]) -> str:
    """A product of matrices, the other way round."""
    line = re.sub(rf"\bnp\.(dot|matmul)\(\s*({_SIMPLE})\s*,\s*({_SIMPLE})\s*\)", r"np.\1(\3, \2)", line)
    line = re.sub(rf"(?<![\w.])(?!np\.)({_SIMPLE})\.dot\(\s*({_SIMPLE})\s*\)", r"\2.dot(\1)", line)
    return re.sub(rf"(?<![\w.])({_SIMPLE})\s*@\s*({_SIMPLE})(?![\w.\[(])", r"\2 @ \1", line)


def first_turned(line: str, found: re.Match[str]) -> str:
    """A product of matrices, of which the first is turned."""
    line = re.sub(rf"\bnp\.(dot|matmul)\(\s*({_SIMPLE})\s*,", r"np.\1(\2.T,", line)
    line = re.sub(rf"(?<![\w.])(?!np\.)({_SIMPLE})\.dot\(", r"\1.T.dot(", line)
    return re.sub(rf"(?<![\w.])({_SIMPLE})\s*@", r"\1.T @", line).replace(".T.T", "")


def ones_as_column(program: Stopped, found: re.Match[str]) -> str:
    """A row of ones, or of zeros, beside a matrix: a column."""
    return re.sub(
        r"\bnp\.(ones|zeros)\(\s*\(?\s*(\w+(?:\.shape\[0\])?|len\(\w+\))\s*,?\s*\)?\s*\)",
        r"np.\1((\2, 1))",
        program.source,
    )


def fewer_indices(line: str, found: re.Match[str]) -> str:
    """More indices than an array has axes: those that take everything are too many."""
    axes, given = int(found[1]), int(found[2])

    def fewer(brackets: re.Match[str]) -> str:
        indices = [one.strip() for one in brackets[1].split(",")]
        if {*indices} == {":"}:
            return "[...]"
        while len(indices) > axes and ":" in indices:
            del indices[len(indices) - 1 - indices[::-1].index(":")]
        return f"[{', '.join(indices)}]"

    return re.sub(rf"\[([^\[\],]+(?:,[^\[\],]+){{{given - 1}}})\]", fewer, line)


def one_of_two(line: str, found: re.Match[str]) -> str:
    """Two indices of an array with one axis: the one that does not count up, else the second."""
    inner = r"[^\[\],()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^\[\],()]*|\[[^\[\]]*\][^\[\],()]*)*"

    def one(brackets: re.Match[str]) -> str:
        first, second = brackets[1].strip(), brackets[2].strip()
        return f"[{first if re.match(r'np.arange|range', second) else second}]"

    return re.sub(rf"\[({inner}),({inner})\]", one, line)
