"""Rules about sizes in the text of a program that has stopped with an error: which length is meant, along which axis."""

from __future__ import annotations

import re

from .mend_rules import Stopped
from .names_in_text import assigned, code_of, replaced_in_code


def kept_axis(program: Stopped, found: re.Match[str]) -> str | None:
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


def classes_of_W(program: Stopped, found: re.Match[str]) -> str | None:
    """The number of classes, where it is counted among the labels."""
    counted = r"len\((?:set|np\.unique)\(y\)\)|np\.unique\(y\)\.(?:size|shape\[0\])|(?:np\.a?max\(y\)|max\(y\)|y\.max\(\))\s*\+\s*1"
    return replaced_in_code(counted, "W.shape[1]", program.source) if "W" in assigned(program.source) else None


def own_size(program: Stopped, found: re.Match[str]) -> str | None:
    """Sizes of CIFAR-10 that are written as numbers."""
    if "W" not in assigned(program.source):
        return None
    before, behind = r"(?<=[(,=* ])", r"(?=\s*[,)*]|\s*$)"
    text = replaced_in_code(f"{before}10{behind}", "W.shape[1]", program.source)
    return replaced_in_code(f"{before}(?:3072|3073){behind}", "W.shape[0]", text)


def own_entries(line: str, found: re.Match[str]) -> str:
    """Rows by the numbers of the labels, where the entry of each row's own label is meant."""
    return re.sub(r"(\w+)\[\s*y(?:\.(?:flatten|ravel)\(\)|\.astype\(int\))?\s*\]", r"\1[np.arange(len(y)), y]", line)


def own_rows(line: str, found: re.Match[str]) -> str:
    """Each row with its own label, where other rows are paired with the labels."""
    numbers = r"(?:np\.arange|range)\([^()]*(?:\([^()]*\))?[^()]*\)"
    return re.sub(rf"\[\s*(?:{numbers}\s*,\s*y|y\s*,\s*{numbers})\s*\]", "[np.arange(len(y)), y]", line)


def own_column(program: Stopped, found: re.Match[str]) -> str:
    """The scores of the own classes as a column, where they stand beside a matrix."""
    names = {*re.findall(r"\w+", program.line)}
    lines = [*program.lines]
    for at, line in enumerate(lines[: program.number]):
        target = re.match(r"\s*(\w+)\s*=(?!=)", line)
        if at == program.number - 1 or (target and target[1] in names):
            lines[at] = re.sub(r"(=.*\w\[[^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*,\s*y\s*\])(?!\s*=|\[)", r"\1[:, None]", line)
    return "\n".join(lines)


def own_labels(line: str, found: re.Match[str]) -> str:
    """Labels for rows and rows for labels: the other way round."""
    numbers = r"(?:np\.arange|range)\([^()]*(?:\([^()]*\))?[^()]*\)"
    return re.sub(rf"\[\s*y\s*,\s*({numbers})\s*\]", r"[\1, y]", line)


def other_axis(program: Stopped, found: re.Match[str]) -> str | None:
    """A sum that is put into the rows of a matrix, and was taken down its columns: along the rows."""
    names = {*re.findall(r"\w+", program.line.partition("=")[2])}
    for number in range(program.number, 0, -1):
        line = program.lines[number - 1]
        target = re.match(r"\s*(\w+)\s*=(?!=)", line)
        if number == program.number or (target and target[1] in names):
            other = re.sub(r"((?:np\.|\.)sum\(.*?)\b(?:axis\s*=\s*)?0\s*\)", r"\1axis=1)", line)
            if other != line:
                return program.with_line(other, number)
    return None


def turned_gradient(line: str, found: re.Match[str]) -> str:
    """A gradient of the data that does not fit beside the weights: turned."""
    code, rest = code_of(line)
    added = re.match(r"(\s*)(\w+)\s*\+=\s*([^X]*\bW\b[^X]*)$", code)
    if added:
        return f"{added[1]}{added[2]} = {added[2]}.T + {added[3]}{rest}"
    whole = re.match(r"(\s*\w+\s*=\s*)([^+]*\bX\b[^+]*?)\s*\+\s*([^X+]*\bW\b[^X+]*)$", code)
    return f"{whole[1]}({whole[2]}).T + {whole[3]}{rest}" if whole else line


def in_a_new_array(line: str, found: re.Match[str]) -> str:
    """What is added to an array of whole numbers, or taken off it, in place: into a new array."""
    changed = re.match(r"(\s*)(\w+)\s*([-+*/])=\s*(.*\S)", code_of(line)[0])
    return f"{changed[1]}{changed[2]} = {changed[2]} {changed[3]} ({changed[4]})" if changed else line


def of_floats(program: Stopped, found: re.Match[str]) -> str | None:
    """An array of whole numbers or truth values into which fractions are to go: one of floats."""
    target = re.match(r"\s*(\w+)", program.line)
    for number in range(program.number - 1, 0, -1):
        made = re.match(rf"(\s*{target[1]}\s*=(?!=)\s*)(.*\S)\s*$", program.lines[number - 1]) if target else None
        if made:
            return program.with_line(f"{made[1]}({made[2]}) * 1.0", number)
    return None
